package io.taosj.engine.internal.function;

import io.taosj.engine.internal.sql.TypeName;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Binds the expressions of recorded statements straight to arguments: as much of the grammar as these need. */
final class ExpressionReader {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:('(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.|\"\")*\")"
                    + "|(\\d+[buasmhdwny](?![A-Za-z0-9_]))|((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
                    + "|([A-Za-z_][A-Za-z0-9_]*|`[^`]*`)|(->|<>|!=|<=|>=|==|[-+*/%&|(),=<>])|(\\S))",
            Pattern.DOTALL);

    private final List<String> tokens = new ArrayList<>();
    private int pos;
    private int aggregates;
    private final Function<String, @Nullable Arg> columns;
    private final StatementContext context;

    ExpressionReader(String text, Function<String, @Nullable Arg> columns, StatementContext context) {
        this.columns = columns;
        this.context = context;
        Matcher matcher = TOKEN.matcher(text.strip());
        while (matcher.lookingAt()) {
            String token = matcher.group().strip();
            boolean quoted = token.startsWith("'") || token.startsWith("\"");
            tokens.add(quoted ? token : token.toLowerCase(Locale.ROOT));
            matcher.region(matcher.end(), matcher.regionEnd());
        }
    }

    List<Arg> items() {
        List<Arg> items = new ArrayList<>();
        do {
            items.add(condition());
            if (take("as") || (more() && !peek(","))) {
                pos++;
            }
        } while (take(","));
        if (more()) {
            throw new IllegalStateException("left over: " + tokens.subList(pos, tokens.size()));
        }
        return items;
    }

    /** Whether an aggregate was met so far. */
    boolean aggregated() {
        return aggregates > 0;
    }

    Arg condition() {
        Arg left = conjunction();
        while (take("or")) {
            left = Operators.or(left, conjunction());
        }
        return left;
    }

    private Arg conjunction() {
        Arg left = negation();
        while (take("and")) {
            left = Operators.and(left, negation());
        }
        return left;
    }

    private Arg negation() {
        return take("not") ? Operators.not(negation()) : predicate();
    }

    private Arg predicate() {
        Arg left = bits();
        if (take("is")) {
            boolean negated = take("not");
            expect("null");
            return Operators.isNull(left, negated);
        }
        boolean negated = take("not");
        if (take("between")) {
            Arg low = bits();
            expect("and");
            return Operators.between(left, low, bits(), negated, context);
        }
        if (take("in")) {
            expect("(");
            List<Arg> items = list();
            return Operators.inList(left, items, negated, context);
        }
        for (String op : List.of("like", "match", "nmatch", "contains", "=", "==", "!=", "<>", "<=", ">=", "<", ">")) {
            if (take(op)) {
                return Operators.comparison((negated ? "not " : "") + op, left, bits(), context);
            }
        }
        return left;
    }

    private List<Arg> list() {
        List<Arg> items = new ArrayList<>();
        if (take(")")) {
            return items;
        }
        do {
            items.add(condition());
        } while (take(","));
        expect(")");
        return items;
    }

    private Arg bits() {
        return binary(
                List.of("&", "|"), () -> binary(List.of("+", "-"), () -> binary(List.of("*", "/", "%"), this::unary)));
    }

    private Arg binary(List<String> operators, java.util.function.Supplier<Arg> operand) {
        Arg left = operand.get();
        while (more() && operators.contains(tokens.get(pos))) {
            String operator = tokens.get(pos++);
            left = Operators.arithmetic(operator, left, operand.get(), context);
        }
        return left;
    }

    private Arg unary() {
        if (take("+")) {
            return unary();
        }
        if (!take("-")) {
            return jsonGet(primary());
        }
        String next = tokens.get(pos);
        if (next.equals("-")) {
            pos++;
            return unary();
        }
        if (next.matches("[0-9.]+.*") && !next.matches(".*[buasmhdwny]")) {
            pos++;
            return next.matches("\\d+") ? Literals.integer("-" + next) : Literals.decimal("-" + next);
        }
        if (next.startsWith("'")) {
            pos++;
            // the server pastes the minus in front and keeps the length
            return Literals.string("-" + decode(next).substring(1));
        }
        return Operators.negate(jsonGet(primary()), context);
    }

    private Arg jsonGet(Arg operand) {
        return take("->") ? Operators.jsonGet(operand, decode(tokens.get(pos++))) : operand;
    }

