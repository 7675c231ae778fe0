package io.taosj.wire;

import java.nio.ByteBuffer;

/** A column whose values have different lengths: an array of offsets and the values behind their lengths. */
public abstract sealed class VariableColumn extends Column permits TextColumn, BytesColumn {
    private final ColumnSlice slice;

    VariableColumn(ColumnInfo info, ColumnSlice slice) {
        super(info);
        this.slice = slice;
    }

    @Override
    public final int rows() {
        return slice.rows();
    }

    @Override
    public final boolean isNull(int row) {
        return slice.offset(row) == -1;
    }

    /** Length in bytes of a value as it is stored, 0 for null. */
    public final int byteLength(int row) {
        int offset = slice.offset(row);
        return offset == -1 ? 0 : length(row, offset);
    }

    /** The stored bytes of a value, or an empty array for null. */
    public final byte[] rawBytes(int row) {
        int offset = slice.offset(row);
        if (offset == -1) {
            return new byte[0];
        }
        byte[] bytes = new byte[length(row, offset)];
        slice.buffer().get(start(offset), bytes);
        return bytes;
    }

    /** Copies the stored bytes of a value, {@link #byteLength} of them; nothing for null. */
    public final void copyTo(int row, byte[] target, int to) {
        int offset = slice.offset(row);
        if (offset != -1) {
            slice.buffer().get(start(offset), target, to, length(row, offset));
        }
    }

    final ByteBuffer buffer() {
        return slice.buffer();
    }

    /** Position of a non-null value's first byte in {@link #buffer()}; {@link #byteLength} has checked its end. */
    final int position(int row) {
        return start(slice.offset(row));
    }

    private int start(int offset) {
        return slice.data() + offset + prefix();
    }

    private int prefix() {
        return type().isBlob() ? 4 : 2;
    }

    private int length(int row, int offset) {
        long at = (long) slice.data() + offset;
        if (offset < 0 || at + prefix() > slice.end()) {
            throw new WireFormatException("row " + row + " of column '" + info().name() + "' has offset " + offset
                    + " in " + (slice.end() - slice.data()) + " bytes of data");
        }
        int length = type().isBlob()
                ? slice.buffer().getInt((int) at)
                : slice.buffer().getShort((int) at) & 0xFFFF;
        if (length < 0 || at + prefix() + length > slice.end()) {
            throw new WireFormatException("row " + row + " of column '" + info().name() + "' has " + length
                    + " bytes at offset " + offset + ", the data ends at " + (slice.end() - slice.data()));
        }
        return length;
    }
}
