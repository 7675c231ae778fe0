package io.taosj.engine.internal;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.insert.InsertExecutor;
import io.taosj.engine.internal.insert.InsertSession;
import io.taosj.engine.internal.sql.ClusterStatement;
import io.taosj.engine.internal.sql.DatabaseStatement;
import io.taosj.engine.internal.sql.InsertStatement;
import io.taosj.engine.internal.sql.ShowStatement;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.Statement;
import io.taosj.engine.internal.sql.UserStatement;
import io.taosj.engine.internal.system.ClusterExecutor;
import io.taosj.engine.internal.system.ShowExecutor;
import io.taosj.engine.internal.system.SystemContext;
import io.taosj.engine.internal.system.SystemTables;

/** Sends each statement to the executor of its family. */
final class Dispatcher {
    private static final int NOT_SUPPORTED = 0x100;

    private final SystemContext system;
    private final ShowExecutor shows;
    private final ClusterExecutor cluster;

    Dispatcher(SystemContext system) {
        this.system = system;
        this.shows = new ShowExecutor(system);
        this.cluster = new ClusterExecutor(system);
    }

    static boolean isSystemDatabase(String name) {
        return SystemTables.isSystemDatabase(name);
    }

    EngineResult run(Statement statement, SqlText text, SessionImpl session) {
        if (statement instanceof InsertStatement insert) {
            return EngineResult.update(InsertExecutor.execute(insert, insertSession(session)));
        }
        if (statement instanceof DatabaseStatement.Use use) {
            session.use(use.name());
            return EngineResult.update(0);
        }
        if (statement instanceof ShowStatement show) {
            return shows.execute(show, session);
        }
        if (statement instanceof UserStatement user) {
            return system.users().execute(user, text);
        }
        if (statement instanceof ClusterStatement operation) {
            return cluster.execute(operation, session);
        }
        throw new EngineException(NOT_SUPPORTED, "Operation not supported");
    }

    void validate(Statement statement, SqlText text, SessionImpl session) {
        // the parser has seen it
    }

    private InsertSession insertSession(SessionImpl session) {
        return new InsertSession(
                session.database(), session.zone(), system.options().clock(), system.storage());
    }
}
