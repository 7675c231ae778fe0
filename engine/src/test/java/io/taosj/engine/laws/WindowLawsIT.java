package io.taosj.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.query.QueryHarness;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows hold the rows that a plain walk over the data puts there. */
class WindowLawsIT {
    private static final int ROWS = 120;

    /** What every query here asks for. */
    private static final String ITEMS =
            "select cast(_wstart as bigint), cast(_wend as bigint), count(*), sum(v) from t ";

    private static List<List<Object>> answer(QueryHarness engine, String sql) {
        return engine.query(sql).rows().stream().map(WindowLawsIT::plain).toList();
    }

    private static List<Object> plain(List<@Nullable Object> row) {
        List<Object> out = new ArrayList<>();
        for (Object value : row) {
            out.add(value instanceof BigDecimal n ? n.longValueExact() : "NULL");
        }
        return out;
    }

    private static List<Object> window(long start, long end, List<Sample.Row> rows) {
        List<Integer> values = new Sample(rows).integers();
        long sum = values.stream().mapToLong(Integer::longValue).sum();
        return List.of(start, end, (long) rows.size(), values.isEmpty() ? "NULL" : sum);
    }

    private static List<List<Object>> windows(List<List<Sample.Row>> groups) {
        return groups.stream()
                .filter(rows -> !rows.isEmpty())
                .map(rows -> window(rows.get(0).ts(), rows.get(rows.size() - 1).ts(), rows))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1,1000,1000,0", "2,10000,10000,0", "3,60000,60000,7000", "4,10000,2500,0", "5,60000,25000,1000"})
    void intervalsAreAlignedAndHoldEveryRow(long seed, long length, long step, long offset) {
        Sample sample = Sample.random(seed, ROWS);
        TreeMap<Long, List<Sample.Row>> model = new TreeMap<>();
        for (Sample.Row row : sample.rows()) {
            long last = Math.floorDiv(row.ts() - offset, step) * step + offset;
            for (long start = last; start > row.ts() - length; start -= step) {
                model.computeIfAbsent(start, key -> new ArrayList<>()).add(row);
            }
        }
        try (QueryHarness engine = sample.open()) {
            String sliding = step == length ? "" : " sliding(" + step + "a)";
            assertThat(answer(engine, ITEMS + "interval(" + length + "a, " + offset + "a)" + sliding))
                    .isEqualTo(model.entrySet().stream()
                            .map(e -> window(e.getKey(), e.getKey() + length, e.getValue()))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Kolkata,1d",
        "America/New_York,1d",
        "Europe/Berlin,1n",
        "Australia/Lord_Howe,1n",
        "Asia/Shanghai,1w",
        "America/Sao_Paulo,1y",
        "Africa/Casablanca,3n",
        "Pacific/Chatham,1d",
        "UTC,1w"
    })
    void calendarWindowsBeginAtMidnightOfTheEnginesZone(String zoneName, String unit) {
        ZoneId zone = ZoneId.of(zoneName);
        StringBuilder insert = new StringBuilder("insert into t (ts, v) values ");
        for (int i = 0; i < ROWS; i++) {
            insert.append('(').append(Sample.START + i * 77_777_777L).append(", 1)");
        }
        try (QueryHarness engine = new QueryHarness(EngineOptions.inMemory().withZone(zone))
                .with("create database d", "use d", "create table t " + Sample.COLUMNS, insert.toString())) {
            long rows = 0;
            long end = Long.MIN_VALUE;
            for (List<Object> row : answer(engine, ITEMS + "interval(" + unit + ")")) {
                long start = (Long) row.get(0);
                ZonedDateTime local = Instant.ofEpochMilli(start).atZone(zone);
                assertThat(start).isGreaterThanOrEqualTo(end);
                assertThat(begins(local, unit)).as(local + " " + unit).isTrue();
                end = (Long) row.get(1);
                rows += (Long) row.get(2);
            }
            assertThat(rows).isEqualTo(ROWS);
        }
    }

    /** Days and weeks have a fixed length, so that a change of the clocks moves them by an hour at most. */
    private static boolean begins(ZonedDateTime start, String unit) {
        boolean midnight = start.getHour() == 0 && start.getMinute() == 0;
        return switch (unit) {
            case "1n" -> midnight && start.getDayOfMonth() == 1;
            case "3n" -> midnight && start.getDayOfMonth() == 1 && start.getMonthValue() % 3 == 1;
            case "1y" -> midnight && start.getDayOfYear() == 1;
            case "1w" -> midnight && start.getDayOfWeek() == DayOfWeek.THURSDAY;
            default -> midnight || start.getHour() == 23 || start.getHour() == 1;
        };
    }

    @ParameterizedTest
    @CsvSource({"11,1000", "12,5000", "13,40000"})
    void sessionsEndWhereTheGapIsLonger(long seed, long gap) {
        Sample sample = Sample.random(seed, ROWS);
        try (QueryHarness engine = sample.open()) {
            assertThat(answer(engine, ITEMS + "session(ts, " + gap + "a)"))
                    .isEqualTo(windows(split(sample.rows(), (before, row) -> row.ts() - before.ts() > gap)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void statesEndWhereTheValueChanges(long seed) {
        Sample sample = Sample.random(seed, ROWS);
        List<Sample.Row> known =
                sample.rows().stream().filter(row -> row.b() != null).toList();
        try (QueryHarness engine = sample.open()) {
            assertThat(answer(engine, ITEMS + "state_window(b)"))
                    .isEqualTo(windows(split(known, (before, row) -> !Objects.equals(before.b(), row.b()))));
        }
    }

    private static List<List<Sample.Row>> split(List<Sample.Row> rows, BiPredicate<Sample.Row, Sample.Row> begins) {
        List<List<Sample.Row>> out = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (i == 0 || begins.test(rows.get(i - 1), rows.get(i))) {
                out.add(new ArrayList<>());
            }
            out.get(out.size() - 1).add(rows.get(i));
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void eventsLastFromTheirStartToTheirEnd(long seed) {
        Sample sample = Sample.random(seed, ROWS);
        Predicate<Sample.Row> start = row -> {
            Integer v = row.v();
            return v != null && v > 3;
        };
        Predicate<Sample.Row> end = row -> {
            Integer v = row.v();
            return v != null && v < 0;
        };
        List<List<Sample.Row>> model = new ArrayList<>();
        List<Sample.Row> open = new ArrayList<>();
        for (Sample.Row row : sample.rows()) {
            if (!open.isEmpty() || start.test(row)) {
                open.add(row);
            }
            if (!open.isEmpty() && end.test(row)) {
                model.add(open);
                open = new ArrayList<>();
            }
        }
        try (QueryHarness engine = sample.open()) {
            assertThat(answer(engine, ITEMS + "event_window start with v > 3 end with v < 0"))
                    .isEqualTo(windows(model));
        }
    }

    @ParameterizedTest
    @CsvSource({"41,7,7", "42,10,3", "43,5,2", "44,200,200"})
    void countWindowsHoldSoManyRows(long seed, int size, int step) {
        Sample sample = Sample.random(seed, ROWS);
        List<List<Sample.Row>> model = new ArrayList<>();
        for (int i = 0; i < ROWS; i += step) {
            model.add(sample.rows().subList(i, Math.min(ROWS, i + size)));
        }
        try (QueryHarness engine = sample.open()) {
            String sliding = step == size ? "" : ", " + step;
            assertThat(answer(engine, ITEMS + "count_window(" + size + sliding + ")"))
                    .isEqualTo(windows(model));
        }
    }
}
