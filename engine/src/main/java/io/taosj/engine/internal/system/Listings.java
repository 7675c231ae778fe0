package io.taosj.engine.internal.system;

import io.taosj.engine.internal.sql.ShowStatement.Kind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SHOW statements that are a system table's content. */
final class Listings {
    private static final Map<Kind, Listing> ALL = new EnumMap<>(Kind.class);

    /** How much of the table is shown. */
    enum Extent {
        /** all of it */
        ALL,
        /** the first column */
        NAMES,
        /** rows of the database in use or named */
        DATABASE
    }

    /** A system table and how much of it. */
    record Listing(SystemTable table, Extent extent) {}

    static {
        info(Kind.STREAMS, "ins_streams", Extent.NAMES);
        info(Kind.TOPICS, "ins_topics", Extent.NAMES);
        info(Kind.FUNCTIONS, "ins_functions", Extent.NAMES);
        info(Kind.TSMAS, "ins_tsmas", Extent.DATABASE);
        info(Kind.VIEWS, "ins_views", Extent.DATABASE);
        info(Kind.VNODES, "ins_vnodes", Extent.ALL);
        info(Kind.COMPACTS, "ins_compacts", Extent.ALL);
        info(Kind.DNODES, "ins_dnodes", Extent.ALL);
        info(Kind.MNODES, "ins_mnodes", Extent.ALL);
        info(Kind.QNODES, "ins_qnodes", Extent.ALL);
        info(Kind.SNODES, "ins_snodes", Extent.ALL);
        info(Kind.ARBGROUPS, "ins_arbgroups", Extent.ALL);
        info(Kind.ANODES, "ins_anodes", Extent.ALL);
        info(Kind.ANODES_FULL, "ins_anodes_full", Extent.ALL);
        info(Kind.CLUSTER, "ins_cluster", Extent.ALL);
        info(Kind.CLUSTER_MACHINES, "ins_machines", Extent.ALL);
        info(Kind.GRANTS, "ins_grants", Extent.ALL);
        info(Kind.GRANTS_FULL, "ins_grants_full", Extent.ALL);
        info(Kind.GRANTS_LOGS, "ins_grants_logs", Extent.ALL);
        info(Kind.LICENCES, "ins_grants", Extent.ALL);
        info(Kind.ENCRYPTIONS, "ins_encryptions", Extent.ALL);
        info(Kind.USERS, "ins_users", Extent.ALL);
        info(Kind.USERS_FULL, "ins_users_full", Extent.ALL);
        info(Kind.USER_PRIVILEGES, "ins_user_privileges", Extent.ALL);
        info(Kind.SUBSCRIPTIONS, "ins_subscriptions", Extent.ALL);
        performance(Kind.CONSUMERS, "perf_consumers");
        performance(Kind.CONNECTIONS, "perf_connections");
        performance(Kind.QUERIES, "perf_queries");
        performance(Kind.APPS, "perf_apps");
        performance(Kind.TRANSACTIONS, "perf_trans");
    }

    private Listings() {}

    /** What a kind shows, or null for kinds that are no table's content. */
    static @Nullable Listing of(Kind kind) {
        return ALL.get(kind);
    }

    private static void info(Kind kind, String table, Extent extent) {
        put(kind, SystemDatabase.INFORMATION_SCHEMA, table, extent);
    }

    private static void performance(Kind kind, String table) {
        put(kind, SystemDatabase.PERFORMANCE_SCHEMA, table, Extent.ALL);
    }

    private static void put(Kind kind, SystemDatabase database, String name, Extent extent) {
        SystemTable table = database.table(name);
        if (table == null) {
            throw new IllegalStateException("no system table " + name + " for SHOW " + kind);
        }
        ALL.put(kind, new Listing(table, extent));
    }
}
