package io.taosj.engine.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.Precision;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParserTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            SHANGHAI,
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Australia/Lord_Howe"));

    @ParameterizedTest
    @CsvSource({
        "2024-02-29 12:30:45.123, 1709209845123",
        "2024-02-29T12:30:45.123, 1709209845123",
        "2024-02-29 12:30:45, 1709209845000",
        "2024-02-29 12:30:45.1, 1709209845100",
        "2024-02-29 12:30:45.123999999999, 1709209845123",
        "2024-02-29, 1709164800000",
        "2024-2-9 1:2:3, 1707440523000",
        "1969-12-31 23:59:59.999, -1",
        "2024-03-01T08:00:00+08:00, 1709251200000",
        "2024-03-01T08:00:01.5Z, 1709280001500",
        "2024-03-01T08:00:01.5z, 1709280001500",
        "2024-03-01T08:00:02.250-0530, 1709299802250",
        "2024-03-01 08:00:03.75+02:00, 1709272803750",
        "2024-03-01 08:00:03+02, 1709272803000",
        "0001-01-01 00:00:00, -62135596800000"
    })
    void readsAllForms(String text, long millis) {
        assertThat(TimeParser.parse(text, Precision.MILLISECONDS, ZoneOffset.UTC))
                .isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2024",
                "20240101",
                "1704067200000",
                "2024-13-01",
                "2024-00-01",
                "2024-01-32",
                "2024-02-30 00:00:00",
                "2023-02-29",
                "1900-02-29",
                "2024-01-01 25:00:00",
                "2024-01-01 00:60:00",
                "2024-01-01 00:00",
                "2024-01-01 00:00:00.",
                "2024-01-01 00:00:00 +08:00",
                "2024-01-01 00:00:00+8",
                "2024-01-01 00:00:00+14:00",
                "2024-01-01 00:00:00+08:60",
                "2024-01-01 00:00:00Zx",
                "2024-01-01+08:00",
                "2024-01-01Z",
                "2024/01/01",
                "29/02/2024",
                "2024-01-01  00:00:00",
                "2024-01-01 ",
                "-2024-01-01"
            })
    void refusesEverythingElse(String text) {
        assertThat(TimeParser.parse(text, Precision.MILLISECONDS, ZoneOffset.UTC))
                .isEqualTo(TimeParser.INVALID);
        assertThat(TimeParser.isTimestamp(text)).isFalse();
    }

    @Test
    void localTimesFollowTheClocks() {
        ZoneId newYork = ZoneId.of("America/New_York");
        // in the gap of 2024-03-10 the clock is moved on, in the overlap of 2024-11-03 the earlier hour counts
        assertThat(TimeParser.parse("2024-03-10 02:30:00", Precision.MILLISECONDS, newYork))
                .isEqualTo(Instant.parse("2024-03-10T07:30:00Z").toEpochMilli());
        assertThat(TimeParser.parse("2024-11-03 01:30:00", Precision.MILLISECONDS, newYork))
                .isEqualTo(Instant.parse("2024-11-03T05:30:00Z").toEpochMilli());
    }

    @Test
    void timesOutOfRangeBecomeTheLastOne() {
        assertThat(TimeParser.parse("2300-01-01", Precision.NANOSECONDS, ZoneOffset.UTC))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(TimeParser.parse("1600-01-01", Precision.NANOSECONDS, ZoneOffset.UTC))
                .isEqualTo(Long.MIN_VALUE + 1);
    }

    @Test
    void readsIntegers() {
        assertThat(TimeParser.parseInteger("1704067200000")).isEqualTo(1704067200000L);
        assertThat(TimeParser.parseInteger("-5")).isEqualTo(-5);
        for (String other : List.of("", "-", "5s", "1.5", " 5", "99999999999999999999")) {
            assertThat(TimeParser.parseInteger(other)).as(other).isEqualTo(TimeParser.INVALID);
        }
    }

    @Test
    void readsWhatOthersWrite() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            Precision precision = Precision.ofCode(random.nextInt(3));
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-2_000_000_000L, 7_000_000_000L), random.nextInt(1_000_000_000));
            String text = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSSxxx", Locale.ROOT)
                    .withZone(zone)
                    .format(instant);
            long expected = io.taosj.wire.Ticks.ofInstant(instant, precision);
            // offsets with seconds, as long ago, have no form
            if (zone.getRules().getOffset(instant).getTotalSeconds() % 60 == 0) {
                assertThat(TimeParser.parse(text, precision, ZoneOffset.UTC))
                        .as(text)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void writesWhatItReads() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            Precision precision = Precision.ofCode(random.nextInt(3));
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            long ticks = random.nextLong(0, 7_000_000_000L) * precision.ticksPerSecond()
                    + random.nextLong(precision.ticksPerSecond());
            String text = TimeFormat.iso(ticks, precision, zone);
            assertThat(TimeParser.parse(text, precision, ZoneOffset.UTC))
                    .as(text)
                    .isEqualTo(ticks);
        }
    }

    @Test
    void patternsReadWhatTheyWrite() throws TimeReader.Refused {
        SplittableRandom random = new SplittableRandom(3);
        List<String> formats = List.of(
                "yyyy-mm-dd hh24:mi:ss.ns tzh",
                "dd.mm.yyyy hh12:mi:ss.us AM tzh",
                "Month dd, yyyy hh24 \"hours\" mi ss ns TZH",
                "yyyymmddhh24missns TZH");
        for (int i = 0; i < 5_000; i++) {
            long ticks = random.nextLong(0, 7_000_000_000_000L);
            ZoneId zone = random.nextBoolean() ? SHANGHAI : ZoneOffset.UTC;
            TimePattern pattern = TimePattern.of(formats.get(random.nextInt(formats.size())));
            String text = pattern.format(ticks, Precision.MILLISECONDS, zone);
            assertThat(TimeReader.read(text, pattern, Precision.MILLISECONDS, zone))
                    .as(text)
                    .isEqualTo(ticks);
        }
    }
}
