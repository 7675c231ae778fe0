package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.query.VirtualTable;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of information_schema and performance_schema, for queries. Safe for use by several threads. */
public final class SystemTables {
    private final SystemContext context;

    public SystemTables(SystemContext context) {
        this.context = context;
    }

    /** Whether a name is that of a system database. */
    public static boolean isSystemDatabase(@Nullable String database) {
        return SystemDatabase.find(database) != null;
    }

    /**
     * Finds a table as users with SYSINFO see it.
     *
     * @return null if there is no such table
     */
    public @Nullable VirtualTable find(String database, String table) {
        return find(database, table, true);
    }

    /**
     * Finds a table.
     *
     * @param sysinfo whether the user may see facts about the server; without, some tables are refused and some columns
     *     hidden
     * @return null if there is no such table
     * @throws EngineException 0x2644 if the user may not read it
     */
    public @Nullable VirtualTable find(String database, String table, boolean sysinfo) {
        SystemTable found = definition(database, table);
        if (found == null) {
            return null;
        }
        if (found.restricted() && !sysinfo) {
            throw permissionDenied();
        }
        return new View(context, found, found.visible(sysinfo));
    }

    static @Nullable SystemTable definition(String database, String table) {
        SystemDatabase system = SystemDatabase.find(database);
        return system == null ? null : system.table(table);
    }

    static EngineException permissionDenied() {
        return new EngineException(0x2644, "Permission denied or target object not exist");
    }

    /** A table with the columns that a user sees. */
    private static final class View implements VirtualTable {
        private final SystemContext context;
        private final SystemTable table;
        private final int[] visible;

        View(SystemContext context, SystemTable table, int[] visible) {
            this.context = context;
            this.table = table;
            this.visible = visible;
        }

        @Override
        public ResultSchema schema() {
            ResultSchema all = table.schema();
            if (visible.length == all.size()) {
                return all;
            }
            List<ColumnInfo> columns = new ArrayList<>();
            Arrays.stream(visible).forEach(i -> columns.add(all.columns().get(i)));
            return new ResultSchema(columns, all.precision());
        }

        @Override
        public void fill(BlockBuilder rows) {
            RowSink writer = new RowWriter(rows, visible.length);
            table.source().rows(context, visible.length == table.schema().size() ? writer : projection(writer));
        }

        private RowSink projection(RowSink writer) {
            @Nullable Object[] shown = new @Nullable Object[visible.length];
            return values -> {
                for (int i = 0; i < visible.length; i++) {
                    shown[i] = values[visible[i]];
                }
                writer.row(shown);
            };
        }
    }
}
