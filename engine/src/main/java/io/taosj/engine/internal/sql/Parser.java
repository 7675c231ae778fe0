package io.taosj.engine.internal.sql;

import io.taosj.engine.EngineException;

/** Parses statements. Errors carry the server's code and text. */
public final class Parser {
    private Parser() {}

    /**
     * Parses a statement; what follows its first semicolon is ignored.
     *
     * @throws EngineException for syntax errors and for what a statement alone shows to be wrong
     */
    public static Statement parse(SqlText sql) {
        Lexer lexer = new Lexer(sql.folded());
        lexer.next();
        if (lexer.keyword() == Keyword.INSERT || lexer.keyword() == Keyword.IMPORT) {
            return new InsertStatement(sql, lexer.end());
        }
        throw new EngineException(0x2600, "syntax error near \"" + sql.rest(lexer.start()) + "\"");
    }

    /**
     * Parses a statement of the prepared kind, in which question marks stand for values.
     *
     * @throws EngineException as {@link #parse}
     */
    public static Statement parsePrepared(SqlText sql) {
        return parse(sql);
    }
}
