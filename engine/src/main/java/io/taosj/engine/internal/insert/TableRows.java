package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.engine.internal.storage.TableBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All rows that one statement writes to one table. The table may be named several times with different columns; what a
 * part doesn't give is NONE in its rows.
 */
final class TableRows {
    private final Table table;
    private final Map<Integer, ColumnData> columns = new LinkedHashMap<>();
    private int rows;

    TableRows(Table table) {
        this.table = table;
    }

    /** The columns to add to, in the order asked for; {@link #close} must follow. */
    ColumnData[] open(List<ColumnDef> bound) {
        ColumnData[] open = new ColumnData[bound.size()];
        for (int i = 0; i < open.length; i++) {
            ColumnDef column = bound.get(i);
            open[i] = columns.computeIfAbsent(column.id(), id -> new ColumnData(column.type()));
            pad(open[i]);
        }
        return open;
    }

    /** Ends a part that added so many rows to the columns of {@link #open}. */
    void close(int added) {
        rows += added;
        columns.values().forEach(this::pad);
    }

    private void pad(ColumnData column) {
        while (column.rows() < rows) {
            column.addNone();
        }
    }

    TableBatch batch() {
        return new TableBatch(table, new ArrayList<>(columns.keySet()), new ArrayList<>(columns.values()));
    }
}
