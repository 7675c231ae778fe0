package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.sql.Lexer;
import io.taosj.engine.internal.sql.Literals;
import io.taosj.engine.internal.sql.Token;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table in INSERT: parts are bare, back-quoted, or (the table) a quoted text; no blanks stand around the dot.
 *
 * @param database null if not written
 * @param end behind the name
 */
record TargetName(@Nullable String database, String table, int end) {
    private static final int MAX_BYTES = 192;

    /** Reads the name at the lexer's current token and goes to the token behind it. */
    static TargetName read(String text, Lexer lexer) {
        if (!isName(lexer.token())) {
            throw lexer.atEnd()
                    ? InsertErrors.incomplete()
                    : InsertErrors.near(text, lexer.start(), "table_name is expected");
        }
        String first = part(text, lexer);
        int end = lexer.end();
        String second = null;
        if (end < text.length() && text.charAt(end) == '.') {
            lexer.moveTo(end + 1);
            if (!isName(lexer.nextRaw())) {
                throw InsertErrors.near(text, lexer.start(), "table_name is expected");
            }
            second = part(text, lexer);
            end = lexer.end();
        }
        lexer.next();
        String table = second == null ? first : second;
        check(table);
        return new TargetName(second == null ? null : first, table, end);
    }

    private static boolean isName(Token token) {
        return token == Token.IDENTIFIER || token == Token.QUOTED || token == Token.STRING;
    }

    private static String part(String text, Lexer lexer) {
        if (lexer.token() == Token.IDENTIFIER) {
            return lexer.tokenText();
        }
        return lexer.token() == Token.STRING
                ? Literals.decode(lexer.tokenText())
                : text.substring(lexer.start() + 1, lexer.end() - 1);
    }

    private static void check(String table) {
        if (table.isEmpty()) {
            throw InsertErrors.identifier("invalid table name");
        }
        if (table.length() > MAX_BYTES || table.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw InsertErrors.invalid("name too long");
        }
        if (table.indexOf('.') >= 0) {
            throw InsertErrors.identifier("The table name cannot contain '.'");
        }
    }
}
