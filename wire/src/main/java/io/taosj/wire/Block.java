package io.taosj.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column block: rows of a result, column by column, read in place from one buffer.
 *
 * <p>Format (little-endian): version, total length, rows, columns, flags (4 bytes each), group id (8), then per column
 * type code (1) and storage bytes (4), then the data length of each column (4), then the columns, then one filler
 * byte. A column of fixed width is a null bitmap (most significant bit first) and the values; one of variable width is
 * an array of offsets (-1 is null) and the values, each behind its length.
 *
 * <p>Decoding copies nothing; the buffer must not change while the block is in use. Immutable otherwise and safe for
 * use by several threads.
 */
public final class Block {
    static final int HEADER_BYTES = 28;
    static final int COLUMN_HEADER_BYTES = 5;
    static final int COLUMN_INFO_FLAG = 0x80000000;
    /** More columns than any server can send: 4096 columns and tags. */
    static final int MAX_COLUMNS = 8192;

    private final ResultSchema schema;
    private final ByteBuffer buffer;
    private final int rows;
    private final Column[] columns;

    private Block(ResultSchema schema, ByteBuffer buffer, int rows, Column[] columns) {
        this.schema = schema;
        this.buffer = buffer;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Reads a block that starts at the buffer's position, with the labels and precision of a known schema.
     *
     * @throws WireFormatException if the bytes are not a block of these columns
     */
    public static Block decode(ResultSchema schema, ByteBuffer source) {
        return decode(source, schema.precision(), schema.columns());
    }

    /**
     * Reads a block that starts at the buffer's position; types come from its header and labels are empty.
     *
     * @throws WireFormatException if the bytes are not a block
     */
    public static Block decode(ByteBuffer source, Precision precision) {
        return decode(source, precision, null);
    }

    private static Block decode(ByteBuffer source, Precision precision, @Nullable List<ColumnInfo> known) {
        if (source.remaining() < HEADER_BYTES) {
            throw new WireFormatException("block header needs 28 bytes, there are " + source.remaining());
        }
        ByteBuffer in = source.slice().order(ByteOrder.LITTLE_ENDIAN);
        int length = in.getInt(4);
        int rows = in.getInt(8);
        int count = in.getInt(12);
        if (length < HEADER_BYTES || rows < 0 || count < 0 || count > MAX_COLUMNS) {
            throw new WireFormatException(
                    "impossible block header: length " + length + ", rows " + rows + ", columns " + count);
        }
        // blocks that clients send may lack the filler byte, and may be followed by other bytes
        int limit = Math.min(length, in.limit());
        if (length > in.limit()) {
            throw new WireFormatException("block of " + length + " bytes cut off after " + in.limit());
        }
        int position = HEADER_BYTES + count * (COLUMN_HEADER_BYTES + 4);
        if (position > limit) {
            throw new WireFormatException("block of " + length + " bytes is too short for " + count + " columns");
        }
        if (known != null && known.size() != count) {
            throw new WireFormatException("block has " + count + " columns, the result has " + known.size());
        }
        in.limit(limit);
        Column[] columns = new Column[count];
        List<ColumnInfo> infos = new ArrayList<>(count);
        int lengths = HEADER_BYTES + count * COLUMN_HEADER_BYTES;
        for (int i = 0; i < count; i++) {
            ColumnInfo info = columnInfo(in, i, known == null ? null : known.get(i));
            infos.add(info);
            int dataLength = in.getInt(lengths + 4 * i);
            ColumnSlice slice = ColumnSlice.of(in, info, rows, position, dataLength, i);
            columns[i] = Column.of(info, slice, precision);
            position = slice.end();
        }
        return new Block(new ResultSchema(infos, precision), in, rows, columns);
    }

    private static ColumnInfo columnInfo(ByteBuffer in, int index, @Nullable ColumnInfo known) {
        int at = HEADER_BYTES + index * COLUMN_HEADER_BYTES;
        DataType type = DataType.ofCode(in.get(at) & 0xFF);
        if (known != null) {
            if (known.type() != type) {
                throw new WireFormatException("column " + index + " (" + known.name() + ") is " + type.sqlName()
                        + " in the block and " + known.type().sqlName() + " in the result");
            }
            return known;
        }
        if (type.isDecimal()) {
            return new ColumnInfo("", type, type.width(), in.get(at + 2) & 0xFF, in.get(at + 1) & 0xFF);
        }
        return ColumnInfo.of("", type, ColumnInfo.lengthOfStorage(type, in.getInt(at + 1)));
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Labels, types and precision. */
    public ResultSchema schema() {
        return schema;
    }

    /** A column by its zero-based position. */
    public Column column(int index) {
        return columns[index];
    }

    /**
     * A column by its label.
     *
     * @throws IllegalArgumentException if there is no such label
     */
    public Column column(String name) {
        int index = schema.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no column '" + name + "' in " + schema.columns());
        }
        return columns[index];
    }

    /** A column of integers or timestamps of any width. */
    public LongColumn longs(int index) {
        return cast(index, LongColumn.class);
    }

    /** A FLOAT or DOUBLE column. */
    public DoubleColumn doubles(int index) {
        return cast(index, DoubleColumn.class);
    }

    /** A BOOL column. */
    public BoolColumn bools(int index) {
        return cast(index, BoolColumn.class);
    }

    /** A VARCHAR, NCHAR or JSON column. */
    public TextColumn texts(int index) {
        return cast(index, TextColumn.class);
    }

    /** A VARBINARY, GEOMETRY or BLOB column. */
    public BytesColumn bytes(int index) {
        return cast(index, BytesColumn.class);
    }

    /** A DECIMAL column of either width. */
    public DecimalColumn decimals(int index) {
        return cast(index, DecimalColumn.class);
    }

    private <C extends Column> C cast(int index, Class<C> type) {
        Column column = columns[index];
        if (!type.isInstance(column)) {
            throw new IllegalArgumentException(
                    "column " + index + " is " + column.info() + ", not a " + type.getSimpleName());
        }
        return type.cast(column);
    }

    /** The block's bytes, from its header to its end, as a read-only little-endian buffer. */
    public ByteBuffer encoded() {
        return buffer.asReadOnlyBuffer().position(0).order(ByteOrder.LITTLE_ENDIAN);
    }
}
