package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.function.FunctionLibrary;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.storage.ReadView;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.wire.ResultSchema;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;

/** Runs queries. Safe for use by several threads. */
public final class QueryEngine {
    private final StorageEngine storage;

    /**
     * Makes the functions of the dialect known to the storage's store.
     *
     * @param storage stays its owner's to close
     */
    public QueryEngine(StorageEngine storage) {
        this.storage = storage;
        // a view's connection is in a transaction that ends without effect, so another connection is needed
        try (ReadView view = storage.read(List.of());
                DuckDBConnection connection = view.connection().duplicate()) {
            FunctionLibrary.register(connection);
        } catch (SQLException e) {
            throw StoreErrors.of(e);
        }
    }

    /**
     * Starts a query.
     *
     * @return its rows as they are computed; to be closed
     * @throws EngineException with the server's code and text
     */
    public EngineResult execute(Query query, QuerySession session) {
        return execute(query, session, storage::read);
    }

    /**
     * Starts a query on rows of the caller's choice.
     *
     * @param views opens a view on the stored tables that the query names
     */
    public EngineResult execute(Query query, QuerySession session, Function<List<Table>, ReadView> views) {
        Tables tables = Tables.of(query, storage.catalog(), session);
        ReadView view = views.apply(tables.stored());
        VirtualTables virtualTables = new VirtualTables(view.connection());
        Deadline deadline = start(view, session);
        try {
            Binding binding = new Binding(tables, view, session, virtualTables);
            BoundQuery bound = new QueryBinder(binding).bind(query);
            return QueryResult.start(bound, view, virtualTables, deadline);
        } catch (RuntimeException e) {
            deadline.close();
            virtualTables.close();
            view.close();
            throw e;
        }
    }

    private static Deadline start(ReadView view, QuerySession session) {
        try {
            return Deadline.start(view, session.timeoutMillis(), session.stop());
        } catch (RuntimeException e) {
            view.close();
            throw e;
        }
    }

    /**
     * The columns that a query would answer with.
     *
     * @throws EngineException as {@link #execute}
     */
    public ResultSchema describe(Query query, QuerySession session) {
        return bind(query, session).schema();
    }

    /** Whether a query has functions of several rows in its select list: aggregates, selections and their kin. */
    public static boolean isAggregated(Query query) {
        if (query instanceof Query.Select select) {
            return select.items().stream()
                    .anyMatch(item -> !ExprWalk.multiRowCalls(item.expr()).isEmpty());
        }
        return false;
    }

    private BoundQuery bind(Query query, QuerySession session) {
        Tables tables = Tables.of(query, storage.catalog(), session);
        try (ReadView view = storage.read(tables.stored());
                VirtualTables virtualTables = new VirtualTables(view.connection())) {
            return new QueryBinder(new Binding(tables, view, session, virtualTables)).bind(query);
        }
    }

    /** The store's statement of a query, for EXPLAIN and for tests. */
    String translate(Query query, QuerySession session) {
        return bind(query, session).sql();
    }
}
