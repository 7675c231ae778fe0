package io.taosj.internal.failover;

import java.util.Locale;

/** What a statement does, as far as its first word tells; decides whether it may be repeated. */
enum Effect {
    /** Nothing that could be done twice: queries, and the change of the current database. */
    READS,
    /** Adds rows. */
    INSERTS,
    /** Anything else. */
    CHANGES;

    static Effect of(String sql) {
        int from = 0;
        while (from < sql.length() && (Character.isWhitespace(sql.charAt(from)) || sql.charAt(from) == '(')) {
            from++;
        }
        int to = from;
        while (to < sql.length() && Character.isLetter(sql.charAt(to))) {
            to++;
        }
        return switch (sql.substring(from, to).toLowerCase(Locale.ROOT)) {
            case "select", "show", "desc", "describe", "explain", "use" -> READS;
            case "insert", "import" -> INSERTS;
            default -> CHANGES;
        };
    }
}
