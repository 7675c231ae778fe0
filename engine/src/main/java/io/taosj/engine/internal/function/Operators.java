package io.taosj.engine.internal.function;

import io.taosj.engine.internal.time.Durations;
import io.taosj.wire.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operators: checks and translation.
 *
 * <p>There is no third truth value: a comparison with NULL is FALSE, also under NOT. The results of comparisons and of
 * AND, OR and NOT are conditions whose SQL is never NULL; {@link #condition} gives the shorter SQL for places where NULL
 * does as well as FALSE (WHERE, HAVING, ON, WHEN) and that the store can use to skip data.
 */
public final class Operators {
    private Operators() {}

    /**
     * {@code + - * / % & |}.
     *
     * @throws io.taosj.engine.EngineException 0x200 for operands that cannot be computed with
     */
    public static Arg arithmetic(String operator, Arg left, Arg right, StatementContext context) {
        if (operator.equals("&") || operator.equals("|")) {
            return bitwise(operator, left, right);
        }
        if (Decimals.both(left, right)) {
            return Decimals.arithmetic(operator, left, right);
        }
        checkOperands(left, right);
        boolean addition = operator.equals("+") || operator.equals("-");
        boolean leftTime = left.type().is(DataType.TIMESTAMP);
        if (addition && (leftTime || right.type().is(DataType.TIMESTAMP))) {
            Arg time = leftTime ? left : right;
            Arg other = leftTime ? right : left;
            if (movesTime(other)) {
                return moveTime(operator, time, other, leftTime, context);
            }
        }
        return Args.result(ValueType.DOUBLE, doubleArithmetic(operator, left, right), left, right);
    }

    private static void checkOperands(Arg left, Arg right) {
        checkNoBlob(left);
        checkNoBlob(right);
        boolean leftTime = left.type().is(DataType.TIMESTAMP);
        boolean rightTime = right.type().is(DataType.TIMESTAMP);
        boolean refused = left.type().is(DataType.VARBINARY)
                || right.type().is(DataType.VARBINARY)
                || (leftTime && rightTime)
                || (leftTime && right.type().type().isVariable())
                || (rightTime && left.type().type().isVariable());
        if (refused) {
            throw Failures.invalidOperation();
        }
    }

    private static void checkNoBlob(Arg arg) {
        if (arg.type().is(DataType.BLOB)) {
            throw Failures.invalidOperation();
        }
    }

    private static boolean movesTime(Arg other) {
        DataType type = other.type().type();
        return type == DataType.NULL || type == DataType.BOOL || (type.isInteger() && type != DataType.UBIGINT);
    }

    private static Arg moveTime(String operator, Arg time, Arg other, boolean timeFirst, StatementContext context) {
        char unit = other.durationUnit();
        if (Durations.isCalendar(unit) && other.literal() instanceof Long value) {
            long months = Durations.months(operator.equals("-") ? -value : value, unit);
            String sql = StoreSql.call(
                    "taosj_add_months",
                    time.sql(),
                    StoreSql.integer(months) + "::BIGINT",
                    Conversions.zoneOf(context, time),
                    Conversions.precisionArg(context));
            return Args.result(ValueType.TIMESTAMP, sql, time, other);
        }
        String ticks = Conversions.toBigint(other, true);
        String sql = timeFirst ? infix(time.sql(), operator, ticks) : infix(ticks, operator, time.sql());
        return Args.result(ValueType.TIMESTAMP, sql, time, other);
    }

    private static String doubleArithmetic(String operator, Arg left, Arg right) {
        String l = Conversions.toDouble(left, true);
        switch (operator) {
            case "+", "-", "*" -> {
                String sql = infix(l, operator, Conversions.toDouble(right, true));
                return staysFinite(left) && staysFinite(right) ? sql : StoreSql.finite(sql);
            }
            case "/" -> {
                return StoreSql.finite(infix(l, operator, Conversions.toDouble(right, false)));
            }
            case "%" -> {
                return StoreSql.finite(StoreSql.call("taosj.modulo", l, Conversions.toDouble(right, false)));
            }
            default -> throw new IllegalArgumentException("unknown operator " + operator);
        }
    }

    /** Whether sums and products of two such operands are always finite. */
    private static boolean staysFinite(Arg arg) {
        return arg.type().type().isInteger()
                || arg.type().is(DataType.BOOL)
                || arg.type().is(DataType.TIMESTAMP);
    }

    private static Arg bitwise(String operator, Arg left, Arg right) {
        for (Arg arg : List.of(left, right)) {
            DataType type = arg.type().type();
            if (type.isVariable() && !type.isText()) {
                throw Failures.invalidOperation();
            }
        }
        String sql = infix(Conversions.toBigint(left, false), operator, Conversions.toBigint(right, false));
        return Args.result(ValueType.BIGINT, sql, left, right);
    }

    private static String infix(String left, String operator, String right) {
        return "(" + left + " " + operator + " " + right + ")";
    }

    /**
     * A minus before an expression: DOUBLE.
     *
     * @throws io.taosj.engine.EngineException 0x200 for text, bytes, JSON and GEOMETRY
     */
    public static Arg negate(Arg operand, StatementContext context) {
        if (operand.literal() instanceof String text && operand.type().isText()) {
            // the sign is pasted to the text, which keeps its length
            String pasted = "-" + text;
            return Literals.string(pasted.substring(0, Math.min(pasted.length(), text.length())));
        }
        if (operand.type().type().isVariable()) {
            throw Failures.invalidOperation();
        }
        // taken from zero so that there is no negative zero
        return Args.result(ValueType.DOUBLE, "(0 - " + Conversions.toDouble(operand, false) + ")", operand);
    }

    /**
     * {@code = != < <= > >=}, {@code like}, {@code not like}, {@code match}, {@code nmatch}, {@code contains}: BOOL.
     *
     * @throws io.taosj.engine.EngineException 0x200, 0x127, 0x731, 0x3250, 0x72D, 0x2681 for operands that do not go together
     */
    public static Arg comparison(String operator, Arg left, Arg right, StatementContext context) {
        return switch (operator) {
            case "like", "not like", "match", "nmatch" -> Patterns.match(operator, left, right);
            case "contains" -> JsonOperators.contains(left, right);
            default -> predicate(Comparisons.compare(operator, left, right, context), left, right);
        };
    }

    /** {@code operand [NOT] BETWEEN low AND high}. */
    public static Arg between(Arg operand, Arg low, Arg high, boolean negated, StatementContext context) {
        String from = Comparisons.compare(negated ? "<" : ">=", operand, low, context);
        String to = Comparisons.compare(negated ? ">" : "<=", operand, high, context);
        return predicate(infix(from, negated ? "OR" : "AND", to), operand, low, high);
    }

    /** {@code operand [NOT] IN (items)}; NULL items match nothing, and make NOT IN match nothing. */
    public static Arg inList(Arg operand, List<Arg> items, boolean negated, StatementContext context) {
        return predicate(Comparisons.inList(operand, items, negated, context), operand);
    }

    /** {@code operand IS [NOT] NULL}. */
    public static Arg isNull(Arg operand, boolean negated) {
        String value = operand.type().is(DataType.JSON) ? JsonOperators.unlessNull(operand) : operand.sql();
        String sql = "(" + value + (negated ? " IS NOT NULL)" : " IS NULL)");
        return Args.result(ValueType.BOOL, sql, operand);
    }

    public static Arg and(Arg left, Arg right) {
        return predicate(infix(condition(left), "AND", condition(right)), left, right);
    }

    public static Arg or(Arg left, Arg right) {
        return predicate(infix(condition(left), "OR", condition(right)), left, right);
    }

    public static Arg not(Arg operand) {
        String inner = StoreSql.insideHolds(operand.sql());
        String sql = inner != null ? operand.sql() : StoreSql.holds(condition(operand));
        return Args.result(ValueType.BOOL, "(NOT " + sql + ")", operand);
    }

    /**
     * The SQL of an argument as a condition, where NULL means FALSE: numbers hold if they are not 0, texts if the number
     * that they begin with is not.
     */
    public static String condition(Arg arg) {
        DataType type = arg.type().type();
        if (type == DataType.BOOL) {
            String inner = StoreSql.insideHolds(arg.sql());
            return inner != null ? inner : arg.sql();
        }
        if (type == DataType.NULL) {
            return "FALSE";
        }
        boolean integral = type.isInteger() || type == DataType.TIMESTAMP;
        return "(" + (integral ? arg.sql() : Conversions.toDouble(arg, false)) + " <> 0)";
    }

    /** A condition that may be NULL as an argument that is not. */
    static Arg predicate(String sql, Arg... from) {
        return Args.result(ValueType.BOOL, StoreSql.holds(sql), from);
    }

    /**
     * CASE. The result has the type that the branches have in common, see {@link CaseTypes}.
     *
     * @param operand of {@code CASE operand WHEN …}, or null
     * @param conditions the conditions, or the values that the operand is compared with
     * @param results as many as conditions
     * @param otherwise of ELSE, or null
     */
    public static Arg caseWhen(
            @Nullable Arg operand,
            List<Arg> conditions,
            List<Arg> results,
            @Nullable Arg otherwise,
            StatementContext context) {
        return CaseTypes.caseWhen(operand, conditions, results, otherwise, context);
    }

    /** The type that values of these types take in the branches of a CASE; 0x3250 if there is none. */
    public static ValueType unify(ValueType... types) {
        return CaseTypes.unify(types);
    }

    /** The type of a UNION's column: the left one's, except that NULL takes the right one's and lengths the larger one. */
    public static ValueType unionType(ValueType left, ValueType right) {
        if (left.is(DataType.NULL)) {
            return right;
        }
        boolean longer = left.type() == right.type() && right.length() > left.length();
        return longer && !left.type().isDecimal() ? right : left;
    }

    /** An argument as a value of another type, silently converted. */
    public static Arg castTo(Arg arg, ValueType type, StatementContext context) {
        return arg.type().equals(type) ? arg : Casts.convert(arg, type, context);
    }

    /** {@code operand->'key'}: JSON; 0x200 if the operand is no JSON tag. */
    public static Arg jsonGet(Arg operand, String key) {
        return JsonOperators.get(operand, key);
    }

    /**
     * What to sort by so that rows come in the order of this argument's values: itself, or for a value out of a JSON
     * document its number and its text; 0x72D for a whole document.
     */
    public static List<String> orderKeys(Arg arg) {
        if (arg.type().is(DataType.JSON)) {
            return JsonOperators.orderKeys(arg);
        }
        return List.of(arg.sql());
    }
}
