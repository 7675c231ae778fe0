package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;

/** Buffered rows of some tables in the order of the slices: {@code tbid}, then the columns asked for. */
final class RunSource implements RowSource {
    /** Rows from (inclusive) to (exclusive) of a table's run. */
    record Slice(int tbid, Run run, int from, int to) {
        int rows() {
            return to - from;
        }
    }

    private record Field(int columnId, CellWriter writer) {}

    private static final int NO_COLUMN = 0;

    private final List<Slice> slices;
    private final List<Column> columns = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final long rows;

    /** @param flagged the columns that have a second, boolean one {@code g<id>} that says whether a cell was given */
    RunSource(List<Slice> slices, List<ColumnDef> columns, List<ColumnDef> flagged) {
        this.slices = slices;
        this.rows = slices.stream().mapToLong(Slice::rows).sum();
        this.columns.add(Column.of("tbid", DuckDBColumnType.INTEGER));
        fields.add(new Field(NO_COLUMN, CellWriter.given()));
        for (ColumnDef column : columns) {
            this.columns.add(Column.of(column));
            fields.add(new Field(column.id(), CellWriter.of(column)));
        }
        for (ColumnDef column : flagged) {
            this.columns.add(Column.of(flagName(column), DuckDBColumnType.BOOLEAN));
            fields.add(new Field(column.id(), CellWriter.given()));
        }
    }

    static String flagName(ColumnDef column) {
        return "g" + column.id();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public Cursor open(int[] wanted) {
        return new SliceCursor(wanted);
    }

    private final class SliceCursor implements Cursor {
        private final int[] wanted;
        private int slice;
        private int row;

        SliceCursor(int[] wanted) {
            this.wanted = wanted;
            this.row = slices.isEmpty() ? 0 : slices.get(0).from();
        }

        @Override
        public int next(DuckDBDataChunkWriter chunk) {
            int capacity = (int) chunk.capacity();
            DuckDBWritableVector[] vectors = new DuckDBWritableVector[wanted.length];
            for (int i = 0; i < wanted.length; i++) {
                vectors[i] = chunk.vector(i);
            }
            int filled = 0;
            while (filled < capacity && slice < slices.size()) {
                Slice current = slices.get(slice);
                int count = Math.min(capacity - filled, current.to() - row);
                for (int i = 0; i < wanted.length; i++) {
                    copy(vectors[i], wanted[i], current, filled, count);
                }
                filled += count;
                row += count;
                if (row == current.to()) {
                    slice++;
                    row = slice < slices.size() ? slices.get(slice).from() : 0;
                }
            }
            return filled;
        }

        private void copy(DuckDBWritableVector out, int index, Slice current, int at, int count) {
            Field field = fields.get(index);
            if (field.columnId() == NO_COLUMN) {
                for (int i = 0; i < count; i++) {
                    out.setInt(at + i, current.tbid());
                }
            } else {
                field.writer().write(out, at, current.run().column(field.columnId()), row, count);
            }
        }
    }
}
