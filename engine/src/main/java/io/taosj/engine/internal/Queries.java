package io.taosj.engine.internal;

import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.ddl.QueryDescriber;
import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.insert.TagFilter;
import io.taosj.engine.internal.query.QueryEngine;
import io.taosj.engine.internal.query.QuerySession;
import io.taosj.engine.internal.query.StopSwitch;
import io.taosj.engine.internal.sql.ExplainStatement;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.InsertSelect;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.QueryStatement;
import io.taosj.engine.internal.sql.Span;
import io.taosj.engine.internal.sql.TableRef;
import io.taosj.engine.internal.storage.TableRows;
import io.taosj.engine.internal.system.SystemContext;
import io.taosj.engine.internal.system.SystemTables;
import io.taosj.engine.internal.topic.TopicQueries;
import io.taosj.engine.internal.user.UserService;
import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Queries of sessions, and the small queries that other statements consist of. */
final class Queries {
    private static final int PLAN_WIDTH = 16_382;
    private static final Span NOWHERE = new Span(0, 0);

    private final SystemContext system;
    private final SystemTables systemTables;
    private final QueryEngine engine;

    Queries(SystemContext system) {
        this.system = system;
        this.systemTables = new SystemTables(system);
        this.engine = new QueryEngine(system.storage());
    }

    EngineResult run(Query query, SessionImpl session, StopSwitch stop) {
        return engine.execute(query, querySession(session, stop));
    }

    ResultSchema describe(Query query, SessionImpl session) {
        return engine.describe(query, querySession(session));
    }

    /** The plan of a query as lines of text; its form is not part of any contract. */
    EngineResult explain(ExplainStatement statement, SessionImpl session) {
        ResultSchema schema = new ResultSchema(
                List.of(ColumnInfo.of("QUERY_PLAN", DataType.VARCHAR, PLAN_WIDTH)), Precision.MILLISECONDS);
        BlockBuilder rows = new BlockBuilder(schema);
        Query query = statement.statement() instanceof InsertSelect insert
                ? insert.query()
                : ((QueryStatement) statement.statement()).query();
        ExplainText.of(query, describe(query, session))
                .forEach(line -> rows.column(0).addText(line));
        return EngineResult.of(schema, List.of(rows.build()));
    }

    QueryDescriber describer(SessionImpl session) {
        return query -> new QueryDescriber.Description(describe(query, session), QueryEngine.isAggregated(query));
    }

    /** Conditions on tags, answered by queries for the names of tables. */
    TagFilter tagFilter(SessionImpl session) {
        return new TagFilter() {
            @Override
            public Collection<Table.ChildTable> children(Table.SuperTable table, Expr condition) {
                return chosen(table, names(table, condition, querySession(session)));
            }

            @Override
            public boolean holds(Expr condition) {
                return isTrue(condition, session);
            }
        };
    }

    /** The queries behind topics. */
    TopicQueries topicQueries() {
        return new TopicQueries() {
            @Override
            public EngineResult rows(Query query, String database, List<TableRows> rows) {
                return engine.execute(
                        query,
                        systemSession(database),
                        tables -> system.storage().readChanges(tables, rows));
            }

            @Override
            public EngineResult all(Query query, String database) {
                return engine.execute(query, systemSession(database));
            }

            @Override
            public EngineResult all(Table table) {
                TableRef from = new TableRef.Named(table.database(), table.name(), null, NOWHERE);
                return engine.execute(
                        select(false, new Expr.Star(null, NOWHERE), from, null), systemSession(table.database()));
            }

            @Override
            public Collection<Table.ChildTable> children(Table.SuperTable table, Expr condition) {
                return chosen(table, names(table, condition, systemSession(table.database())));
            }
        };
    }

    private Collection<Table.ChildTable> chosen(Table.SuperTable table, Set<String> names) {
        Database database = system.storage().catalog().database(table.database());
        return database == null
                ? List.of()
                : database.children(table.name()).stream()
                        .filter(child -> names.contains(child.name()))
                        .toList();
    }

    private Set<String> names(Table.SuperTable table, Expr condition, QuerySession session) {
        Expr name = new Expr.ColumnRef(null, "tbname", false, NOWHERE);
        TableRef from = new TableRef.Named(table.database(), table.name(), null, NOWHERE);
        Set<String> names = new TreeSet<>();
        try (EngineResult rows = engine.execute(select(true, name, from, condition), session)) {
            for (Block block = rows.next(); block != null; block = rows.next()) {
                for (int row = 0; row < block.rows(); row++) {
                    names.add(String.valueOf(block.texts(0).getString(row)));
                }
            }
        }
        return names;
    }

    private boolean isTrue(Expr condition, SessionImpl session) {
        try (EngineResult rows = run(select(false, condition, null, null), session, new StopSwitch())) {
            Block block = rows.next();
            return block != null && Boolean.TRUE.equals(block.column(0).get(0));
        }
    }

    private static Query select(boolean tags, Expr item, @Nullable TableRef from, @Nullable Expr where) {
        return new Query.Select(
                false,
                tags,
                List.of(new Query.SelectItem(item, null, "item")),
                from,
                where,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null);
    }

    private QuerySession systemSession(String database) {
        StatementContext context = new StatementContext(
                Precision.MILLISECONDS,
                system.options().zone(),
                system.options().clock().instant(),
                database,
                UserService.ROOT,
                system.options().version());
        return new QuerySession(context, system.options().zone(), (unused, name) -> null, 0);
    }

    private QuerySession querySession(SessionImpl session) {
        return querySession(session, new StopSwitch());
    }

    private QuerySession querySession(SessionImpl session, StopSwitch stop) {
        StatementContext context = new StatementContext(
                Precision.MILLISECONDS,
                session.zone(),
                system.options().zone(),
                system.options().clock().instant(),
                session.database(),
                session.account(),
                system.options().version());
        boolean sysinfo = session.sysinfo();
        return new QuerySession(
                context,
                system.options().zone(),
                (database, name) -> systemTables.find(database, name, sysinfo),
                system.options().statementTimeout().toMillis(),
                stop);
    }
}
