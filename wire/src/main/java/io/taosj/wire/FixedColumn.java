package io.taosj.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A column whose values all have the same width: a bitmap of nulls and the values. */
public abstract sealed class FixedColumn extends Column permits BoolColumn, LongColumn, DoubleColumn, DecimalColumn {
    final ColumnSlice slice;

    FixedColumn(ColumnInfo info, ColumnSlice slice) {
        super(info);
        this.slice = slice;
    }

    @Override
    public final int rows() {
        return slice.rows();
    }

    @Override
    public final boolean isNull(int row) {
        return slice.bit(row);
    }

    /** A view of the stored values, little-endian and without gaps; places of nulls hold unspecified values. */
    public final ByteBuffer values() {
        return slice.buffer()
                .slice(slice.data(), slice.rows() * type().width())
                .asReadOnlyBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    final int at(int row) {
        if (row < 0 || row >= slice.rows()) {
            throw new IndexOutOfBoundsException("row " + row + " of " + slice.rows());
        }
        return slice.data() + row * type().width();
    }

    final void checkRange(int from, int count, int room) {
        if (from < 0 || count < 0 || from > slice.rows() - count || count > room) {
            throw new IndexOutOfBoundsException(
                    "rows " + from + " to " + (from + count) + " of " + slice.rows() + " into " + room + " places");
        }
    }
}
