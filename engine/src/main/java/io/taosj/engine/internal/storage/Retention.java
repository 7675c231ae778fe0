package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.wire.Precision;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Which times a database takes: not older than KEEP, not later than a fixed maximum. */
final class Retention {
    /** 2970-01-01. */
    private static final long LATEST_MILLIS = 31_556_995_200_000L;

    private Retention() {}

    /** @throws EngineException 0x60b if one of the sorted rows is outside */
    static void check(Run rows, DatabaseOptions options, Clock clock) {
        if (rows.time(0) < oldest(options, clock) || rows.time(rows.rows() - 1) > latest(options.precision())) {
            throw new EngineException(Failures.TIMESTAMP_OUT_OF_RANGE, "Timestamp data out of range");
        }
    }

    /** The oldest time that is kept, in the database's precision. */
    static long oldest(DatabaseOptions options, Clock clock) {
        String keep = options.values().get("keep");
        if (keep == null) {
            return Long.MIN_VALUE;
        }
        return saturated(clock.millis() - keepMillis(keep), options.precision());
    }

    private static long latest(Precision precision) {
        return saturated(LATEST_MILLIS, precision);
    }

    private static long saturated(long millis, Precision precision) {
        long factor = precision.ticksPerSecond() / Precision.MILLISECONDS.ticksPerSecond();
        long high = Math.multiplyHigh(millis, factor);
        long low = millis * factor;
        if (high == low >> 63) {
            return low;
        }
        return millis < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** The longest of KEEP's up to three durations, which is the last. */
    private static long keepMillis(String keep) {
        String last = keep.substring(keep.lastIndexOf(',') + 1).trim();
        TimeUnit unit = unitOf(last.charAt(last.length() - 1));
        String digits = unit == null ? last : last.substring(0, last.length() - 1);
        return (unit == null ? TimeUnit.DAYS : unit).toMillis(Long.parseLong(digits));
    }

    private static @Nullable TimeUnit unitOf(char letter) {
        return switch (letter) {
            case 'd' -> TimeUnit.DAYS;
            case 'h' -> TimeUnit.HOURS;
            case 'm' -> TimeUnit.MINUTES;
            default -> null;
        };
    }
}
