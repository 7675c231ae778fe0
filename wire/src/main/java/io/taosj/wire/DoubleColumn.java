package io.taosj.wire;

import org.jspecify.annotations.Nullable;

/** A FLOAT or DOUBLE column. */
public final class DoubleColumn extends FixedColumn {
    private final boolean single;

    DoubleColumn(ColumnInfo info, ColumnSlice slice) {
        super(info, slice);
        this.single = info.type() == DataType.FLOAT;
    }

    /** The value of a row; unspecified for null. */
    public double getDouble(int row) {
        int at = at(row);
        return single ? slice.buffer().getFloat(at) : slice.buffer().getDouble(at);
    }

    /** The value of a row as a float; a DOUBLE is rounded. Unspecified for null. */
    public float getFloat(int row) {
        int at = at(row);
        return single ? slice.buffer().getFloat(at) : (float) slice.buffer().getDouble(at);
    }

    /** Copies values into an array; places of nulls hold unspecified values. */
    public void copyTo(int from, double[] target, int to, int count) {
        checkRange(from, count, target.length - to);
        for (int i = 0; i < count; i++) {
            target[to + i] = getDouble(from + i);
        }
    }

    @Override
    public @Nullable Number get(int row) {
        if (isNull(row)) {
            return null;
        }
        if (single) {
            return getFloat(row);
        }
        return getDouble(row);
    }
}
