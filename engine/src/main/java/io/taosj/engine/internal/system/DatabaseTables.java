package io.taosj.engine.internal.system;

import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables of information_schema about databases and their vgroups. */
final class DatabaseTables {
    private static final String READY = "ready";
    private static final String LEADER = "leader";

    private DatabaseTables() {}

    static List<SystemTable> all() {
        return List.of(
                SystemTable.open(
                        "ins_databases",
                        "name VARCHAR(64), create_time TIMESTAMP, vgroups INT SYSINFO, ntables BIGINT, "
                                + "replica TINYINT SYSINFO, strict VARCHAR(4) SYSINFO, duration VARCHAR(10) SYSINFO, "
                                + "keep VARCHAR(32) SYSINFO, buffer INT SYSINFO, pagesize INT SYSINFO, pages INT SYSINFO, "
                                + "minrows INT SYSINFO, maxrows INT SYSINFO, comp TINYINT SYSINFO, precision VARCHAR(2), "
                                + "status VARCHAR(10), retentions VARCHAR(60) SYSINFO, single_stable BOOL SYSINFO, "
                                + "cachemodel VARCHAR(11) SYSINFO, cachesize INT SYSINFO, wal_level TINYINT SYSINFO, "
                                + "wal_fsync_period INT SYSINFO, wal_retention_period INT SYSINFO, "
                                + "wal_retention_size BIGINT SYSINFO, stt_trigger SMALLINT SYSINFO, "
                                + "table_prefix SMALLINT SYSINFO, table_suffix SMALLINT SYSINFO, "
                                + "tsdb_pagesize INT SYSINFO, keep_time_offset INT, s3_chunkpages INT SYSINFO, "
                                + "s3_keeplocal VARCHAR(10) SYSINFO, s3_compact TINYINT SYSINFO, "
                                + "with_arbitrator TINYINT SYSINFO, encrypt_algorithm VARCHAR(16) SYSINFO, "
                                + "compact_interval VARCHAR(12) SYSINFO, compact_time_range VARCHAR(24) SYSINFO, "
                                + "compact_time_offset VARCHAR(4) SYSINFO",
                        DatabaseTables::databases),
                SystemTable.restricted(
                        "ins_vgroups",
                        "vgroup_id INT, db_name VARCHAR(64), tables INT, v1_dnode SMALLINT, v1_status VARCHAR(9), "
                                + "v2_dnode SMALLINT, v2_status VARCHAR(9), v3_dnode SMALLINT, v3_status VARCHAR(9), "
                                + "v4_dnode SMALLINT, v4_status VARCHAR(9), cacheload INT, cacheelements INT, "
                                + "tsma TINYINT",
                        DatabaseTables::vgroups),
                SystemTable.restricted(
                        "ins_vnodes",
                        "dnode_id INT, vgroup_id INT, db_name VARCHAR(64), status VARCHAR(9), role_time TIMESTAMP, "
                                + "start_time TIMESTAMP, restored BOOL",
                        DatabaseTables::vnodes),
                SystemTable.open(
                        "ins_disk_usage",
                        "db_name VARCHAR(32), vgroup_id INT, wal BIGINT, data1 BIGINT, data2 BIGINT, data3 BIGINT, "
                                + "cache_rdb BIGINT, table_meta BIGINT, s3 BIGINT, raw_data BIGINT",
                        DatabaseTables::diskUsage),
                SystemTable.open(
                        "ins_filesets",
                        "db_name VARCHAR(64), vgroup_id INT, fileset_id INT, start_time TIMESTAMP, "
                                + "end_time TIMESTAMP, total_size BIGINT, last_compact TIMESTAMP, shold_compact BOOL",
                        Rows.NONE));
    }

