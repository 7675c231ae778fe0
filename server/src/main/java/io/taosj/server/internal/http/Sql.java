package io.taosj.server.internal.http;

/** Pieces of statements that endpoints make themselves. */
final class Sql {
    private Sql() {}

    /** A text literal. */
    static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** A name, whatever characters it has. */
    static String name(String value) {
        return "`" + value.replace("`", "``") + "`";
    }
}
