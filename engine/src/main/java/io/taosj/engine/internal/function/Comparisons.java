package io.taosj.engine.internal.function;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.time.TimeParser;
import io.taosj.wire.DataType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Comparisons as SQL that may be NULL where an operand is. */
final class Comparisons {
    /** Floating-point numbers that are no further apart are equal: four times the smallest step of a FLOAT at 1. */
    private static final double TOLERANCE = 4 * 1.1920928955078125e-7;

    private static final double EXACT_INTEGERS = 0x1p53;

    private Comparisons() {}

    /** How two operands are compared. */
    private enum Kind {
        INTEGER,
        DECIMAL,
        DOUBLE,
        TEXT,
        BYTES,
        TIME
    }

    static String compare(String operator, Arg left, Arg right, StatementContext context) {
        String op = operator.equals("==") ? "=" : operator.equals("<>") ? "!=" : operator;
        if (left.type().is(DataType.JSON) || right.type().is(DataType.JSON)) {
            return JsonOperators.compare(op, left, right, context);
        }
        if (left.isNullLiteral() || right.isNullLiteral()) {
            return "FALSE";
        }
        return switch (kind(left.type().type(), right.type().type(), op)) {
            case TEXT -> infix(left.sql(), op, right.sql());
            case BYTES -> infix(toBytes(left, right), op, toBytes(right, left));
            case TIME -> infix(toTicks(left, context), op, toTicks(right, context));
            case INTEGER -> infix(toInteger(left), op, toInteger(right));
            case DECIMAL -> Decimals.comparable(left, right) ? decimals(op, left, right) : tolerant(op, left, right);
            case DOUBLE -> tolerant(op, left, right);
        };
    }

    private static Kind kind(DataType left, DataType right, String op) {
        if (left == DataType.BLOB || right == DataType.BLOB) {
            throw Failures.invalidOperation();
        }
        if (left == DataType.GEOMETRY || right == DataType.GEOMETRY) {
            return geometry(left == DataType.GEOMETRY ? right : left, op);
        }
        if (left == DataType.VARBINARY || right == DataType.VARBINARY) {
            DataType other = left == DataType.VARBINARY ? right : left;
            if (other != DataType.VARBINARY && !other.isText()) {
                throw Failures.cannotConvert();
            }
            return Kind.BYTES;
        }
        if (left.isText() || right.isText()) {
            return left.isText() && right.isText() ? Kind.TEXT : textAnd(left.isText() ? right : left);
        }
        if (left.isFloating() || right.isFloating()) {
            return Kind.DOUBLE;
        }
        return left.isDecimal() || right.isDecimal() ? Kind.DECIMAL : Kind.INTEGER;
    }

    private static Kind geometry(DataType other, String op) {
        if (other != DataType.GEOMETRY && !other.isText()) {
            throw Failures.cannotConvert();
        }
        if (!op.equals("=") && !op.equals("!=")) {
            throw new EngineException(0x731, "Geometry not support in this operator");
        }
        return Kind.BYTES;
    }

    private static Kind textAnd(DataType other) {
        if (other == DataType.TIMESTAMP) {
            return Kind.TIME;
        }
        return other.isSignedInteger() || other == DataType.BOOL ? Kind.INTEGER : Kind.DOUBLE;
    }

    private static String toInteger(Arg arg) {
        if (arg.type().isText()) {
            return Conversions.toBigint(arg, true);
        }
        if (arg.type().is(DataType.BOOL)) {
            return StoreSql.cast(arg.sql(), "TINYINT");
        }
        // without a type of its own a number takes the column's, which spares the column's cast
        Long value = Literals.integerValue(arg);
        return value != null
                ? StoreSql.integer(value)
                : arg.literal() instanceof BigInteger large ? large.toString() : arg.sql();
    }

    private static String decimals(String op, Arg left, Arg right) {
        String type = StoreSql.typeName(Decimals.common(left.type(), right.type()));
        return infix(StoreSql.cast(left.sql(), type), op, StoreSql.cast(right.sql(), type));
    }

    private static String toTicks(Arg arg, StatementContext context) {
        if (!arg.type().isText()) {
            return arg.sql();
        }
        String text = Literals.textValue(arg);
        if (text == null) {
            String failure = "error(" + StoreSql.text(Failures.mark(0x3250, "Cannot convert to specific type")) + ")";
            return StoreSql.call("taosj.strict_time", Conversions.textToTicks(arg, context), arg.sql(), failure);
        }
        long ticks = TimeParser.parseWrapped(text, context.precision(), context.zone());
        if (ticks == TimeParser.INVALID) {
            throw Failures.badTimestamp();
        }
        return StoreSql.integer(ticks);
    }

    private static String toBytes(Arg arg, Arg other) {
        if (!arg.type().isText()) {
            return arg.sql();
        }
        boolean geometry = other.type().is(DataType.GEOMETRY);
        String text = Literals.textValue(arg);
        if (geometry) {
            return GeometryFunctions.fromText(arg.sql());
        }
        return text == null ? StoreSql.call("encode", arg.sql()) : StoreSql.bytes(varbinary(text));
    }

