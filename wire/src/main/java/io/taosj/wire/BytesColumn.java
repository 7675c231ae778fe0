package io.taosj.wire;

import org.jspecify.annotations.Nullable;

/** A VARBINARY, GEOMETRY or BLOB column. */
public final class BytesColumn extends VariableColumn {
    BytesColumn(ColumnInfo info, ColumnSlice slice) {
        super(info, slice);
    }

    @Override
    public byte @Nullable [] get(int row) {
        return isNull(row) ? null : rawBytes(row);
    }
}
