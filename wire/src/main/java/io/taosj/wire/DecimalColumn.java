package io.taosj.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A DECIMAL column, stored in 64 or 128 bits. */
public final class DecimalColumn extends FixedColumn {
    DecimalColumn(ColumnInfo info, ColumnSlice slice) {
        super(info, slice);
    }

    /** The value with the column's scale; unspecified for null. */
    public BigDecimal getBigDecimal(int row) {
        return new BigDecimal(unscaled(row), info().scale());
    }

    private BigInteger unscaled(int row) {
        int at = at(row);
        long low = slice.buffer().getLong(at);
        if (type() == DataType.DECIMAL64) {
            return BigInteger.valueOf(low);
        }
        long high = slice.buffer().getLong(at + Long.BYTES);
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).or(LongColumn.toUnsigned(low));
    }

    @Override
    public @Nullable BigDecimal get(int row) {
        return isNull(row) ? null : getBigDecimal(row);
    }
}
