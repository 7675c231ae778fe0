package io.taosj.engine.internal;

import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.ddl.DdlExecutor;
import io.taosj.engine.internal.ddl.DdlSession;
import io.taosj.engine.internal.insert.DeleteExecutor;
import io.taosj.engine.internal.insert.InsertExecutor;
import io.taosj.engine.internal.insert.InsertSelectExecutor;
import io.taosj.engine.internal.insert.InsertSession;
import io.taosj.engine.internal.query.StopSwitch;
import io.taosj.engine.internal.sql.ClusterStatement;
import io.taosj.engine.internal.sql.DatabaseStatement;
import io.taosj.engine.internal.sql.DeleteStatement;
import io.taosj.engine.internal.sql.ExplainStatement;
import io.taosj.engine.internal.sql.InsertSelect;
import io.taosj.engine.internal.sql.InsertStatement;
import io.taosj.engine.internal.sql.QueryStatement;
import io.taosj.engine.internal.sql.ShowStatement;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.Statement;
import io.taosj.engine.internal.sql.TopicStatement;
import io.taosj.engine.internal.sql.UserStatement;
import io.taosj.engine.internal.system.ClusterExecutor;
import io.taosj.engine.internal.system.ShowExecutor;
import io.taosj.engine.internal.system.SystemContext;
import io.taosj.engine.internal.system.SystemTables;
import io.taosj.engine.internal.topic.Subscriptions;

/** Sends each statement to the executor of its family. */
final class Dispatcher {
    private final SystemContext system;
    private final Queries queries;
    private final ShowExecutor shows;
    private final ClusterExecutor cluster;
    private final Subscriptions subscriptions;

    Dispatcher(SystemContext system) {
        this.system = system;
        this.queries = new Queries(system);
        this.shows = new ShowExecutor(system);
        this.cluster = new ClusterExecutor(system);
        this.subscriptions = new Subscriptions(
                system.storage(), queries.topicQueries(), system.options().clock());
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    static boolean isSystemDatabase(String name) {
        return SystemTables.isSystemDatabase(name);
    }

    EngineResult run(Statement statement, SqlText text, SessionImpl session, StopSwitch stop) {
        if (statement instanceof QueryStatement query) {
            return queries.run(query.query(), session, stop);
        }
        if (statement instanceof InsertStatement insert) {
            return EngineResult.update(InsertExecutor.execute(insert, insertSession(session)));
        }
        if (statement instanceof InsertSelect insert) {
            return EngineResult.update(insertSelect(insert, session, stop));
        }
        if (statement instanceof DeleteStatement delete) {
            DeleteExecutor executor = new DeleteExecutor(insertSession(session), queries.tagFilter(session));
            return EngineResult.update(executor.execute(delete));
        }
        if (statement instanceof ExplainStatement explain) {
            return queries.explain(explain, session);
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
        if (statement instanceof DatabaseStatement.Use use) {
            session.use(use.name());
        } else if (statement instanceof TopicStatement.DropGroup drop) {
            subscriptions.dropGroup(drop.group(), drop.topic(), drop.ifExists(), drop.force());
        } else {
            if (statement instanceof TopicStatement.Drop drop) {
                subscriptions.dropping(drop.name(), drop.force());
            }
            DdlExecutor.execute(text, statement, ddlSession(session));
        }
        return EngineResult.update(0);
    }

    /** Checks a parsed statement as far as that goes without running it. */
    void validate(Statement statement, SessionImpl session) {
        if (statement instanceof QueryStatement query) {
            queries.describe(query.query(), session);
        }
    }

    private long insertSelect(InsertSelect statement, SessionImpl session, StopSwitch stop) {
        InsertSelectExecutor executor = new InsertSelectExecutor(insertSession(session));
        InsertSelectExecutor.Target target = executor.target(statement, queries.describe(statement.query(), session));
        try (EngineResult rows = queries.run(statement.query(), session, stop)) {
            return executor.write(target, rows);
        }
    }

    /** What a writing statement of a session knows of it. */
    InsertSession insertSession(SessionImpl session) {
        return new InsertSession(
                session.database(), session.zone(), system.options().clock(), system.storage(), session.localFiles());
    }

    private DdlSession ddlSession(SessionImpl session) {
        return new DdlSession(
                session.database(),
                session.zone(),
                system.options().clock(),
                system.storage(),
                queries.describer(session));
    }
}
