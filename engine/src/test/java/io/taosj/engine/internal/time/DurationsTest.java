package io.taosj.engine.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.Precision;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "1, b, ms, 0",
        "1, u, ms, 0",
        "1500, u, ms, 1",
        "1, a, ms, 1",
        "1, s, ms, 1000",
        "90, m, ms, 5400000",
        "1, d, us, 86400000000",
        "1, w, ns, 604800000000000",
        "1, n, ms, 2592000000",
        "1, y, ms, 31536000000",
        "9223372036854775807, w, ns, 9223372036854775807"
    })
    void ticks(long value, char unit, String precision, long expected) {
        assertThat(Durations.ticks(value, unit, Precision.ofText(precision))).isEqualTo(expected);
    }

    @Test
    void parses() {
        assertThat(Durations.parse("10s")).isEqualTo(new Durations.Duration(10, 's'));
        assertThat(Durations.parse("1N")).isEqualTo(new Durations.Duration(1, 'n'));
        assertThat(Durations.parse("-1h")).isEqualTo(new Durations.Duration(-1, 'h'));
        for (String other : new String[] {"", "s", "10", "1h30m", "1x", "1 s"}) {
            assertThat(Durations.parse(other)).as(other).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31T00:00:00Z, 1, n, 2024-02-29T00:00:00Z",
        "2024-02-29T12:30:45Z, 1, y, 2025-02-28T12:30:45Z",
        "2024-02-29T12:30:45Z, -1, n, 2024-01-29T12:30:45Z",
        "2024-02-28T23:59:59.999Z, 1, d, 2024-02-29T23:59:59.999Z"
    })
    void addsByTheCalendar(Instant from, long value, char unit, Instant expected) {
        long sum = Durations.add(from.toEpochMilli(), value, unit, Precision.MILLISECONDS, ZoneOffset.UTC);
        assertThat(Instant.ofEpochMilli(sum)).isEqualTo(expected);
    }

    @Test
    void addsMonthsOfTheZone() {
        ZoneId newYork = ZoneId.of("America/New_York");
        long midnight = Instant.parse("2024-03-01T05:00:00Z").toEpochMilli();
        assertThat(Durations.add(midnight, 1, 'n', Precision.MILLISECONDS, newYork))
                .isEqualTo(Instant.parse("2024-04-01T04:00:00Z").toEpochMilli());
    }

    @Test
    void truncatesToLocalDays() {
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        long day = Durations.ticks(1, 'd', Precision.MILLISECONDS);
        long ticks = Instant.parse("2024-02-28T23:59:59.999Z").toEpochMilli();
        assertThat(Zones.truncateLocal(ticks, day, Precision.MILLISECONDS, shanghai))
                .isEqualTo(Instant.parse("2024-02-28T16:00:00Z").toEpochMilli());
        assertThat(Zones.today(Instant.ofEpochMilli(ticks), Precision.MICROSECONDS, shanghai))
                .isEqualTo(Instant.parse("2024-02-28T16:00:00Z").toEpochMilli() * 1000);
    }

    @Test
    void describesZones() {
        Instant now = Instant.parse("2024-07-01T00:00:00Z");
        assertThat(Zones.describe(ZoneId.of("UTC"), now)).isEqualTo("UTC (UTC, +0000)");
        assertThat(Zones.describe(ZoneOffset.UTC, now)).isEqualTo("UTC (UTC, +0000)");
        assertThat(Zones.describe(ZoneId.of("Asia/Shanghai"), now)).isEqualTo("Asia/Shanghai (CST, +0800)");
        assertThat(Zones.describe(ZoneId.of("America/New_York"), now)).isEqualTo("America/New_York (EDT, -0400)");
    }
}
