package io.taosj.wire;

import java.nio.ByteBuffer;

/**
 * Where the parts of one column lie in a block's buffer.
 *
 * @param buffer the block, little-endian
 * @param rows number of values
 * @param head start of the null bitmap or of the offsets
 * @param data start of the values
 * @param end just behind the values
 */
record ColumnSlice(ByteBuffer buffer, int rows, int head, int data, int end) {

    static ColumnSlice of(ByteBuffer in, ColumnInfo info, int rows, int position, int dataLength, int index) {
        DataType type = info.type();
        long headLength = type.isVariable() ? 4L * rows : (rows + 7L) >> 3;
        long fixed = (long) type.width() * rows;
        if (dataLength < 0 || !type.isVariable() && type != DataType.NULL && dataLength < fixed) {
            throw new WireFormatException("column " + index + " of type " + type.sqlName() + " has " + dataLength
                    + " bytes for " + rows + " rows");
        }
        long end = position + headLength + dataLength;
        if (end > in.limit()) {
            throw new WireFormatException("column " + index + " ends at " + end + ", the block at " + in.limit());
        }
        int data = (int) (position + headLength);
        return new ColumnSlice(in, rows, position, data, (int) end);
    }

    /** Whether a value of fixed width is null. */
    boolean bit(int row) {
        check(row);
        return (buffer.get(head + (row >> 3)) & (0x80 >> (row & 7))) != 0;
    }

    /** Where a value of variable width lies relative to the data, or -1 if null. */
    int offset(int row) {
        check(row);
        return buffer.getInt(head + 4 * row);
    }

    private void check(int row) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("row " + row + " of " + rows);
        }
    }
}