    private static void databases(SystemContext context, RowSink sink) {
        for (SystemDatabase system : SystemDatabase.all()) {
            @Nullable Object[] row = new @Nullable Object[37];
            row[0] = system.schemaName();
            row[3] = system.tables().size();
            row[15] = READY;
            sink.row(row);
        }
        for (Database database : context.catalog().databases()) {
            sink.row(database(database));
        }
    }

    private static @Nullable Object[] database(Database database) {
        DatabaseOptions options = database.options();
        List<@Nullable Object> row = new ArrayList<>();
        row.add(database.name());
        row.add(database.createdMillis());
        row.add(database.vgroups().length);
        row.add(rowTables(database));
        row.add(options.number("replica"));
        row.add("on");
        add(row, options, "duration", "keep");
        addNumbers(row, options, "buffer", "pagesize", "pages", "minrows", "maxrows", "comp");
        row.add(database.precision().text());
        row.add(READY);
        row.add(retentions(options));
        row.add(options.number("single_stable") != 0);
        add(row, options, "cachemodel");
        addNumbers(
                row,
                options,
                "cachesize",
                "wal_level",
                "wal_fsync_period",
                "wal_retention_period",
                "wal_retention_size",
                "stt_trigger",
                "table_prefix",
                "table_suffix",
                "tsdb_pagesize");
        row.add(hours(options));
        addNumbers(row, options, "s3_chunkpages");
        add(row, options, "s3_keeplocal");
        addNumbers(row, options, "s3_compact");
        row.add(0);
        add(row, options, "encrypt_algorithm", "compact_interval", "compact_time_range", "compact_time_offset");
        return row.toArray();
    }

    private static void add(List<@Nullable Object> row, DatabaseOptions options, String... names) {
        for (String name : names) {
            row.add(CreateText.unquoted(options.text(name)));
        }
    }

    private static void addNumbers(List<@Nullable Object> row, DatabaseOptions options, String... names) {
        for (String name : names) {
            row.add(options.number(name));
        }
    }

    private static @Nullable String retentions(DatabaseOptions options) {
        String text = options.values().get("retentions");
        return text == null || text.isEmpty() ? null : text;
    }

    /** The option may have been given with its unit. */
    private static long hours(DatabaseOptions options) {
        String text = options.text("keep_time_offset");
        return Long.parseLong(text.endsWith("h") ? text.substring(0, text.length() - 1) : text);
    }

    private static long rowTables(Database database) {
        return database.tables().stream()
                .filter(t -> !(t instanceof Table.SuperTable))
                .count();
    }

    static void vgroups(SystemContext context, RowSink sink) {
        for (Database database : context.catalog().databases()) {
            vgroupsOf(database, sink);
        }
    }

    static void vgroupsOf(Database database, RowSink sink) {
        Map<Integer, Integer> tables = new HashMap<>();
        for (Table table : database.tables()) {
            if (table instanceof Table.ChildTable child) {
                tables.merge(child.vgroup(), 1, Integer::sum);
            } else if (table instanceof Table.NormalTable normal) {
                tables.merge(normal.vgroup(), 1, Integer::sum);
            }
        }
        for (int id : database.vgroups()) {
            sink.row(
                    id,
                    database.name(),
                    tables.getOrDefault(id, 0),
                    ClusterInfo.DNODE,
                    LEADER,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0,
                    0,
                    0);
        }
    }

    private static void vnodes(SystemContext context, RowSink sink) {
        long since = context.cluster().startMillis();
        for (Database database : context.catalog().databases()) {
            long start = Math.max(since, database.createdMillis());
            for (int id : database.vgroups()) {
                sink.row(ClusterInfo.DNODE, id, database.name(), LEADER, start, start, true);
            }
        }
    }

    /** The store keeps all vgroups together, so the sizes of one are not known. */
    private static void diskUsage(SystemContext context, RowSink sink) {
        for (Database database : context.catalog().databases()) {
            for (int id : database.vgroups()) {
                sink.row(database.name(), id, null, null, null, null, null, null, null, null);
            }
        }
    }
}
