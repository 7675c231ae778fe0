package io.taosj.wire;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The text form of cells, as TDengine's REST interface gives them.
 *
 * <p>Timestamps are RFC 3339 in the formatter's zone with 3, 6 or 9 digits of the second; floating-point numbers have
 * the fewest digits that give the number back; bytes are lower-case hexadecimal digits; a decimal has exactly the
 * digits of its scale. Keeps state between calls: not safe for use by several threads.
 */
public final class ValueText {
    private final TimestampText timestamps;
    private final TextBuffer buffer = new TextBuffer();

    /** A formatter of timestamps in a zone. */
    public ValueText(ZoneId zone) {
        this.timestamps = new TimestampText(zone);
    }

    /**
     * The text of a cell, or null for a null. NaN and the infinities are {@code NaN}, {@code Infinity} and
     * {@code -Infinity}.
     */
    public @Nullable String text(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        if (column instanceof TextColumn texts) {
            return texts.getString(row);
        }
        buffer.clear();
        if (column instanceof DoubleColumn doubles && !Double.isFinite(doubles.getDouble(row))) {
            return Double.toString(doubles.getDouble(row));
        }
        write(column, row, buffer);
        return buffer.toString();
    }

    /** The text of a number of ticks. */
    public String timestamp(long ticks, Precision precision) {
        buffer.clear();
        timestamps.write(ticks, precision, buffer);
        return buffer.toString();
    }

    /** The text of a double, for example {@code 1.5}, {@code 1e-07} or {@code NaN}. */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        TextBuffer out = new TextBuffer();
        NumberText.write(value, out);
        return out.toString();
    }

    /** The text of a float, for example {@code 0.1}. */
    public static String of(float value) {
        if (!Float.isFinite(value)) {
            return Float.toString(value);
        }
        TextBuffer out = new TextBuffer();
        NumberText.write(value, out);
        return out.toString();
    }

    /** Writes a cell as a JSON value. */
    void writeJson(Column column, int row, TextBuffer out) {
        if (column.isNull(row) || column instanceof DoubleColumn doubles && !Double.isFinite(doubles.getDouble(row))) {
            out.ascii("null");
        } else if (column.type() == DataType.JSON) {
            writeDocument((TextColumn) column, row, out);
        } else if (isQuoted(column)) {
            int start = out.openQuote();
            write(column, row, out);
            out.closeQuote(start);
        } else {
            write(column, row, out);
        }
    }

    private static void writeDocument(TextColumn column, int row, TextBuffer out) {
        if (column.byteLength(row) == 0) {
            // an empty text would make the whole answer invalid
            out.ascii("null");
        } else {
            out.raw(column, row);
        }
    }

    private static boolean isQuoted(Column column) {
        return column instanceof VariableColumn
                || column instanceof DecimalColumn
                || column.type() == DataType.TIMESTAMP;
    }

    /** Writes the text of a cell that is neither null nor, as a number, infinite. */
    private void write(Column column, int row, TextBuffer out) {
        if (column instanceof LongColumn longs) {
            writeLong(longs, row, out);
        } else if (column instanceof DoubleColumn doubles) {
            if (doubles.type() == DataType.FLOAT) {
                NumberText.write(doubles.getFloat(row), out);
            } else {
                NumberText.write(doubles.getDouble(row), out);
            }
        } else if (column instanceof TextColumn texts) {
            out.text(texts, row);
        } else if (column instanceof BytesColumn bytes) {
            out.hex(bytes, row);
        } else if (column instanceof BoolColumn bools) {
            out.ascii(bools.getBoolean(row) ? "true" : "false");
        } else {
            out.ascii(((DecimalColumn) column).getBigDecimal(row).toPlainString());
        }
    }

    private void writeLong(LongColumn column, int row, TextBuffer out) {
        long value = column.getLong(row);
        switch (column.type()) {
            case TIMESTAMP -> timestamps.write(value, column.precision(), out);
            case UBIGINT -> out.unsigned(value);
            default -> out.number(value);
        }
    }
}
