package io.taosj.engine.internal.system;

import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.ddl.SmallObjects;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tables of information_schema about topics, streams, indexes, functions, time-range SMAs and views. */
final class ObjectTables {
    private static final String TAG_INDEX = "tag_index";

    private ObjectTables() {}

    static List<SystemTable> all() {
        return List.of(
                SystemTable.open(
                        "ins_functions",
                        "name VARCHAR(64), comment VARCHAR(4095), aggregate INT, output_type VARCHAR(31), "
                                + "create_time TIMESTAMP, code_len INT, bufsize INT, func_language VARCHAR(31), "
                                + "func_body VARCHAR(65517), func_version INT",
                        ObjectTables::functions),
                SystemTable.open(
                        "ins_indexes",
                        "index_name VARCHAR(192), db_name VARCHAR(64), table_name VARCHAR(192), vgroup_id INT, "
                                + "create_time TIMESTAMP, column_name VARCHAR(192), index_type VARCHAR(192)",
                        ObjectTables::indexes),
                SystemTable.open(
                        "ins_topics",
                        "topic_name VARCHAR(192), db_name VARCHAR(64), create_time TIMESTAMP, sql VARCHAR(2048), "
                                + "schema VARCHAR(65517), meta VARCHAR(4), type VARCHAR(8)",
                        ObjectTables::topics),
                SystemTable.open(
                        "ins_streams",
                        "stream_name VARCHAR(192), create_time TIMESTAMP, stream_id VARCHAR(19), "
                                + "history_id VARCHAR(19), sql VARCHAR(2048), status VARCHAR(20), "
                                + "source_db VARCHAR(64), target_db VARCHAR(64), target_table VARCHAR(192), "
                                + "watermark BIGINT, trigger VARCHAR(20), sink_quota VARCHAR(20), "
                                + "checkpoint_interval VARCHAR(20), checkpoint_backup VARCHAR(20), "
                                + "history_scan_idle VARCHAR(20)",
                        ObjectTables::streams),
                SystemTable.open(
                        "ins_stream_tasks",
                        "stream_name VARCHAR(64), task_id VARCHAR(16), node_type VARCHAR(10), node_id INT, "
                                + "level VARCHAR(10), status VARCHAR(12), stage BIGINT, in_queue VARCHAR(18), "
                                + "process_total VARCHAR(12), process_throughput VARCHAR(13), out_total VARCHAR(13), "
                                + "out_throughput VARCHAR(13), info VARCHAR(40), start_time TIMESTAMP, start_id BIGINT, "
                                + "start_ver BIGINT, checkpoint_time TIMESTAMP, checkpoint_id BIGINT, "
                                + "checkpoint_ver BIGINT, checkpoint_size VARCHAR(14), checkpoint_backup VARCHAR(14), "
                                + "extra_info VARCHAR(25), history_task_id VARCHAR(16), history_task_status VARCHAR(12)",
                        Rows.NONE),
                SystemTable.open(
                        "ins_tsmas",
                        "tsma_name VARCHAR(192), db_name VARCHAR(64), table_name VARCHAR(192), target_db VARCHAR(64), "
                                + "target_stb VARCHAR(192), stream_name VARCHAR(64), create_time TIMESTAMP, "
                                + "interval VARCHAR(64), create_sql VARCHAR(2048), func_list VARCHAR(2048)",
                        ObjectTables::tsmas),
                SystemTable.open(
                        "ins_views",
                        "view_name VARCHAR(192), db_name VARCHAR(64), effective_user VARCHAR(24), "
                                + "create_time TIMESTAMP, type VARCHAR(128), query_sql VARCHAR(2048), "
                                + "parameters VARCHAR(2048), default_values VARCHAR(2048), target_table VARCHAR(192)",
                        Rows.NONE));
    }

    private static void functions(SystemContext context, RowSink sink) {
        for (StoredObject f : StoredObject.all(context.storage(), SmallObjects.FUNCTION)) {
            sink.row(
                    f.key(),
                    f.text("comment", ""),
                    f.number("aggregate"),
                    f.text("output_type"),
                    f.number("created"),
                    f.number("code_len"),
                    f.number("bufsize"),
                    f.text("language"),
                    f.text("body"),
                    f.number("version"));
        }
    }

    private static void indexes(SystemContext context, RowSink sink) {
        Set<List<String>> indexed = new HashSet<>();
        for (StoredObject index : StoredObject.all(context.storage(), SmallObjects.INDEX)) {
            String database = index.text("db", "");
            String table = index.text("table", "");
            String column = index.text("column", "");
            indexed.add(List.of(database, table, column));
            sink.row(
                    index.text("name", index.key()),
                    database,
                    table,
                    null,
                    index.number("created"),
                    column,
                    index.text("type", TAG_INDEX));
        }
        for (Database database : context.catalog().databases()) {
            for (Table table : database.tables()) {
                if (table instanceof Table.SuperTable superTable) {
                    firstTag(superTable, indexed, sink);
                }
            }
        }
    }

    /**
     * Every super table has an index on its first tag without being asked, but for the targets of streams, which are
     * known by their empty comment.
     */
    private static void firstTag(Table.SuperTable table, Set<List<String>> indexed, RowSink sink) {
        if ("".equals(table.comment())) {
            return;
        }
        String tag = table.tags().get(0).name();
        if (!indexed.contains(List.of(table.database(), table.name(), tag))) {
            sink.row(
                    tag + "_" + table.name(),
                    table.database(),
                    table.name(),
                    null,
                    table.createdMillis(),
                    tag,
                    TAG_INDEX);
        }
    }

    private static void topics(SystemContext context, RowSink sink) {
        for (StoredObject topic : StoredObject.all(context.storage(), SmallObjects.TOPIC)) {
            sink.row(
                    topic.key(),
                    topic.text("db"),
                    topic.number("created"),
                    topic.text("sql"),
                    topic.text("schema"),
                    topic.text("meta", "no"),
                    topic.text("type"));
        }
    }

    private static void streams(SystemContext context, RowSink sink) {
        for (StoredObject stream : StoredObject.all(context.storage(), SmallObjects.STREAM)) {
            sink.row(
                    stream.key(),
                    stream.number("created"),
                    stream.text("id"),
                    null,
                    stream.text("sql"),
                    stream.text("status", "ready"),
                    stream.text("source_db"),
                    stream.text("target_db"),
                    stream.text("target_table"),
                    stream.number("watermark"),
                    stream.text("trigger", "window close"),
                    null,
                    "300 sec",
                    "none",
                    "100ms");
        }
    }

    private static void tsmas(SystemContext context, RowSink sink) {
        for (StoredObject tsma : StoredObject.all(context.storage(), SmallObjects.TSMA)) {
            sink.row(
                    tsma.text("name", tsma.key()),
                    tsma.text("db"),
                    tsma.text("table"),
                    tsma.text("target_db"),
                    tsma.text("target_stb"),
                    tsma.text("stream"),
                    tsma.number("created"),
                    tsma.text("interval"),
                    tsma.text("sql"),
                    tsma.text("functions"));
        }
    }
}
