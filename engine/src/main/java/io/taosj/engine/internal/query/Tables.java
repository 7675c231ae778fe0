package io.taosj.engine.internal.query;

import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that a query names, looked up before anything else is bound: a missing one is the first error. */
final class Tables {
    private static final Set<String> SYSTEM = Set.of("information_schema", "performance_schema");

    private final Catalog catalog;
    private final QuerySession session;
    private final Map<String, Found> found = new LinkedHashMap<>();

    private Tables(Catalog catalog, QuerySession session) {
        this.catalog = catalog;
        this.session = session;
    }

    /** A stored or a virtual table with its database; one of the two is null. */
    record Found(
            @Nullable Database database,
            @Nullable Table table,
            @Nullable VirtualTable virtual) {}

    /** Looks up all tables of a query. */
    static Tables of(Query query, Catalog catalog, QuerySession session) {
        Tables tables = new Tables(catalog, session);
        tables.collect(query);
        return tables;
    }

    /** A table that {@link #of} has seen. */
    Found find(TableRef.Named ref) {
        Found table = found.get(key(ref));
        if (table == null) {
            throw new IllegalStateException("table was not collected: " + ref);
        }
        return table;
    }

    /** The stored tables, each once. */
    List<Table> stored() {
        List<Table> out = new ArrayList<>();
        for (Found one : found.values()) {
            if (one.table() != null) {
                out.add(one.table());
            }
        }
        return out;
    }

    private void collect(Query query) {
        if (query instanceof Query.Union union) {
            collect(union.left());
            collect(union.right());
        } else if (query instanceof Query.Select select && select.from() != null) {
            collect(select.from());
        }
    }

    private void collect(TableRef ref) {
        if (ref instanceof TableRef.Named named) {
            found.computeIfAbsent(key(named), k -> lookUp(named));
        } else if (ref instanceof TableRef.SubQuery sub) {
            collect(sub.query());
        } else if (ref instanceof TableRef.Join join) {
            collect(join.left());
            collect(join.right());
        }
    }

    private Found lookUp(TableRef.Named ref) {
        String databaseName = databaseOf(ref);
        VirtualTable virtual = session.systemTables().find(databaseName, ref.name());
        if (virtual != null) {
            return new Found(null, null, virtual);
        }
        Database database = catalog.database(databaseName);
        if (database == null) {
            throw SYSTEM.contains(databaseName) ? Errors.unknownTable() : Errors.unknownDatabase();
        }
        Table table = database.table(ref.name());
        if (table == null) {
            throw Errors.unknownTable();
        }
        return new Found(database, table, null);
    }

    private String databaseOf(TableRef.Named ref) {
        String name =
                ref.database() != null ? ref.database() : session.context().database();
        if (name == null) {
            throw Errors.noDatabase();
        }
        return name;
    }

    private String key(TableRef.Named ref) {
        return databaseOf(ref) + '\0' + ref.name();
    }
}
