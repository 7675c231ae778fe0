package io.taosj.engine.internal.statement;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table as it is bound: {@code table} or {@code database.table}, either part perhaps in back-quotes. What is not
 * quoted is folded to lower case and may have any characters but a dot.
 */
record BoundName(@Nullable String database, String table) {
    private static final int MAX_BYTES = 192;

    static BoundName parse(String text) {
        int end = partEnd(text, 0);
        String first = part(text, 0, end);
        String second = null;
        if (end < text.length()) {
            int from = end + 1;
            int secondEnd = partEnd(text, from);
            if (secondEnd < text.length()) {
                throw StatementErrors.tableName("The table name cannot contain '.'");
            }
            second = part(text, from, secondEnd);
        }
        String table = second == null ? first : second;
        if (table.isEmpty()) {
            throw StatementErrors.tableName("invalid table name");
        }
        if (table.indexOf('.') >= 0) {
            throw StatementErrors.tableName("The table name cannot contain '.'");
        }
        if (table.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw StatementErrors.invalid("name too long");
        }
        return new BoundName(second == null ? null : first, table);
    }

    private static int partEnd(String text, int from) {
        if (!text.startsWith("`", from)) {
            int dot = text.indexOf('.', from);
            return dot < 0 ? text.length() : dot;
        }
        int close = text.indexOf('`', from + 1);
        if (close < 0 || close + 1 < text.length() && text.charAt(close + 1) != '.') {
            throw StatementErrors.tableName("invalid table name");
        }
        return close + 1;
    }

    private static String part(String text, int from, int end) {
        return text.startsWith("`", from)
                ? text.substring(from + 1, end - 1)
                : text.substring(from, end).toLowerCase(Locale.ROOT);
    }
}
