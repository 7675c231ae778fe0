package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.ObjectName;
import io.taosj.engine.internal.storage.ReadView;
import io.taosj.wire.ResultSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** Runs SHOW TABLE DISTRIBUTED: a text about how a table's rows are stored. */
final class Distribution {
    private static final ResultSchema SCHEMA = ColumnSpecs.schemaOf("_block_dist VARCHAR(142)");
    private static final int FIRST_BAR = 300;
    private static final int LAST_BAR = 4100;
    private static final int BAR_STEP = 200;
    private static final int RULE_LENGTH = 80;

    private final SystemContext context;

    Distribution(SystemContext context) {
        this.context = context;
    }

    EngineResult execute(ObjectName name, SystemSession session) {
        Database database = context.database(Names.tableDatabase(name, session));
        Table table = Names.table(database, name);
        long rows = countRows(table);
        int tables = table instanceof Table.SuperTable
                ? database.children(table.name()).size()
                : 1;
        int vgroups = table instanceof Table.SuperTable ? database.vgroups().length : 1;
        return Results.of(SCHEMA, sink -> lines(rows, tables, vgroups, sink));
    }

    /** The engine's store has no blocks like the server's, so all rows count as not yet in blocks. */
    private static void lines(long rows, int tables, int vgroups, RowSink sink) {
        sink.row("Total_Blocks=[0] Total_Size=[0.00 KiB] Average_size=[0.00 KiB] Compression_Ratio=[0.00 %]");
        sink.row("Block_Rows=[0] MinRows=[0] MaxRows=[0] AvgRows=[0]");
        sink.row("Inmem_Rows=[" + rows + "] Stt_Rows=[0]");
        sink.row("Total_Tables=[" + tables + "] Total_Filesets=[0] Total_Vgroups=[" + vgroups + "]");
        sink.row("-".repeat(RULE_LENGTH));
        for (int bar = FIRST_BAR; bar <= LAST_BAR; bar += BAR_STEP) {
            sink.row(String.format(Locale.ROOT, "%04d |", bar));
        }
    }

    private long countRows(Table table) {
        try (ReadView view = context.storage().read(List.of(table));
                Statement statement = view.connection().createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + view.rows(table))) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException e) {
            throw new EngineException(0x70D, "System error", e);
        }
    }
}
