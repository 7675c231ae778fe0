package io.taosj.engine.internal.system;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.ColumnInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables of information_schema about tables, columns and tags. */
final class TableTables {
    static final String TAG_COLUMNS = "table_name VARCHAR(192), db_name VARCHAR(64), stable_name VARCHAR(192), "
            + "tag_name VARCHAR(64), tag_type VARCHAR(32), tag_value VARCHAR(16384)";
    private static final String SYSTEM = "SYSTEM_TABLE";
    private static final String CHILD = "CHILD_TABLE";
    private static final String NORMAL = "NORMAL_TABLE";

    private TableTables() {}

    static List<SystemTable> all() {
        return List.of(
                SystemTable.open(
                        "ins_stables",
                        "stable_name VARCHAR(192), db_name VARCHAR(64), create_time TIMESTAMP, columns INT, tags INT, "
                                + "last_update TIMESTAMP, table_comment VARCHAR(1024), watermark VARCHAR(64), "
                                + "max_delay VARCHAR(64), rollup VARCHAR(128), uid BIGINT",
                        TableTables::superTables),
                SystemTable.open(
                        "ins_tables",
                        "table_name VARCHAR(192), db_name VARCHAR(64), create_time TIMESTAMP, columns INT, "
                                + "stable_name VARCHAR(192), uid BIGINT, vgroup_id INT SYSINFO, ttl INT, "
                                + "table_comment VARCHAR(1024), type VARCHAR(21)",
                        TableTables::tables),
                SystemTable.open("ins_tags", TAG_COLUMNS, TableTables::tags),
                SystemTable.open(
                        "ins_columns",
                        "table_name VARCHAR(192), db_name VARCHAR(64), table_type VARCHAR(21), col_name VARCHAR(64), "
                                + "col_type VARCHAR(32), col_length INT, col_precision INT, col_scale INT, "
                                + "col_nullable INT",
                        TableTables::columns));
    }

    private static void superTables(SystemContext context, RowSink sink) {
        for (Database database : context.catalog().databases()) {
            for (Table table : database.tables()) {
                if (table instanceof Table.SuperTable superTable) {
                    sink.row(
                            superTable.name(),
                            database.name(),
                            superTable.createdMillis(),
                            superTable.columns().size(),
                            superTable.tags().size(),
                            superTable.createdMillis(),
                            superTable.comment(),
                            option(superTable, "WATERMARK ", "5000a,5000a"),
                            option(superTable, "MAX_DELAY ", "-1a,-1a"),
                            option(superTable, "ROLLUP(", ""),
                            superTable.uid());
                }
            }
        }
    }

    /** The value of a clause that is kept as text. */
    private static String option(Table.SuperTable table, String start, String absent) {
        for (String option : table.options()) {
            if (option.startsWith(start)) {
                String value = option.substring(start.length());
                return start.endsWith("(") ? value.substring(0, value.length() - 1) : value;
            }
        }
        return absent;
    }

    private static void tables(SystemContext context, RowSink sink) {
        for (SystemDatabase system : SystemDatabase.all()) {
            for (SystemTable table : system.tables()) {
                int columns = table.schema().size();
                sink.row(table.name(), system.schemaName(), null, columns, null, null, null, null, null, SYSTEM);
            }
        }
        for (Database database : context.catalog().databases()) {
            for (Table table : database.tables()) {
                table(database, table, sink);
            }
        }
    }

    private static void table(Database database, Table table, RowSink sink) {
        if (table instanceof Table.ChildTable child) {
            Table.SuperTable superTable = superTable(database, child);
            if (superTable == null) {
                return;
            }
            sink.row(
                    child.name(),
                    child.database(),
                    child.createdMillis(),
                    superTable.columns().size(),
                    child.superTable(),
                    child.uid(),
                    child.vgroup(),
                    child.ttlDays(),
                    child.comment(),
                    CHILD);
        } else if (table instanceof Table.NormalTable normal) {
            sink.row(
                    normal.name(),
                    normal.database(),
                    normal.createdMillis(),
                    normal.columns().size(),
                    null,
                    normal.uid(),
                    normal.vgroup(),
                    normal.ttlDays(),
                    normal.comment(),
                    NORMAL);
        }
    }

    private static void columns(SystemContext context, RowSink sink) {
        for (SystemDatabase system : SystemDatabase.all()) {
            for (SystemTable table : system.tables()) {
                for (ColumnInfo column : table.schema().columns()) {
                    String type = column.typeName() + (column.type().isVariable() ? "(" + column.length() + ")" : "");
                    int bytes = column.storageBytes();
                    sink.row(table.name(), system.schemaName(), SYSTEM, column.name(), type, bytes, null, null, null);
                }
            }
        }
        for (Database database : context.catalog().databases()) {
            for (Table table : database.tables()) {
                columns(database, table, sink);
            }
        }
    }

    private static void columns(Database database, Table table, RowSink sink) {
        List<ColumnDef> columns;
        String kind;
        if (table instanceof Table.SuperTable superTable) {
            columns = superTable.columns();
            kind = "SUPER_TABLE";
        } else if (table instanceof Table.NormalTable normal) {
            columns = normal.columns();
            kind = NORMAL;
        } else {
            Table.SuperTable superTable = superTable(database, (Table.ChildTable) table);
            columns = superTable == null ? List.of() : superTable.columns();
            kind = CHILD;
        }
        for (ColumnDef column : columns) {
            boolean decimal = column.type().isDecimal();
            sink.row(
                    table.name(),
                    database.name(),
                    kind,
                    column.name(),
                    TypeText.ofColumn(column),
                    TypeText.storedLength(column),
                    decimal ? column.precision() : null,
                    decimal ? column.scale() : null,
                    null);
        }
    }

    private static void tags(SystemContext context, RowSink sink) {
        for (Database database : context.catalog().databases()) {
            for (Table table : database.tables()) {
                if (table instanceof Table.ChildTable child) {
                    tagsOf(database, child, sink);
                }
            }
        }
    }

    /** The rows of ins_tags of one child. */
    static void tagsOf(Database database, Table.ChildTable child, RowSink sink) {
        Table.SuperTable superTable = superTable(database, child);
        List<ColumnDef> tags = superTable == null ? List.of() : superTable.tags();
        for (int i = 0; i < tags.size(); i++) {
            ColumnDef tag = tags.get(i);
            String value = TagText.plain(tag, TagText.value(child, i));
            sink.row(child.name(), child.database(), child.superTable(), tag.name(), TypeText.ofTag(tag), value);
        }
    }

    /** The super table of a child, or null if both were dropped since the child was looked up. */
    static Table.@Nullable SuperTable superTable(Database database, Table.ChildTable child) {
        return database.table(child.superTable()) instanceof Table.SuperTable superTable ? superTable : null;
    }
}
