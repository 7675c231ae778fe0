package io.taosj.wire;

import java.time.Instant;

/** Conversion between instants and the ticks of a precision. */
public final class Ticks {
    private Ticks() {}

    /** The instant of a tick count. */
    public static Instant toInstant(long ticks, Precision precision) {
        long perSecond = precision.ticksPerSecond();
        return Instant.ofEpochSecond(
                Math.floorDiv(ticks, perSecond), Math.floorMod(ticks, perSecond) * precision.nanosPerTick());
    }

    /**
     * The ticks of an instant; what is finer than a tick is cut off towards the past.
     *
     * @throws ArithmeticException if the instant is out of the precision's range
     */
    public static long ofInstant(Instant instant, Precision precision) {
        return of(instant.getEpochSecond(), instant.getNano(), precision);
    }

    /** The ticks of a time in seconds and nanoseconds; see {@link #ofInstant}. */
    static long of(long seconds, int nanos, Precision precision) {
        long perSecond = precision.ticksPerSecond();
        long fraction = nanos / precision.nanosPerTick();
        if (seconds < 0) {
            // one second later and a negative fraction, so that the smallest long is reachable
            return Math.addExact(Math.multiplyExact(seconds + 1, perSecond), fraction - perSecond);
        }
        return Math.addExact(Math.multiplyExact(seconds, perSecond), fraction);
    }

    /** Ticks of one precision as ticks of another; what is finer than a tick of the target is cut off. */
    public static long convert(long ticks, Precision from, Precision to) {
        if (from.ticksPerSecond() <= to.ticksPerSecond()) {
            return Math.multiplyExact(ticks, to.ticksPerSecond() / from.ticksPerSecond());
        }
        return Math.floorDiv(ticks, from.ticksPerSecond() / to.ticksPerSecond());
    }
}
