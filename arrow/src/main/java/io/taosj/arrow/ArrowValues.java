package io.taosj.arrow;

import io.taosj.wire.Precision;
import io.taosj.wire.Ticks;
import java.math.BigInteger;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** Values of a vector as objects that can be bound. */
final class ArrowValues {
    private static final long LOW_HALF = 0xFFFFFFFFL;

    private final FieldVector vector;

    ArrowValues(FieldVector vector) {
        this.vector = vector;
    }

    @Nullable Object get(int row) {
        if (vector.isNull(row)) {
            return null;
        }
        if (vector instanceof TimeStampVector times) {
            return time(times.get(row), ((ArrowType.Timestamp) vector.getField().getType()).getUnit());
        }
        if (vector instanceof UInt8Vector bits) {
            return new BigInteger(Long.toUnsignedString(bits.get(row)));
        }
        if (vector instanceof UInt4Vector bits) {
            return bits.get(row) & LOW_HALF;
        }
        if (vector instanceof UInt2Vector bits) {
            return (int) bits.get(row);
        }
        if (vector instanceof UInt1Vector bits) {
            return bits.get(row) & 0xFF;
        }
        Object value = vector.getObject(row);
        return value instanceof org.apache.arrow.vector.util.Text text ? text.toString() : value;
    }

    private static Object time(long ticks, TimeUnit unit) {
        return switch (unit) {
            case SECOND -> Ticks.toInstant(Math.multiplyExact(ticks, 1000), Precision.MILLISECONDS);
            case MILLISECOND -> Ticks.toInstant(ticks, Precision.MILLISECONDS);
            case MICROSECOND -> Ticks.toInstant(ticks, Precision.MICROSECONDS);
            case NANOSECOND -> Ticks.toInstant(ticks, Precision.NANOSECONDS);
        };
    }
}
