package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Table;
import java.util.List;

/**
 * Rows of one child or normal table, column by column, values already checked against the column types.
 *
 * <p>Rows need no order; several rows may have the same key: for one statement the newest non-NULL value of each
 * column wins.
 *
 * @param table a ChildTable or NormalTable that exists when the batch is written, or a ChildTable to be created with it
 * @param columnIds the columns that were given, by {@code ColumnDef.id()}; contains the time column (1) and the key column
 *     if there is one
 * @param columns their values, all with the same number of rows
 */
public record TableBatch(Table table, List<Integer> columnIds, List<ColumnData> columns) {
    public TableBatch {
        columnIds = List.copyOf(columnIds);
        columns = List.copyOf(columns);
    }

    /** Number of rows before merging. */
    public int rows() {
        return columns.get(0).rows();
    }
}
