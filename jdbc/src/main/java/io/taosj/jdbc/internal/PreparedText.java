package io.taosj.jdbc.internal;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQL text with parameters, and how to run it.
 *
 * @param parts the text between the parameters, one more than there are parameters
 * @param insert whether this is an INSERT of values
 * @param bindable whether the server can prepare it: a SELECT, or an INSERT without any literal among its values
 * @param nameAt the parameter that stands for the table's name, or -1
 */
record PreparedText(String sql, List<String> parts, boolean insert, boolean bindable, int nameAt) {
    static PreparedText of(String sql) {
        List<Integer> places = SqlScan.parameters(sql);
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int place : places) {
            parts.add(sql.substring(from, place));
            from = place + 1;
        }
        parts.add(sql.substring(from));
        PlainInsert plain = PlainInsert.of(sql);
        boolean select = SqlScan.isWord(sql, SqlScan.content(sql, 0), "select");
        boolean bindable = select || plain != null && plain.rows() == 1 && onlyParameters(plain);
        boolean named = plain != null && plain.table().equals("?");
        return new PreparedText(sql, parts, plain != null, bindable && !places.isEmpty(), named ? 0 : -1);
    }

    private static boolean onlyParameters(PlainInsert insert) {
        if (!isOnlyParameters(insert.values())) {
            return false;
        }
        String head = insert.head();
        for (int at = 0; at < head.length(); ) {
            int word = SqlScan.endOfWord(head, at);
            if (SqlScan.isWord(head, at, "tags")) {
                int open = head.indexOf('(', word);
                int close = open < 0 ? -1 : SqlScan.closed(head, open);
                return close > 0 && isOnlyParameters(head.substring(open, close));
            }
            at = word > at ? word : SqlScan.skip(head, at);
        }
        return true;
    }

    private static boolean isOnlyParameters(String group) {
        return group.matches("\\(\\s*\\?(\\s*,\\s*\\?)*\\s*\\)");
    }

    int parameters() {
        return parts.size() - 1;
    }

    /** The text with literals in place of the parameters. */
    String filled(@Nullable Object[] values) throws SQLException {
        StringBuilder out = new StringBuilder(sql.length() + 16 * values.length);
        for (int i = 0; i < values.length; i++) {
            out.append(parts.get(i));
            out.append(i == nameAt ? tableName(values[i]) : literal(values[i]));
        }
        return out.append(parts.get(values.length)).toString();
    }

    private static String tableName(@Nullable Object value) throws SQLException {
        if (!(value instanceof String name) || name.isEmpty()) {
            throw Failures.data("the table's name must be a text, given is " + value);
        }
        int dot = name.indexOf('.');
        return dot < 0 || name.indexOf('`') >= 0
                ? quotedUnless(name)
                : Names.quoted(name.substring(0, dot)) + "." + Names.quoted(name.substring(dot + 1));
    }

    /** A name that brings its quotes is used as it is, if it is nothing but quoted names. */
    private static String quotedUnless(String name) {
        return name.matches("(`[^`]+`\\.)?`[^`]+`") ? name : Names.quoted(name);
    }

    /** A value as a literal that gives it back exactly. */
    static String literal(@Nullable Object value) throws SQLException {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof BigDecimal d) {
            return d.toPlainString();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isNaN(number) || Double.isInfinite(number)) {
                throw Failures.data(value + " has no literal in SQL");
            }
            return value.toString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof byte[] b) {
            return "'\\x" + HexFormat.of().formatHex(b) + "'";
        }
        return value instanceof Instant i ? "'" + i + "'" : Names.literal(value.toString());
    }
}
