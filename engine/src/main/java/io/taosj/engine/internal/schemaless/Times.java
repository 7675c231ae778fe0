package io.taosj.engine.internal.schemaless;

import io.taosj.wire.Precision;
import java.time.Instant;

/** Timestamps in the ticks of one database. */
final class Times {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long nanosPerTick;
    private final Instant now;
    private boolean outOfRange;

    Times(Precision precision, Instant now) {
        this.nanosPerTick = precision.nanosPerTick();
        this.now = now;
    }

    /** The moment of the request. */
    long now() {
        return Math.addExact(
                Math.multiplyExact(now.getEpochSecond(), NANOS_PER_SECOND / nanosPerTick),
                now.getNano() / nanosPerTick);
    }

    /** A number of units as ticks; what doesn't fit is only noted, since tables are made before times are checked. */
    long ticks(long count, long unitNanos) {
        if (unitNanos < nanosPerTick) {
            return count / (nanosPerTick / unitNanos);
        }
        long factor = unitNanos / nanosPerTick;
        long low = count * factor;
        if (Math.multiplyHigh(count, factor) != low >> 63) {
            outOfRange = true;
        }
        return low;
    }

    /** Notes a number of units that no type can hold. */
    void tooLarge() {
        outOfRange = true;
    }

    /** Whether one of the times can't be expressed. */
    boolean isOutOfRange() {
        return outOfRange;
    }
}
