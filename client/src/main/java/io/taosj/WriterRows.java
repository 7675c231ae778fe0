package io.taosj;

import io.taosj.internal.bind.BindValues;
import io.taosj.internal.bind.Place;
import io.taosj.internal.writer.Layout;
import io.taosj.internal.writer.RowLog;
import io.taosj.wire.message.Stmt2BindRequest;
import io.taosj.wire.message.Stmt2Column;
import io.taosj.wire.message.Stmt2Payload;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for a {@link TaosWriter}, one value after the other without boxing. Values are checked against the columns at
 * once. The memory is used again after {@link #clear()}. Used by one thread at a time.
 *
 * <pre>{@code
 * WriterRows rows = writer.newRows();
 * rows.table("d1001", "Berlin", 2).setLong(0, ticks).setDouble(1, 10.3).setLong(2, 219).endRow();
 * writer.write(rows);
 * rows.clear();
 * }</pre>
 */
public final class WriterRows {
    private static final int NO_TABLE = -1;

    private final Layout layout;
    private final ZoneId zone;
    private final RowLog log;
    private final Stmt2Payload scratch = new Stmt2Payload();
    private int table = NO_TABLE;
    private boolean begun;

    WriterRows(Layout layout, ZoneId zone) {
        this.layout = layout;
        this.zone = zone;
        this.log = new RowLog(layout);
        start();
    }

    RowLog log() {
        return log;
    }

    private void start() {
        table = layout.named() ? NO_TABLE : log.addTable("", List.of());
        begun = false;
    }

    /**
     * Says which table the following rows are for.
     *
     * @param tags the tags in the order of the placeholders; only looked at the first time that the table is named
     * @throws TaosStatementException if the statement names its table, or the number of tags is wrong
     * @throws TaosDataException if a tag does not fit
     */
    public WriterRows table(String name, @Nullable Object... tags) {
        checkNotBegun();
        if (!layout.named()) {
            throw wrong("the statement has no placeholder for the table's name");
        }
        int known = log.table(name);
        table = known >= 0 ? known : log.addTable(name, tags(name, tags));
        return this;
    }

    private List<Stmt2Column> tags(String name, @Nullable Object[] values) {
        if (values.length != layout.tags().size()) {
            throw wrong("table '" + name + "': the statement has "
                    + layout.tags().size() + " tags, given are " + values.length);
        }
        if (values.length == 0) {
            return List.of();
        }
        scratch.reset();
        scratch.table(null);
        for (int i = 0; i < values.length; i++) {
            new BindValues.Objects(new @Nullable Object[] {values[i]})
                    .encode(scratch.tags(), new Place(name, layout.tags().get(i), zone));
        }
        return Stmt2BindRequest.decode(scratch.encode(0, 0)).tables().get(0).tags();
    }

    private RowLog row() {
        if (!begun) {
            if (table == NO_TABLE) {
                throw wrong("name the table before its values");
            }
            log.beginRow();
            begun = true;
        }
        return log;
    }

    /** Sets a whole number, or a timestamp as ticks of the database's precision, in the present row. */
    public WriterRows setLong(int column, long value) {
        row().setLong(column, value);
        return this;
    }

    /** Sets a floating-point number in the present row. */
    public WriterRows setDouble(int column, double value) {
        row().setDouble(column, value);
        return this;
    }

    /** Sets a truth value in the present row. */
    public WriterRows setBoolean(int column, boolean value) {
        row().setBoolean(column, value);
        return this;
    }

    /** Sets a text in the present row; null leaves it NULL. */
    public WriterRows setString(int column, @Nullable String value) {
        RowLog row = row();
        if (value != null) {
            row.setText(column, value);
        }
        return this;
    }

    /** Sets bytes in the present row; null leaves it NULL. */
    public WriterRows setBytes(int column, byte @Nullable [] value) {
        RowLog row = row();
        if (value != null) {
            row.setBytes(column, value);
        }
        return this;
    }

    /** Sets an object of any class that fits in the present row; null leaves it NULL. Makes garbage. */
    public WriterRows setObject(int column, @Nullable Object value) {
        RowLog row = row();
        if (value != null) {
            scratch.reset();
            scratch.table(null);
            new BindValues.Objects(new @Nullable Object[] {value})
                    .encode(scratch.columns(), new Place(null, layout.columns().get(column), zone));
            row.set(
                    column,
                    Stmt2BindRequest.decode(scratch.encode(0, 0))
                            .tables()
                            .get(0)
                            .columns()
                            .get(0));
        }
        return this;
    }

    /** Ends the present row. Columns that were not set are NULL. The next row is for the same table unless told. */
    public WriterRows endRow() {
        row().endRow(table);
        begun = false;
        return this;
    }

    /** Number of complete rows. */
    public int size() {
        return log.rows();
    }

    /** Forgets all rows and tables; also drops a row that was not ended. */
    public void clear() {
        log.clear();
        start();
    }

    void checkNotBegun() {
        if (begun) {
            throw wrong("the last row was not ended");
        }
    }

    private static TaosStatementException wrong(String message) {
        return new TaosStatementException(ClientErrors.INVALID_ARGUMENT, message);
    }
}
