package io.taosj.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;

/**
 * Writes results, updates and errors as the JSON documents of TDengine's REST interface.
 *
 * <p>For a result: make a writer, {@link #write} every block, {@link #finish}. Bytes go to the stream in pieces of
 * about 32 KiB; the stream is neither flushed nor closed. Not safe for use by several threads.
 */
public final class RestResultWriter {
    /** Says that the answer shall not tell how long it took. */
    public static final long NO_TIMING = -1;

    private static final int PIECE = 32 * 1024;

    private final OutputStream out;
    private final List<ColumnInfo> columns;
    private final boolean rowWithMeta;
    private final ValueText values;
    private final TextBuffer buffer = new TextBuffer();
    /** what precedes each value of a row: a comma or a bracket, and perhaps the label */
    private final byte[][] separators;

    private long rows;

    /**
     * Starts the document of a result.
     *
     * @param out where it goes
     * @param schema the columns, at least one
     * @param zone the zone of timestamps
     * @param rowWithMeta whether each row is an object with the columns' labels instead of an array
     */
    public RestResultWriter(OutputStream out, ResultSchema schema, ZoneId zone, boolean rowWithMeta) {
        this.out = out;
        this.columns = schema.columns();
        this.rowWithMeta = rowWithMeta;
        this.values = new ValueText(zone);
        this.separators = new byte[columns.size()][];
        for (int i = 0; i < separators.length; i++) {
            separators[i] = separator(i);
        }
        buffer.ascii("{\"code\":0,\"column_meta\":[");
        for (int i = 0; i < columns.size(); i++) {
            ColumnInfo column = columns.get(i);
            buffer.ascii(i == 0 ? "[" : ",[").quoted(column.name()).put(',').quoted(column.typeName());
            buffer.put(',').number(shownLength(column)).put(']');
        }
        buffer.ascii("],\"data\":[");
    }

    private byte[] separator(int index) {
        TextBuffer text = new TextBuffer();
        if (!rowWithMeta) {
            text.put(index == 0 ? '[' : ',');
        } else {
            text.put(index == 0 ? '{' : ',').quoted(columns.get(index).name()).put(':');
        }
        byte[] bytes = new byte[text.length()];
        System.arraycopy(text.array(), 0, bytes, 0, bytes.length);
        return bytes;
    }

    static int shownLength(ColumnInfo column) {
        return column.type().isBlob() ? column.storageBytes() : column.length();
    }

    /** Adds the rows of a block, whose columns must be those of the schema. */
    public void write(Block block) throws IOException {
        if (block.schema().size() != columns.size()) {
            throw new IllegalArgumentException(
                    "block of " + block.schema().size() + " columns in a result of " + columns.size());
        }
        for (int row = 0; row < block.rows(); row++) {
            if (rows++ > 0) {
                buffer.put(',');
            }
            for (int i = 0; i < separators.length; i++) {
                buffer.bytes(separators[i]);
                values.writeJson(block.column(i), row, buffer);
                // long rows go out in pieces too
                if (buffer.length() >= PIECE) {
                    buffer.writeTo(out);
                }
            }
            buffer.put(rowWithMeta ? '}' : ']');
        }
    }

    /**
     * Ends the document.
     *
     * @param timingNanos how long the statement took, or {@link #NO_TIMING}
     */
    public void finish(long timingNanos) throws IOException {
        buffer.ascii("],\"rows\":").number(rows);
        end(buffer, timingNanos, out);
    }

    /** Writes the whole document of a statement that has no result. */
    public static void update(OutputStream out, long affectedRows, boolean rowWithMeta, long timingNanos)
            throws IOException {
        TextBuffer text = new TextBuffer();
        text.ascii("{\"code\":0,\"column_meta\":[[\"affected_rows\",\"INT\",4]],\"data\":[");
        text.ascii(rowWithMeta ? "{\"affected_rows\":" : "[")
                .number(affectedRows)
                .put(rowWithMeta ? '}' : ']');
        text.ascii("],\"rows\":1");
        end(text, timingNanos, out);
    }

    /** Writes the whole document of an error. */
    public static void error(OutputStream out, ServerError error, long timingNanos) throws IOException {
        TextBuffer text = new TextBuffer();
        text.ascii("{\"code\":").number(error.code()).ascii(",\"desc\":").quoted(error.text());
        end(text, timingNanos, out);
    }

    private static void end(TextBuffer text, long timingNanos, OutputStream out) throws IOException {
        if (timingNanos >= 0) {
            text.ascii(",\"timing\":").number(timingNanos);
        }
        text.put('}').writeTo(out);
    }
}
