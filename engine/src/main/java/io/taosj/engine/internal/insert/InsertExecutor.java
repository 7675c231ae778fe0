package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.sql.InsertStatement;
import io.taosj.engine.internal.sql.Keyword;
import io.taosj.engine.internal.sql.Lexer;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.Token;

/**
 * INSERT … VALUES: the text is read straight into columns, then written as a whole; an error anywhere writes nothing and
 * creates no table.
 */
public final class InsertExecutor {
    private InsertExecutor() {}

    /**
     * Runs a statement that starts with INSERT or IMPORT.
     *
     * @return affected rows, after merging rows of the same key
     * @throws io.taosj.engine.EngineException with the server's code and text
     */
    public static long execute(SqlText sql, InsertSession session) {
        Lexer lexer = new Lexer(sql.folded());
        Token first = lexer.next();
        boolean insert =
                first == Token.KEYWORD && (lexer.keyword() == Keyword.INSERT || lexer.keyword() == Keyword.IMPORT);
        if (!insert) {
            throw InsertErrors.grammar(sql.rest(lexer.start()));
        }
        return execute(sql.folded(), lexer, session);
    }

    /** Runs a statement whose first word the parser has read. */
    public static long execute(InsertStatement statement, InsertSession session) {
        String text = statement.sql().folded();
        String values = session.files() ? CsvFiles.expand(text, statement.offset()) : text;
        return execute(values, new Lexer(values, statement.offset()), session);
    }

    private static long execute(String text, Lexer lexer, InsertSession session) {
        InsertWork work = new InsertWork(session);
        new InsertParser(text, lexer, work).parse();
        return work.write();
    }
}
