package io.taosj.engine.internal.statement;

import io.taosj.engine.EngineStatement;
import io.taosj.engine.internal.insert.InsertSession;
import io.taosj.engine.internal.insert.PreparedInsertParser;
import io.taosj.engine.internal.sql.InsertStatement;
import io.taosj.engine.internal.sql.Parser;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.Statement;
import java.util.function.Supplier;

/** Makes prepared statements. */
public final class PreparedStatements {
    private PreparedStatements() {}

    /**
     * Parses a statement with question marks.
     *
     * @param session the state of the session, asked for at each bind
     * @param runner runs what is no INSERT
     */
    public static EngineStatement prepare(SqlText text, Supplier<InsertSession> session, StatementRunner runner) {
        Statement statement = Parser.parsePrepared(text);
        return statement instanceof InsertStatement insert
                ? new PreparedInsertStatement(PreparedInsertParser.parse(insert), session)
                : new PreparedQueryStatement(statement, runner);
    }
}
