package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.ObjectName;
import io.taosj.engine.internal.sql.ShowStatement;
import io.taosj.engine.internal.sql.ShowStatement.Kind;
import io.taosj.wire.ResultSchema;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs the SHOW statements that list things. */
final class ShowListing {
    private static final ResultSchema DATABASES = ColumnSpecs.schemaOf("name VARCHAR(64)");
    private static final ResultSchema TABLES = ColumnSpecs.schemaOf("table_name VARCHAR(192)");
    private static final ResultSchema STABLES = ColumnSpecs.schemaOf("stable_name VARCHAR(192)");
    private static final ResultSchema ALIVE = ColumnSpecs.schemaOf("status INT");
    private static final ResultSchema DISK_INFO = ColumnSpecs.schemaOf("_db_usage VARCHAR(126)");
    private static final ResultSchema VARIABLES = ColumnSpecs.schemaOf(
            "name VARCHAR(30), value VARCHAR(4094), scope VARCHAR(6), category VARCHAR(6), info VARCHAR(62)");
    private static final int AVAILABLE = 1;

    private final SystemContext context;

    ShowListing(SystemContext context) {
        this.context = context;
    }

    EngineResult execute(ShowStatement.Listing show, SystemSession session) {
        Listings.Listing listing = Listings.of(show.kind());
        if (listing != null) {
            return tableContent(listing, show, session);
        }
        return switch (show.kind()) {
            case DATABASES ->
                Results.of(DATABASES, sink -> {
                    systemDatabases(sink);
                    userDatabases(sink);
                });
            case USER_DATABASES -> Results.of(DATABASES, this::userDatabases);
            case SYSTEM_DATABASES -> Results.of(DATABASES, ShowListing::systemDatabases);
            case TABLES -> tables(show, session, t -> !(t instanceof Table.SuperTable));
            case NORMAL_TABLES -> tables(show, session, Table.NormalTable.class::isInstance);
            case CHILD_TABLES -> tables(show, session, Table.ChildTable.class::isInstance);
            case STABLES -> tables(show, session, Table.SuperTable.class::isInstance);
            case VGROUPS -> vgroups(show, session);
            case ALIVE -> {
                listed(show, session);
                yield Results.of(ALIVE, sink -> sink.row(AVAILABLE));
            }
            case CLUSTER_ALIVE -> Results.of(ALIVE, sink -> sink.row(AVAILABLE));
            case DISK_INFO -> diskInfo(show, session);
            case VARIABLES, CLUSTER_VARIABLES -> clusterVariables(show);
            case LOCAL_VARIABLES -> localVariables(show);
            case SCORES -> EngineResult.update(0);
            case ACCOUNTS -> throw new EngineException(0x2614, "This statement is no longer supported");
            default -> throw Names.noTable(); // SHOW BNODES: a table that this version does not have
        };
    }

    private static void systemDatabases(RowSink sink) {
        for (SystemDatabase database : SystemDatabase.all()) {
            sink.row(database.schemaName());
        }
    }

    private void userDatabases(RowSink sink) {
        for (Database database : context.catalog().databases()) {
            sink.row(database.name());
        }
    }

    private EngineResult tables(ShowStatement.Listing show, SystemSession session, Predicate<Table> wanted) {
        Predicate<String> like = like(show.like());
        boolean superTables = show.kind() == Kind.STABLES;
        ResultSchema schema = superTables ? STABLES : TABLES;
        String name = Names.listedDatabase(show.database(), session);
        SystemDatabase system = SystemDatabase.find(name);
        if (system != null) {
            List<SystemTable> all = show.kind() == Kind.TABLES ? system.tables() : List.of();
            return Results.of(
                    schema, sink -> all.stream().filter(SystemTable::listed).forEach(t -> names(t.name(), like, sink)));
        }
        Database database = context.database(name);
        return Results.of(schema, sink -> {
            for (Table table : database.tables()) {
                if (wanted.test(table)) {
                    names(table.name(), like, sink);
                }
            }
        });
    }

    private static void names(String name, Predicate<String> like, RowSink sink) {
        if (like.test(name)) {
            sink.row(name);
        }
    }

    private static Predicate<String> like(@Nullable String pattern) {
        return pattern == null ? name -> true : new LikePattern(pattern)::matches;
    }

