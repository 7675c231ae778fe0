package io.taosj.internal.writer;

import io.taosj.StatementField;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.Stmt2BindRequest;
import io.taosj.wire.message.Stmt2Column;
import io.taosj.wire.message.Stmt2Fields;
import io.taosj.wire.message.Stmt2Payload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of many tables in the order in which they came, as columns. Its memory is used again after {@link #clear()}. Used
 * by one thread at a time.
 */
public final class RowLog {
    private static final int PER_ROW = 4;
    private static final int PER_TABLE = 64;

    private final Layout layout;
    private final TableIds tables = new TableIds();
    private final List<Cells> tags = new ArrayList<>();
    private final List<Cells> columns = new ArrayList<>();
    private int[] tableOf = new int[64];
    private int[] order = new int[0];
    private int[] firsts = new int[0];
    private final int[] one = new int[1];
    private int rows;

    public RowLog(Layout layout) {
        this.layout = layout;
        for (StatementField field : layout.tags()) {
            tags.add(Cells.of(field));
        }
        for (StatementField field : layout.columns()) {
            columns.add(Cells.of(field));
        }
    }

    Layout layout() {
        return layout;
    }

    /** Number of complete rows. */
    public int rows() {
        return rows;
    }

    /** About how much memory the rows take. */
    long bytes() {
        long sum = (long) PER_ROW * rows + (long) PER_TABLE * tables.count();
        for (Cells cells : columns) {
            sum += cells.bytes(rows);
        }
        for (Cells cells : tags) {
            sum += cells.bytes(tables.count());
        }
        return sum;
    }

    public void clear() {
        rows = 0;
        tables.clear();
        columns.forEach(Cells::clear);
        tags.forEach(Cells::clear);
    }

    // ---- row by row ----

    /** The number of a table, or -1 if it was not seen here. */
    public int table(String name) {
        return tables.find(name);
    }

    /**
     * Adds a table that was not seen here.
     *
     * @param values bound with one row for each tag, or null if there are no tags
     */
    public int addTable(String name, List<Stmt2Column> values) {
        int id = tables.count();
        for (int i = 0; i < tags.size(); i++) {
            Cells cells = tags.get(i);
            cells.begin(id);
            check(cells, values.get(i), values.get(i).rows());
            cells.copyFrom(values.get(i), 0, id);
            cells.end(id);
        }
        return tables.add(name);
    }

    /** Begins a row, all NULL. */
    public void beginRow() {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).begin(rows);
        }
    }

    /** The values of a column, for the row that was begun. */
    Cells column(int index) {
        return columns.get(index);
    }

    public void setLong(int column, long value) {
        columns.get(column).setLong(rows, value);
    }

    public void setDouble(int column, double value) {
        columns.get(column).setDouble(rows, value);
    }

    public void setBoolean(int column, boolean value) {
        columns.get(column).setBoolean(rows, value);
    }

    public void setText(int column, String value) {
        columns.get(column).setText(rows, value);
    }

    public void setBytes(int column, byte[] value) {
        columns.get(column).setBytes(rows, value);
    }

    /** Sets a value that was bound and checked. */
    public void set(int column, Stmt2Column value) {
        columns.get(column).copyFrom(value, 0, rows);
    }

    /** Ends the row that was begun. */
    public void endRow(int table) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).end(rows);
        }
        rowRoom(rows + 1);
        tableOf[rows++] = table;
    }

    private void rowRoom(int count) {
        if (count > tableOf.length) {
            tableOf = Arrays.copyOf(tableOf, Math.max(count, 2 * tableOf.length));
        }
    }

    // ---- many rows ----

    /**
     * Adds the rows of a message.
     *
     * @throws WireFormatException if they don't fit the layout
     */
    public void add(List<Stmt2BindRequest.Table> bound) {
        for (Stmt2BindRequest.Table table : bound) {
            String name = table.name() == null ? "" : table.name();
            if (table.columns().size() != columns.size() || table.tags().size() != tags.size()) {
                throw new WireFormatException("rows with " + table.columns().size() + " columns and "
                        + table.tags().size() + " tags, expected are " + columns.size() + " and " + tags.size());
            }
            int known = tables.find(name);
            int id = known < 0 ? addTable(name, table.tags()) : known;
            int count = table.columns().get(0).rows();
            for (int c = 0; c < columns.size(); c++) {
                Cells cells = columns.get(c);
                Stmt2Column values = table.columns().get(c);
                check(cells, values, count);
                for (int i = 0; i < count; i++) {
                    cells.begin(rows + i);
                    cells.copyFrom(values, i, rows + i);
                    cells.end(rows + i);
                }
            }
            rowRoom(rows + count);
            Arrays.fill(tableOf, rows, rows + count, id);
            rows += count;
        }
    }

    private static void check(Cells cells, Stmt2Column values, int count) {
        if (values.type() != cells.type || values.rows() != count || count == 0) {
            throw new WireFormatException("values of type " + values.type() + " for column '"
                    + cells.field.column().name() + "' of type " + cells.type);
        }
    }

    /** Adds some rows of another log of the same layout. */
    void add(RowLog source, int[] picked, int from, int count) {
        rowRoom(rows + count);
        int lastSource = -1;
        int lastHere = -1;
        for (int i = 0; i < count; i++) {
            int table = source.tableOf[picked[from + i]];
            if (table != lastSource) {
                lastSource = table;
                lastHere = adopt(source, table);
            }
            tableOf[rows + i] = lastHere;
        }
        for (int c = 0; c < columns.size(); c++) {
            Cells cells = columns.get(c);
            Cells others = source.columns.get(c);
            for (int i = 0; i < count; i++) {
                cells.begin(rows + i);
                cells.copyFrom(others, picked[from + i], rows + i);
                cells.end(rows + i);
            }
        }
        rows += count;
    }

    private int adopt(RowLog source, int table) {
        String name = source.tables.name(table);
        int known = tables.find(name);
        if (known >= 0) {
            return known;
        }
        int id = tables.count();
        for (int i = 0; i < tags.size(); i++) {
            tags.get(i).begin(id);
            tags.get(i).copyFrom(source.tags.get(i), table, id);
            tags.get(i).end(id);
        }
        return tables.add(name);
    }

    /**
     * Sorts the rows among parts by their tables.
     *
     * @param picked gets the rows of the first part, then those of the second and so on
     * @param ends gets the end of each part in {@code picked}
     */
    void split(int[] picked, int[] ends) {
        int parts = ends.length;
        int[] partOf = new int[tables.count()];
        for (int id = 0; id < partOf.length; id++) {
            partOf[id] = Math.floorMod(tables.name(id).hashCode() * 0x9E3779B9 >>> 8, parts);
        }
        int at = 0;
        for (int part = 0; part < parts; part++) {
            for (int row = 0; row < rows; row++) {
                if (partOf[tableOf[row]] == part) {
                    picked[at++] = row;
                }
            }
            ends[part] = at;
        }
    }

    // ---- sending ----

    /** Puts the rows in the order of their tables, and keeps their order within each. */
    void sort() {
        int count = tables.count();
        if (order.length < rows) {
            order = new int[Math.max(rows, tableOf.length)];
        }
        if (firsts.length < count + 1) {
            firsts = new int[2 * count + 2];
        }
        Arrays.fill(firsts, 0, count + 1, 0);
        for (int row = 0; row < rows; row++) {
            firsts[tableOf[row] + 1]++;
        }
        for (int id = 0; id < count; id++) {
            firsts[id + 1] += firsts[id];
        }
        for (int row = 0; row < rows; row++) {
            order[firsts[tableOf[row]]++] = row;
        }
    }

    /** Encodes sorted rows. */
    void encode(Stmt2Payload payload, int from, int to) {
        payload.reset();
        int start = from;
        while (start < to) {
            int table = tableOf[order[start]];
            int end = start + 1;
            while (end < to && tableOf[order[end]] == table) {
                end++;
            }
            payload.table(layout.named() ? tables.name(table) : null);
            one[0] = table;
            for (int i = 0; i < tags.size(); i++) {
                tags.get(i).encode(payload.tags(), one, 0, 1);
            }
            Stmt2Fields out = payload.columns();
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).encode(out, order, start, end - start);
            }
            start = end;
        }
    }

    /** The table of a sorted row. */
    String tableAt(int position) {
        return tables.name(tableOf[order[position]]);
    }

    /** The values of a sorted row, its tags first. */
    List<@Nullable Object> valuesAt(int position) {
        List<@Nullable Object> values = new ArrayList<>();
        int row = order[position];
        for (Cells cells : tags) {
            values.add(cells.get(tableOf[row]));
        }
        for (Cells cells : columns) {
            values.add(cells.get(row));
        }
        return values;
    }
}
