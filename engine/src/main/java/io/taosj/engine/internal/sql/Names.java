package io.taosj.engine.internal.sql;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads names and checks their lengths. */
final class Names {
    private static final int MAX_DATABASE = 64;
    private static final int MAX_TABLE = 192;
    private static final int MAX_COLUMN = 64;
    private static final int MAX_INDEX = 64;
    private static final int MAX_USER = 23;
    private static final int MAX_BYTES_PER_CHAR = 3;

    private final Cursor cursor;

    Names(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Whether a name of a table, database or the like is at the cursor. */
    boolean atName() {
        return cursor.at(Token.IDENTIFIER) || cursor.at(Token.QUOTED);
    }

    /** Whether a name of a column is at the cursor, which may have characters beyond ASCII without quotes. */
    boolean atColumn() {
        return atName() || cursor.at(Token.WORD);
    }

    String database() {
        String name = name(MAX_DATABASE);
        refuseDot(name, "database");
        return name;
    }

    String table() {
        String name = name(MAX_TABLE);
        refuseDot(name, "table");
        return name;
    }

    /** A name of a topic, stream, consumer group, function or the like. */
    String object() {
        return name(MAX_TABLE);
    }

    /** The name of a column or tag where it is defined or changed. */
    String column() {
        return name(MAX_COLUMN);
    }

    /** The name of a column in a query. */
    String columnReference() {
        if (cursor.at(Token.WORD)) {
            return checked(MAX_COLUMN);
        }
        return name(MAX_COLUMN);
    }

    /** {@code [database.]table}. */
    ObjectName qualifiedTable() {
        return qualified(MAX_TABLE);
    }

    ObjectName qualifiedIndex() {
        return qualified(MAX_INDEX);
    }

    private ObjectName qualified(int max) {
        int start = cursor.start();
        if (!atName()) {
            throw cursor.unexpected();
        }
        if (cursor.peek() != Token.DOT) {
            String name = name(max);
            refuseDot(name, "table");
            return new ObjectName(null, name, cursor.spanFrom(start));
        }
        String database = database();
        cursor.expect(Token.DOT);
        String name = name(max);
        refuseDot(name, "table");
        return new ObjectName(database, name, cursor.spanFrom(start));
    }

    /** {@code [database.]} before a word of a SHOW, or null; the cursor is behind the dot then. */
    @Nullable String databasePrefix() {
        if (!atName()) {
            return null;
        }
        String database = database();
        cursor.expect(Token.DOT);
        return database;
    }

    String user() {
        if (!atName()) {
            throw cursor.unexpected();
        }
        // the server counts the quotes too
        if (cursor.end() - cursor.start() > MAX_USER) {
            throw SqlErrors.of(SqlErrors.USER_NAME_TOO_LONG, "Name or password too long");
        }
        return name(MAX_USER);
    }

    /**
     * The alias of a column behind an optional AS, or null; too long ones are cut.
     *
     * <p>An empty alias in back-quotes counts as none.
     */
    @Nullable String columnAlias() {
        boolean as = cursor.accept(Keyword.AS);
        if (!atColumn()) {
            if (as) {
                throw cursor.unexpected();
            }
            return null;
        }
        String alias = cut(unquoted());
        cursor.next();
        return alias.isEmpty() ? null : alias;
    }

    /** The alias of a table behind an optional AS, or null. */
    @Nullable String tableAlias() {
        boolean as = cursor.accept(Keyword.AS);
        if (!atName()) {
            if (as) {
                throw cursor.unexpected();
            }
            return null;
        }
        return name(MAX_TABLE);
    }

    private String name(int max) {
        if (!atName()) {
            throw cursor.unexpected();
        }
        return checked(max);
    }

    private String checked(int max) {
        String name = unquoted();
        if (name.isEmpty() || isLonger(name, max)) {
            // the text of the error starts behind the opening quote
            int start = cursor.at(Token.QUOTED) ? cursor.start() + 1 : cursor.start();
            throw SqlErrors.of(
                    SqlErrors.IDENTIFIER,
                    "Invalid identifier name: " + cursor.sql().rest(start));
        }
        cursor.next();
        return name;
    }

    private String unquoted() {
        String text = cursor.text();
        return cursor.at(Token.QUOTED) ? text.substring(1, text.length() - 1) : text;
    }

    private static void refuseDot(String name, String what) {
        if (name.indexOf('.') >= 0) {
            throw SqlErrors.of(SqlErrors.IDENTIFIER, "The " + what + " name cannot contain '.'");
        }
    }

    private static boolean isLonger(String name, int bytes) {
        return name.length() * MAX_BYTES_PER_CHAR > bytes && name.getBytes(StandardCharsets.UTF_8).length > bytes;
    }

    /** Cuts a text to the bytes of a column's name, not through a character. */
    private static String cut(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > MAX_COLUMN) {
                return text.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return text;
    }
}
