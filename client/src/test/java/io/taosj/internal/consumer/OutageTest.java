package io.taosj.internal.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static ConsumerSettings.Reconnect policy(boolean enabled, int attempts, Duration timeout) {
        return new ConsumerSettings.Reconnect(
                enabled, Duration.ofMillis(100), Duration.ofMillis(1000), attempts, timeout);
    }

    @Test
    void pausesDoubleUpToTheLongestAndVary() {
        Outage outage = new Outage(policy(true, 0, Duration.ofHours(1)));
        assertThat(outage.pause()).isZero();
        long[] full = {100, 200, 400, 800, 1000, 1000};
        for (long most : full) {
            outage.failed();
            for (int i = 0; i < 100; i++) {
                assertThat(outage.pause()).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
            }
        }
        for (int i = 0; i < 100; i++) {
            outage.failed();
        }
        assertThat(outage.pause()).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
        assertThat(outage.isOver()).isFalse();
    }

    @Test
    void endsAfterAttemptsOrTime() {
        Outage attempts = new Outage(policy(true, 2, Duration.ofHours(1)));
        attempts.failed();
        assertThat(attempts.isOver()).isFalse();
        attempts.failed();
        assertThat(attempts.isOver()).isTrue();
        assertThat(new Outage(policy(true, 0, Duration.ZERO)).isOver()).isTrue();
        assertThat(new Outage(policy(false, 0, Duration.ofHours(1))).isOver()).isTrue();
    }
}