    /** The bytes of a VARBINARY literal: those of the text, or what its digits behind {@code \x} say. */
    static byte[] varbinary(String text) {
        if (!text.startsWith("\\x")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return java.util.HexFormat.of().parseHex(text, 2, text.length());
        } catch (IllegalArgumentException e) {
            throw new EngineException(0x266A, "Invalid varbinary value: " + text, e);
        }
    }

    private static String tolerant(String op, Arg left, Arg right) {
        Double l = number(left);
        Double r = number(right);
        if (l != null && r != null) {
            return infix(StoreSql.number(l), op, StoreSql.number(r));
        }
        if (l != null) {
            return withConstant(flip(op), right, l);
        }
        if (r != null) {
            return withConstant(op, left, r);
        }
        String difference = "(" + Conversions.toDouble(left, false) + " - " + Conversions.toDouble(right, false) + ")";
        return switch (op) {
            case "=" -> infix("abs" + difference, "<=", tolerance(TOLERANCE));
            case "!=" -> infix("abs" + difference, ">", tolerance(TOLERANCE));
            case "<" -> infix(difference, "<", tolerance(-TOLERANCE));
            case "<=" -> infix(difference, "<=", tolerance(TOLERANCE));
            case ">" -> infix(difference, ">", tolerance(TOLERANCE));
            default -> infix(difference, ">=", tolerance(-TOLERANCE));
        };
    }

    /** Bounds that a column can be compared with as it is, so that the store can skip data by them. */
    private static String withConstant(String op, Arg operand, double value) {
        double low = value - TOLERANCE;
        double high = value + TOLERANCE;
        boolean integral = operand.type().type().isInteger() || operand.type().is(DataType.TIMESTAMP);
        String sql = integral ? operand.sql() : Conversions.toDouble(operand, false);
        String lowSql = tolerance(low);
        String highSql = tolerance(high);
        if (integral && Math.abs(value) < EXACT_INTEGERS) {
            lowSql = StoreSql.integer((long) Math.ceil(low));
            highSql = StoreSql.integer((long) Math.floor(high));
        } else if (integral) {
            sql = StoreSql.cast(sql, "DOUBLE");
        }
        return switch (op) {
            case "=" -> "(" + sql + " >= " + lowSql + " AND " + sql + " <= " + highSql + ")";
            case "!=" -> "(" + sql + " < " + lowSql + " OR " + sql + " > " + highSql + ")";
            case "<", ">=" -> infix(sql, op, lowSql);
            default -> infix(sql, op, highSql);
        };
    }

    private static String tolerance(double value) {
        return StoreSql.number(value);
    }

    private static @Nullable Double number(Arg arg) {
        Double value = Literals.numberValue(arg);
        String text = Literals.textValue(arg);
        return value == null && text != null ? (Double) Numbers.prefixDouble(text) : value;
    }

    /** The operator that says the same of the operands in the other order. */
    static String flip(String op) {
        return switch (op) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> op;
        };
    }

    static String inList(Arg operand, List<Arg> items, boolean negated, StatementContext context) {
        if (operand.isNullLiteral() || operand.type().is(DataType.JSON)) {
            throw Failures.unexpected();
        }
        if (negated && Args.anyNull(items)) {
            return "FALSE";
        }
        List<Arg> values = items.stream().filter(item -> !item.isNullLiteral()).toList();
        if (values.isEmpty()) {
            return "FALSE";
        }
        if (operand.type().type().isFloating() || operand.type().type().isDecimal()) {
            return tolerantInList(operand, values, negated, context);
        }
        StringJoiner list = new StringJoiner(", ", "(", ")");
        values.forEach(value -> list.add(listItem(operand, value, context)));
        return "(" + operand.sql() + (negated ? " NOT IN " : " IN ") + list + ")";
    }

    private static String tolerantInList(Arg operand, List<Arg> values, boolean negated, StatementContext context) {
        StringJoiner tests = new StringJoiner(negated ? " AND " : " OR ", "(", ")");
        values.forEach(value -> tests.add(compare(negated ? "!=" : "=", operand, value, context)));
        return tests.toString();
    }

    /** An item as a value of the operand's type; numbers that this type cannot hold stay what they are. */
    private static String listItem(Arg operand, Arg item, StatementContext context) {
        DataType type = operand.type().type();
        if (type == DataType.TIMESTAMP) {
            return item.type().isText() ? toTicks(item, context) : Conversions.toBigint(item, true);
        }
        if (type == DataType.VARBINARY || type == DataType.GEOMETRY) {
            kind(type, item.type().type(), "=");
            return toBytes(item, operand);
        }
        if (type.isText()) {
            return Conversions.toText(item);
        }
        if (type == DataType.BOOL) {
            return Casts.convert(item, ValueType.BOOL, context).sql();
        }
        boolean integral = item.type().type().isInteger();
        return integral ? toInteger(item) : Conversions.toBigint(item, true);
    }

    static String infix(String left, String op, String right) {
        return "(" + left + " " + op + " " + right + ")";
    }
}
