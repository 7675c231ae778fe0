package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.sql.DatabaseStatement;
import io.taosj.engine.internal.sql.FunctionStatement;
import io.taosj.engine.internal.sql.IndexStatement;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.Statement;
import io.taosj.engine.internal.sql.StreamStatement;
import io.taosj.engine.internal.sql.TableStatement;
import io.taosj.engine.internal.sql.TopicStatement;
import io.taosj.engine.internal.sql.TsmaStatement;
import io.taosj.engine.internal.sql.ViewStatement;

/** Runs statements that change the catalog. They all answer with 0 affected rows. */
public final class DdlExecutor {
    private DdlExecutor() {}

    /**
     * Runs a statement about databases (all but USE, which is the session's), tables, indexes, topics, streams, TSMAs,
     * functions or views.
     *
     * @param sql the statement's text, which topics, streams and TSMAs keep
     * @throws io.taosj.engine.EngineException with the server's code and text; nothing is changed then
     */
    public static void execute(SqlText sql, Statement statement, DdlSession session) {
        if (statement instanceof DatabaseStatement database) {
            new DatabaseExecutor(session).execute(database);
        } else if (statement instanceof TableStatement table) {
            new TableExecutor(session).execute(table);
        } else if (statement instanceof IndexStatement index) {
            new IndexExecutor(session).execute(index);
        } else if (statement instanceof TopicStatement topic) {
            new TopicExecutor(session, sql).execute(topic);
        } else if (statement instanceof StreamStatement stream) {
            new StreamExecutor(session, sql).execute(stream);
        } else if (statement instanceof TsmaStatement tsma) {
            new TsmaExecutor(session, sql).execute(tsma);
        } else if (statement instanceof FunctionStatement function) {
            new FunctionExecutor(session).execute(function);
        } else if (statement instanceof ViewStatement) {
            throw DdlErrors.unsupported();
        } else {
            throw new IllegalArgumentException("not a change of the catalog: " + statement);
        }
    }
}
