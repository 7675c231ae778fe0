package io.taosj.engine.internal.storage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table, column by column. Once {@link RowMerge#normalise} has passed over it, sorted by key without
 * duplicates, and only added to at its end. Not safe for use by several threads, but a {@link #view()} is safe while its
 * original grows.
 */
final class Run {
    private static final int TIME = 1;

    private final int keyId;
    private int[] ids;
    private ColumnData[] columns;
    private int rows;

    /** @param keyId the second key column's id, or 0 */
    Run(int keyId) {
        this(keyId, new int[0], new ColumnData[0], 0);
    }

    private Run(int keyId, int[] ids, ColumnData[] columns, int rows) {
        this.keyId = keyId;
        this.ids = ids;
        this.columns = columns;
        this.rows = rows;
    }

    int keyId() {
        return keyId;
    }

    int rows() {
        return rows;
    }

    int[] ids() {
        return ids;
    }

    /** A column by its id, or null if nothing was ever given for it. */
    @Nullable ColumnData column(int id) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id) {
                return columns[i];
            }
        }
        return null;
    }

    ColumnData existing(int id) {
        ColumnData found = column(id);
        if (found == null) {
            throw new IllegalStateException("no column " + id + " in a batch");
        }
        return found;
    }

    long time(int row) {
        return columns[0].getLong(row);
    }

    /** Compares the keys of two rows: time, then the second key column. */
    static int compareKeys(Run a, int rowA, Run b, int rowB) {
        int order = Long.compare(a.time(rowA), b.time(rowB));
        if (order != 0 || a.keyId == 0) {
            return order;
        }
        return compareCells(a.existing(a.keyId), rowA, b.existing(b.keyId), rowB);
    }

    private static int compareCells(ColumnData a, int rowA, ColumnData b, int rowB) {
        return switch (a.type()) {
            case UBIGINT -> Long.compareUnsigned(a.getLong(rowA), b.getLong(rowB));
            case VARCHAR, NCHAR, VARBINARY -> Arrays.compareUnsigned(a.getBytes(rowA), b.getBytes(rowB));
            default -> Long.compare(a.getLong(rowA), b.getLong(rowB));
        };
    }

    /** Adds rows of a batch or of another run behind the present ones. */
    void append(Run other) {
        append(other, 0, other.rows);
    }

    void append(Run other, int from, int to) {
        int count = to - from;
        for (int id : other.ids) {
            columnFor(id, other);
        }
        for (int i = 0; i < ids.length; i++) {
            ColumnData source = other.column(ids[i]);
            if (source == null) {
                columns[i].addNones(count);
            } else {
                columns[i].addRange(source, from, to);
            }
        }
        rows += count;
    }

    /** Adds one row that joins two versions: a cell of the newer one if something was given, else of the older one. */
    void appendMerged(Run older, int oldRow, Run newer, int newRow) {
        for (int i = 0; i < ids.length; i++) {
            ColumnData fresh = newer.column(ids[i]);
            ColumnData before = older.column(ids[i]);
            if (fresh != null && fresh.state(newRow) != ColumnData.NONE) {
                columns[i].addFrom(fresh, newRow);
            } else if (before != null) {
                columns[i].addFrom(before, oldRow);
            } else {
                columns[i].addNone();
            }
        }
        rows++;
    }

    /** Adds one row with, per column, the cell of one row of the source; -1 for no cell. */
    void appendCells(Run source, int[] rowOfColumn) {
        for (int i = 0; i < ids.length; i++) {
            ColumnData column = source.columns[i];
            if (rowOfColumn[i] < 0) {
                columns[i].addNone();
            } else {
                columns[i].addFrom(column, rowOfColumn[i]);
            }
        }
        rows++;
    }

    /** An empty run with the columns of both. */
    static Run like(Run a, Run b) {
        Run result = new Run(a.keyId);
        for (int id : a.ids) {
            result.columnFor(id, a);
        }
        for (int id : b.ids) {
            result.columnFor(id, b);
        }
        return result;
    }

    private void columnFor(int id, Run other) {
        if (column(id) == null) {
            addColumn(id, new ColumnData(other.existing(id).type())).addNones(rows);
        }
    }

    /** Sets the number of rows after columns of that length have been added. */
    void setRows(int count) {
        rows = count;
    }

    /** Adds a column; the time column is always the first. */
    ColumnData addColumn(int id, ColumnData column) {
        int place = id == TIME ? 0 : ids.length;
        int[] moreIds = new int[ids.length + 1];
        ColumnData[] moreColumns = new ColumnData[ids.length + 1];
        System.arraycopy(ids, 0, moreIds, 0, place);
        System.arraycopy(columns, 0, moreColumns, 0, place);
        System.arraycopy(ids, place, moreIds, place + 1, ids.length - place);
        System.arraycopy(columns, place, moreColumns, place + 1, ids.length - place);
        moreIds[place] = id;
        moreColumns[place] = column;
        ids = moreIds;
        columns = moreColumns;
        return column;
    }

    /** The rows of a batch, sharing its memory. */
    static Run of(TableBatch batch, int keyId) {
        Run run = new Run(keyId);
        for (int i = 0; i < batch.columnIds().size(); i++) {
            run.addColumn(
                    batch.columnIds().get(i), StoreText.valid(batch.columns().get(i)));
        }
        run.rows = batch.rows();
        run.existing(TIME);
        return run;
    }

    /** Roughly the memory that the rows take. */
    long bytes() {
        long sum = 0;
        for (ColumnData column : columns) {
            sum += column.memory();
        }
        return sum;
    }

    /** The rows of now; does not change when this run grows. */
    Run view() {
        ColumnData[] views = new ColumnData[columns.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = columns[i].view();
        }
        return new Run(keyId, ids, views, rows);
    }
}
