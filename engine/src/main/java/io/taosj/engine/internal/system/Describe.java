package io.taosj.engine.internal.system;

import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.ObjectName;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import java.util.List;

/** Runs DESCRIBE. */
final class Describe {
    private static final String SHORT = "field VARCHAR(64), type VARCHAR(20), length INT, note VARCHAR(16)";
    private static final ResultSchema SYSTEM_TABLE = ColumnSpecs.schemaOf(SHORT);
    private static final ResultSchema TABLE =
            ColumnSpecs.schemaOf(SHORT + ", encode VARCHAR(12), compress VARCHAR(12), level VARCHAR(12)");
    private static final String DISABLED = "disabled";

    private final SystemContext context;

    Describe(SystemContext context) {
        this.context = context;
    }

    EngineResult execute(ObjectName name, SystemSession session) {
        String databaseName = Names.tableDatabase(name, session);
        SystemTable system = SystemTables.definition(databaseName, name.name());
        if (system != null) {
            return describe(system, session.sysinfo());
        }
        if (SystemDatabase.find(databaseName) != null) {
            throw Names.noTable();
        }
        Database database = context.database(databaseName);
        Table table = Names.table(database, name);
        return Results.of(TABLE, sink -> describe(database, table, sink));
    }

    private static EngineResult describe(SystemTable table, boolean sysinfo) {
        if (table.restricted() && !sysinfo) {
            throw SystemTables.permissionDenied();
        }
        List<ColumnInfo> columns = table.schema().columns();
        return Results.of(SYSTEM_TABLE, sink -> {
            for (int i : table.visible(sysinfo)) {
                ColumnInfo column = columns.get(i);
                sink.row(column.name(), column.typeName(), column.length(), "");
            }
        });
    }

    private static void describe(Database database, Table table, RowSink sink) {
        if (table instanceof Table.SuperTable superTable) {
            columns(superTable.columns(), sink);
            tags(superTable.tags(), sink);
        } else if (table instanceof Table.ChildTable child) {
            describe(database, Names.superTable(database, child), sink);
        } else {
            columns(((Table.NormalTable) table).columns(), sink);
        }
    }

    private static void columns(List<ColumnDef> columns, RowSink sink) {
        for (ColumnDef c : columns) {
            sink.row(
                    c.name(),
                    TypeText.name(c),
                    TypeText.length(c),
                    c.key() ? "PRIMARY KEY" : "",
                    c.encode(),
                    c.compress(),
                    c.level());
        }
    }

    private static void tags(List<ColumnDef> tags, RowSink sink) {
        for (ColumnDef tag : tags) {
            sink.row(tag.name(), TypeText.name(tag), TypeText.length(tag), "TAG", DISABLED, DISABLED, DISABLED);
        }
    }
}