    private Arg primary() {
        String token = tokens.get(pos++);
        if (token.equals("(")) {
            Arg inner = condition();
            expect(")");
            return inner;
        }
        char first = token.charAt(0);
        if (first == '\'' || first == '"') {
            return Literals.string(decode(token));
        }
        if (Character.isDigit(first) || first == '.') {
            return number(token);
        }
        return switch (token) {
            case "null" -> Literals.nullValue();
            case "true", "false" -> Literals.bool(token.equals("true"));
            case "case" -> caseWhen();
            case "timestamp" -> Literals.timestamp(decode(tokens.get(pos++)), context);
            case "cast" -> cast();
            case "trim" -> trim();
            default -> name(token);
        };
    }

    private Arg number(String token) {
        char last = token.charAt(token.length() - 1);
        if (Character.isLetter(last)) {
            return Literals.duration(Long.parseLong(token.substring(0, token.length() - 1)), last, context);
        }
        return token.matches("\\d+") ? Literals.integer(token) : Literals.decimal(token);
    }

    private Arg name(String token) {
        if (token.equals("now") || token.equals("today")) {
            if (take("(")) {
                expect(")");
            }
            return function(token, List.of());
        }
        if (!take("(")) {
            Arg column = columns.apply(token);
            if (column == null) {
                throw new UnsupportedOperationException("no column " + token);
            }
            return column;
        }
        List<Arg> args = new ArrayList<>();
        if (take(")")) {
            return function(token, args);
        }
        if (take("*")) {
            expect(")");
            return function(token, args);
        }
        args.add(token.equals("position") ? bits() : condition());
        while (take(",") || take("from") || take("for") || take("in")) {
            args.add(condition());
        }
        expect(")");
        return function(token, args);
    }

    private Arg function(String name, List<Arg> args) {
        AggregateFunction aggregate = Aggregates.find(name);
        Arg time = columns.apply("ts");
        if (aggregate != null && time != null) {
            if (args.size() != 1 && (name.startsWith("first") || name.startsWith("last"))) {
                throw new UnsupportedOperationException("several columns are as many calls");
            }
            aggregates++;
            return aggregate.call(args, time.sql(), context);
        }
        ScalarFunction function = ScalarFunctions.find(name);
        if (function == null) {
            throw new UnsupportedOperationException("no function " + name);
        }
        return function.call(args, context);
    }

    private Arg trim() {
        expect("(");
        String side = take("leading") ? "LEADING" : take("trailing") ? "TRAILING" : "BOTH";
        take("both");
        if (take("from")) {
            Arg operand = condition();
            expect(")");
            return ScalarFunctions.trim(side, null, operand);
        }
        Arg operand = condition();
        Arg set = null;
        if (take("from")) {
            set = operand;
            operand = condition();
        }
        expect(")");
        return ScalarFunctions.trim(side, set, operand);
    }

    private Arg cast() {
        expect("(");
        Arg operand = condition();
        expect("as");
        StringBuilder name = new StringBuilder(tokens.get(pos++));
        if (take("unsigned")) {
            name.append(" unsigned");
        }
        int length = -1;
        if (take("(")) {
            length = Integer.parseInt(tokens.get(pos++));
            expect(")");
        }
        expect(")");
        String sqlName = name.toString().replace("binary", "varchar").replace("varvarchar", "varbinary");
        for (DataType type : DataType.values()) {
            if (type.sqlName().equalsIgnoreCase(sqlName)) {
                return Casts.cast(operand, new TypeName(type, length, 0, 0), context);
            }
        }
        throw new UnsupportedOperationException("no type " + name);
    }

    private Arg caseWhen() {
        Arg operand = peek("when") ? null : condition();
        List<Arg> conditions = new ArrayList<>();
        List<Arg> results = new ArrayList<>();
        while (take("when")) {
            conditions.add(condition());
            expect("then");
            results.add(condition());
        }
        Arg otherwise = take("else") ? condition() : null;
        expect("end");
        return Operators.caseWhen(operand, conditions, results, otherwise, context);
    }

    private boolean more() {
        return pos < tokens.size();
    }

    private boolean peek(String token) {
        return more() && tokens.get(pos).equals(token);
    }

    private boolean take(String token) {
        boolean found = peek(token);
        if (found) {
            pos++;
        }
        return found;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new IllegalStateException("expected " + token + " in " + tokens + " at " + pos);
        }
    }

    /** The value of a quoted text. */
    static String decode(String quoted) {
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == quoted.charAt(0)) {
                out.append(quoted.charAt(++i));
            } else if (c == '\\') {
                char next = quoted.charAt(++i);
                switch (next) {
                    case 'n' -> out.append('\n');
                    case 'r' -> out.append('\r');
                    case 't' -> out.append('\t');
                    case '%', '_', 'x' -> out.append('\\').append(next);
                    default -> out.append(next);
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
