package io.taosj.internal.failover;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after each failure: twice as long each time up to a limit, of which a random half is taken off so
 * that clients that lost the same server don't all come back at the same moment.
 */
record Pauses(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;

    /**
     * The pause after a number of failures in a row.
     *
     * @param failures 1 or more
     */
    Duration after(int failures, RandomGenerator random) {
        long full = first.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
        // an overflow is a long time, too
        long limited = full < first.toNanos() ? longest.toNanos() : Math.min(full, longest.toNanos());
        return Duration.ofNanos(limited - random.nextLong(limited / 2 + 1));
    }
}
