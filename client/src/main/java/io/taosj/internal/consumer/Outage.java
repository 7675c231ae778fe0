package io.taosj.internal.consumer;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** A time without connection: when to try again, and when to say so. */
final class Outage {
    private final ConsumerSettings.Reconnect policy;
    private final long since = System.nanoTime();
    private int attempts;

    Outage(ConsumerSettings.Reconnect policy) {
        this.policy = policy;
    }

    /** The pause before the next attempt: none before the first, then longer and longer, by chance up to half of it less. */
    Duration pause() {
        if (attempts == 0) {
            return Duration.ZERO;
        }
        long most = policy.most().toNanos();
        int doublings = Math.min(attempts - 1, 30);
        long full = Math.min(most, policy.backoff().toNanos() << doublings);
        long pause = full < 0 ? most : full;
        return Duration.ofNanos(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }

    /** Another attempt has failed. */
    void failed() {
        attempts++;
    }

    /** Whether it is time to report the failure. */
    boolean isOver() {
        return !policy.enabled()
                || policy.attempts() > 0 && attempts >= policy.attempts()
                || System.nanoTime() - since > policy.timeout().toNanos();
    }
}
