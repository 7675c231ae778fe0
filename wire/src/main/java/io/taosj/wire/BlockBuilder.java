package io.taosj.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds column blocks: fill every column with the same number of values, then {@link #build()}.
 *
 * <p>The builder may be reused after {@link #reset()}; its buffers are kept. Not safe for use by several threads.
 */
public final class BlockBuilder {
    /** The version of blocks in query results. */
    public static final int VERSION_RESULT = 1;
    /** The version of blocks in subscriptions. */
    public static final int VERSION_SUBSCRIPTION = 2;

    private final ResultSchema schema;
    private final ColumnBuilder[] columns;

    public BlockBuilder(ResultSchema schema) {
        this.schema = schema;
        this.columns = new ColumnBuilder[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ColumnBuilder(schema.columns().get(i));
        }
    }

    /** The builder of one column. */
    public ColumnBuilder column(int index) {
        return columns[index];
    }

    /** Rows so far, measured at the first column; 0 without columns. */
    public int rows() {
        return columns.length == 0 ? 0 : columns[0].rows();
    }

    /** Bytes that {@link #encode} will write. */
    public int encodedLength() {
        long length = Block.HEADER_BYTES + (Block.COLUMN_HEADER_BYTES + 4L) * columns.length + 1;
        for (ColumnBuilder column : columns) {
            length += column.encodedLength();
        }
        if (length > Integer.MAX_VALUE) {
            throw new WireFormatException("block of " + length + " bytes; the format ends at 2^31-1");
        }
        return (int) length;
    }

    /** Forgets all rows and keeps the buffers. */
    public void reset() {
        for (ColumnBuilder column : columns) {
            column.reset();
        }
    }

    /** The rows as a block of its own. */
    public Block build() {
        ByteBuffer out = ByteBuffer.allocate(encodedLength());
        encode(out, VERSION_RESULT);
        return Block.decode(schema, out.flip());
    }

    /**
     * Writes the block at the buffer's position.
     *
     * @param out any buffer with {@link #encodedLength()} bytes of room; its byte order is kept
     * @param version {@link #VERSION_RESULT} or {@link #VERSION_SUBSCRIPTION}
     * @throws IllegalStateException if the columns have different numbers of rows
     */
    public void encode(ByteBuffer out, int version) {
        int rows = rows();
        List<String> odd = new ArrayList<>();
        for (ColumnBuilder column : columns) {
            if (column.rows() != rows) {
                odd.add(column.info().name() + ": " + column.rows());
            }
        }
        if (!odd.isEmpty()) {
            throw new IllegalStateException("columns with other than " + rows + " rows: " + odd);
        }
        ByteOrder order = out.order();
        out.order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(version).putInt(encodedLength()).putInt(rows).putInt(columns.length);
        out.putInt(Block.COLUMN_INFO_FLAG).putLong(0);
        for (ColumnBuilder column : columns) {
            putHeader(out, column.info());
        }
        for (ColumnBuilder column : columns) {
            out.putInt(column.dataLength());
        }
        for (ColumnBuilder column : columns) {
            column.encode(out);
        }
        out.put((byte) 0);
        out.order(order);
    }

    private static void putHeader(ByteBuffer out, ColumnInfo info) {
        out.put((byte) info.type().code());
        if (info.type().isDecimal()) {
            out.put((byte) info.scale())
                    .put((byte) info.precision())
                    .put((byte) 0)
                    .put((byte) info.type().width());
        } else {
            out.putInt(info.storageBytes());
        }
    }
}