    private EngineResult vgroups(ShowStatement.Listing show, SystemSession session) {
        SystemTable table = required("ins_vgroups");
        refuseRestricted(table, session);
        Database database = listed(show, session);
        return Results.of(table.schema(), sink -> {
            if (database != null) {
                DatabaseTables.vgroupsOf(database, sink);
            }
        });
    }

    /** The database that is named or in use; null for a system database. */
    private @Nullable Database listed(ShowStatement.Listing show, SystemSession session) {
        String name = Names.listedDatabase(show.database(), session);
        return SystemDatabase.find(name) != null ? null : context.database(name);
    }

    /** The store keeps all databases together, so the size of one is not known. */
    private EngineResult diskInfo(ShowStatement.Listing show, SystemSession session) {
        listed(show, session);
        return Results.of(DISK_INFO, sink -> {
            sink.row("Compress_ratio=[NULL]");
            sink.row("Disk_occupied=[NULL]");
        });
    }

    private EngineResult clusterVariables(ShowStatement.Listing show) {
        return variables(show, v -> v.category().equals("global"), context.config()::nodeValue);
    }

    private EngineResult localVariables(ShowStatement.Listing show) {
        return variables(show, v -> !v.scope().equals("server"), context.config()::localValue);
    }

    private static EngineResult variables(
            ShowStatement.Listing show, Predicate<ConfigVariable> wanted, ValueOf values) {
        Predicate<String> like = like(show.like());
        return Results.of(VARIABLES, sink -> {
            for (ConfigVariable v : ConfigVariable.all()) {
                if (wanted.test(v) && like.test(v.name())) {
                    sink.row(v.name(), values.of(v), v.scope(), v.category(), "");
                }
            }
        });
    }

    private EngineResult tableContent(Listings.Listing listing, ShowStatement.Listing show, SystemSession session) {
        SystemTable table = listing.table();
        refuseRestricted(table, session);
        Predicate<String> like = like(show.like());
        return switch (listing.extent()) {
            case ALL -> rows(table, row -> true);
            case NAMES -> names(table, like);
            case DATABASE -> {
                String database = Names.listedDatabase(show.database(), session);
                yield rows(table, row -> database.equals(row[1]) && like.test(String.valueOf(row[0])));
            }
        };
    }

    private EngineResult names(SystemTable table, Predicate<String> like) {
        ResultSchema schema = new ResultSchema(
                table.schema().columns().subList(0, 1), table.schema().precision());
        return Results.of(
                schema, sink -> table.source().rows(context, row -> names(String.valueOf(row[0]), like, sink)));
    }

    private EngineResult rows(SystemTable table, Predicate<@Nullable Object[]> wanted) {
        Consumer<RowSink> rows = sink -> table.source().rows(context, row -> {
            if (wanted.test(row)) {
                sink.row(row);
            }
        });
        return Results.of(table.schema(), rows);
    }

    /** SHOW INDEXES; a table that does not exist has none. */
    EngineResult indexes(ObjectName name, SystemSession session) {
        String database = Names.listedDatabase(name.database(), session);
        return rows(
                required("ins_indexes"),
                row -> database.equals(row[1]) && name.name().equals(row[2]));
    }

    EngineResult dnodeVariables(ShowStatement.DnodeVariables show, SystemSession session) {
        SystemTable table = required("ins_dnode_variables");
        refuseRestricted(table, session);
        Predicate<String> like = like(show.like());
        return rows(table, row -> show.dnode() == ClusterInfo.DNODE && like.test(String.valueOf(row[1])));
    }

    EngineResult dnodeVnodes(long dnode, SystemSession session) {
        SystemTable table = required("ins_vnodes");
        refuseRestricted(table, session);
        return rows(table, row -> dnode == ClusterInfo.DNODE);
    }

    /** SHOW COMPACT n: details of a compaction, of which there is never one. */
    EngineResult compact(long id) {
        return rows(required("ins_compact_details"), row -> Long.valueOf(id).equals(row[0]));
    }

    private static void refuseRestricted(SystemTable table, SystemSession session) {
        if (table.restricted() && !session.sysinfo()) {
            throw SystemTables.permissionDenied();
        }
    }

    private static SystemTable required(String name) {
        SystemTable table = SystemDatabase.INFORMATION_SCHEMA.table(name);
        if (table == null) {
            throw new IllegalStateException("no system table " + name);
        }
        return table;
    }

    /** Where a variable's value comes from. */
    @FunctionalInterface
    private interface ValueOf {
        String of(ConfigVariable variable);
    }
}
