package io.taosj.wire;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A column of integers of any width and sign, or of timestamps. */
public final class LongColumn extends FixedColumn {
    private final Precision precision;

    LongColumn(ColumnInfo info, ColumnSlice slice, Precision precision) {
        super(info, slice);
        this.precision = precision;
    }

    /**
     * The value of a row; unspecified for null.
     *
     * <p>Unsigned values up to 32 bit are positive; a BIGINT UNSIGNED above the range of long is its bit pattern. A
     * TIMESTAMP is its number of ticks.
     */
    public long getLong(int row) {
        ByteBuffer in = slice.buffer();
        int at = at(row);
        return switch (type()) {
            case BIGINT, TIMESTAMP, UBIGINT -> in.getLong(at);
            case INT -> in.getInt(at);
            case SMALLINT -> in.getShort(at);
            case TINYINT -> in.get(at);
            case UINT -> in.getInt(at) & 0xFFFFFFFFL;
            case USMALLINT -> in.getShort(at) & 0xFFFF;
            default -> in.get(at) & 0xFF;
        };
    }

    /** The value of a row as int; the upper bits of wider types are lost. Unspecified for null. */
    public int getInt(int row) {
        return type() == DataType.INT ? slice.buffer().getInt(at(row)) : (int) getLong(row);
    }

    /** The instant of a TIMESTAMP, exact to the nanosecond; unspecified for null. */
    public Instant getInstant(int row) {
        return Ticks.toInstant(getLong(row), precision);
    }

    /** What one tick of a TIMESTAMP means. */
    public Precision precision() {
        return precision;
    }

    /** Copies values into an array; places of nulls hold unspecified values. */
    public void copyTo(int from, long[] target, int to, int count) {
        checkRange(from, count, target.length - to);
        if (type().width() == Long.BYTES) {
            slice.buffer()
                    .slice(slice.data() + from * Long.BYTES, count * Long.BYTES)
                    .order(slice.buffer().order())
                    .asLongBuffer()
                    .get(target, to, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[to + i] = getLong(from + i);
        }
    }

    @Override
    public @Nullable Object get(int row) {
        if (isNull(row)) {
            return null;
        }
        long value = getLong(row);
        return switch (type()) {
            case TIMESTAMP -> Ticks.toInstant(value, precision);
            case TINYINT -> (byte) value;
            case SMALLINT, UTINYINT -> (short) value;
            case INT, USMALLINT -> (int) value;
            case UBIGINT -> toUnsigned(value);
            default -> value;
        };
    }

    /** A bit pattern as an unsigned number. */
    static BigInteger toUnsigned(long value) {
        BigInteger positive = BigInteger.valueOf(value & Long.MAX_VALUE);
        return value < 0 ? positive.setBit(Long.SIZE - 1) : positive;
    }
}
