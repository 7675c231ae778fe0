package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;

/** LIKE and MATCH. */
final class Patterns {
    private Patterns() {}

    static Arg match(String operator, Arg operand, Arg pattern) {
        if (operand.type().is(DataType.GEOMETRY)) {
            throw Failures.cannotConvert();
        }
        Arg text = StoreSql.isJsonValue(operand) ? JsonOperators.text(operand) : operand;
        if (text.type().is(DataType.JSON)) {
            throw Failures.jsonNotHere();
        }
        String value = Literals.textValue(pattern);
        if (!Args.isTextOrNull(text) || (value == null && !pattern.isNullLiteral())) {
            throw Failures.invalidOperation();
        }
        if (value == null || text.isNullLiteral()) {
            return Operators.predicate("FALSE", operand);
        }
        String sql =
                switch (operator) {
                    case "like" -> like(text.sql(), value);
                    case "not like" -> "(NOT " + like(text.sql(), value) + ")";
                    case "match" -> regex(text.sql(), value);
                    default -> "(NOT " + regex(text.sql(), value) + ")";
                };
        return Operators.predicate(sql, operand);
    }

    /** Without case. A backslash means something before a wildcard only. */
    private static String like(String sql, String pattern) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean wildcardFollows =
                    i + 1 < pattern.length() && (pattern.charAt(i + 1) == '%' || pattern.charAt(i + 1) == '_');
            escaped.append(c);
            if (c == '\\') {
                escaped.append(wildcardFollows ? pattern.charAt(++i) : c);
            }
        }
        return "(" + sql + " ILIKE " + StoreSql.text(escaped.toString()) + " ESCAPE '\\')";
    }

    private static String regex(String sql, String pattern) {
        String translated = PosixRegex.translate(pattern);
        // the server finds an empty expression nowhere
        return pattern.isEmpty() ? "FALSE" : StoreSql.call("regexp_matches", sql, StoreSql.text(translated));
    }
}
