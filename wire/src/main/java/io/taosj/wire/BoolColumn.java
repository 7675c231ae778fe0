package io.taosj.wire;

import org.jspecify.annotations.Nullable;

/** A BOOL column. */
public final class BoolColumn extends FixedColumn {
    BoolColumn(ColumnInfo info, ColumnSlice slice) {
        super(info, slice);
    }

    /** The value of a row; unspecified for null. */
    public boolean getBoolean(int row) {
        return slice.buffer().get(at(row)) != 0;
    }

    @Override
    public @Nullable Boolean get(int row) {
        return isNull(row) ? null : getBoolean(row);
    }
}
