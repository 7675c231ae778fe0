package io.taosj;

import java.time.Duration;
import java.util.Objects;

/**
 * What a connection does when its server is lost. Immutable.
 *
 * @param reconnect whether a lost connection is restored, with its database, time zone and prepared statements; yes by
 *     default
 * @param balancing which of several servers is taken; the one with the fewest connections by default
 * @param reconnectTimeout how long to try to restore a connection before calls fail, 30 seconds by default; the next
 *     call tries again
 * @param pause the pause after the first failed attempt, 100 ms by default; it doubles with each further one, and a
 *     random part is taken off
 * @param longestPause the longest pause, 5 seconds by default
 * @param retries how often a call that is safe to repeat is repeated after a loss, 3 by default; 0 never repeats
 * @param idempotentWrites whether INSERT, prepared inserts and schemaless writes may be repeated although the lost
 *     server may have carried them out. Safe if each row brings its own timestamp, because a row with the same timestamp
 *     replaces the older one; not for {@code now()} in place of timestamps. No by default
 */
public record FailoverOptions(
        boolean reconnect,
        Balancing balancing,
        Duration reconnectTimeout,
        Duration pause,
        Duration longestPause,
        int retries,
        boolean idempotentWrites) {
    private static final FailoverOptions DEFAULTS = new FailoverOptions(
            true,
            Balancing.LEAST_CONNECTIONS,
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            3,
            false);

    public FailoverOptions {
        Objects.requireNonNull(balancing, "balancing");
        positive(reconnectTimeout, "reconnectTimeout");
        positive(pause, "pause");
        positive(longestPause, "longestPause");
        if (retries < 0) {
            throw Dsn.wrong("retries " + retries + " is negative");
        }
    }

    private static void positive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw Dsn.wrong(name + " " + duration + " is not positive");
        }
    }

    /** The defaults, as each parameter tells. */
    public static FailoverOptions defaults() {
        return DEFAULTS;
    }

    /** These options with another answer to whether lost connections are restored. */
    public FailoverOptions withReconnect(boolean value) {
        return new FailoverOptions(value, balancing, reconnectTimeout, pause, longestPause, retries, idempotentWrites);
    }

    /** These options with another choice of servers. */
    public FailoverOptions withBalancing(Balancing value) {
        return new FailoverOptions(reconnect, value, reconnectTimeout, pause, longestPause, retries, idempotentWrites);
    }

    /** These options with another time for restoring a connection. */
    public FailoverOptions withReconnectTimeout(Duration value) {
        return new FailoverOptions(reconnect, balancing, value, pause, longestPause, retries, idempotentWrites);
    }

    /** These options with other pauses between attempts. */
    public FailoverOptions withPauses(Duration first, Duration longest) {
        return new FailoverOptions(reconnect, balancing, reconnectTimeout, first, longest, retries, idempotentWrites);
    }

    /** These options with another number of repetitions. */
    public FailoverOptions withRetries(int value) {
        return new FailoverOptions(
                reconnect, balancing, reconnectTimeout, pause, longestPause, value, idempotentWrites);
    }

    /** These options with another answer to whether writes may be repeated. */
    public FailoverOptions withIdempotentWrites(boolean value) {
        return new FailoverOptions(reconnect, balancing, reconnectTimeout, pause, longestPause, retries, value);
    }
}
