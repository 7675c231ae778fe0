package io.taosj.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.query.QueryHarness;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored depends on what was written, not on how. */
class WriteLawsIT {
    private static final int ROWS = 150;

    /** Questions whose answers show the rows, their order and what is found without reading all of them. */
    private static final List<String> QUESTIONS = List.of(
            "select * from a",
            "select * from s order by ts desc, tbname",
            "select tbname, last_row(*) from s partition by tbname order by tbname",
            "select tbname, first(v), last(d), count(s) from s group by tbname order by tbname",
            "select last(*) from s",
            "select mode(v), mode(s) from a",
            "select max(v), s from a",
            "select diff(d) from b",
            "select _wstart, count(*), avg(d), first(s), twa(d) from s interval(20s)",
            "select count(*), sum(v), leastsquares(v, 1, 1) from a where ts > " + (Sample.START + 70_000),
            "select tbname, b from s partition by tbname order by tbname, b desc limit 3");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private static QueryHarness prepare(QueryHarness engine) {
        return engine.with(
                "create database d vgroups 2",
                "use d",
                "create stable s " + Sample.COLUMNS + " tags (g int)",
                "create table a using s tags (1)",
                "create table b using s tags (2)");
    }

    private static List<Object> answers(QueryHarness engine) {
        List<Object> out = new ArrayList<>();
        for (String question : QUESTIONS) {
            out.add(engine.query(question).rows());
        }
        return out;
    }

    private static void write(QueryHarness engine, String table, List<Sample.Row> rows, int batch) {
        for (int i = 0; i < rows.size(); i += batch) {
            engine.with(Sample.insert(table, rows.subList(i, Math.min(rows.size(), i + batch))));
        }
    }

    private static List<Sample.Row> shuffled(Sample sample, long seed) {
        List<Sample.Row> rows = new ArrayList<>(sample.rows());
        Collections.shuffle(rows, new Random(seed));
        return rows;
    }

    @Test
    void batchesOrderFlushesAndRestartsDontShow() {
        Sample a = Sample.random(1, ROWS);
        Sample b = Sample.random(2, ROWS);
        List<Object> expected;
        try (QueryHarness engine = prepare(new QueryHarness())) {
            engine.with(a.insert("a"), b.insert("b"));
            expected = answers(engine);
        }
        try (QueryHarness engine = prepare(new QueryHarness())) {
            write(engine, "b", shuffled(b, 3), 1);
            write(engine, "a", shuffled(a, 4), 40);
            assertThat(answers(engine)).as("shuffled").isEqualTo(expected);
        }
        EngineOptions onDisk = EngineOptions.inDirectory(directory).withZone(ZoneOffset.UTC);
        List<Sample.Row> rows = shuffled(a, 5);
        try (QueryHarness engine = prepare(new QueryHarness(onDisk))) {
            write(engine, "a", rows.subList(0, ROWS / 2), 7);
            engine.with("flush database d");
            write(engine, "b", shuffled(b, 6), 50);
        }
        try (QueryHarness engine = new QueryHarness(onDisk).with("use d")) {
            write(engine, "a", rows.subList(ROWS / 2, ROWS), 30);
            assertThat(answers(engine)).as("in the log").isEqualTo(expected);
            engine.with("flush database d");
            assertThat(answers(engine)).as("flushed").isEqualTo(expected);
        }
        try (QueryHarness engine = new QueryHarness(onDisk).with("use d")) {
            assertThat(answers(engine)).as("reopened").isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void upsertsGoColumnByColumn(long seed) {
        Random random = new Random(seed);
        Map<Long, @Nullable Integer[]> model = new TreeMap<>();
        try (QueryHarness engine = new QueryHarness()
                .with("create database d", "use d", "create table t (ts timestamp, c0 int, c1 int, c2 int)")) {
            for (int i = 0; i < 80; i++) {
                String sql = upsert(random, model);
                int times = 1 + random.nextInt(2);
                for (int again = 0; again < times; again++) {
                    engine.with(sql);
                }
                if (random.nextInt(10) == 0) {
                    engine.with("flush database d");
                }
            }
            List<List<@Nullable Object>> expected = new ArrayList<>();
            model.forEach((ts, values) -> {
                List<@Nullable Object> row = new ArrayList<>();
                row.add(BigDecimal.valueOf(ts));
                for (Integer value : values) {
                    row.add(value == null ? null : BigDecimal.valueOf(value));
                }
                expected.add(row);
            });
            assertThat(engine.query("select cast(ts as bigint), c0, c1, c2 from t")
                            .rows())
                    .isEqualTo(expected);
        }
    }

    /**
     * One statement over some of the columns. Within it, a NULL leaves what an earlier row of the same time said; a NULL
     * in a later statement erases.
     */
    private static String upsert(Random random, Map<Long, @Nullable Integer[]> model) {
        List<Integer> columns = new ArrayList<>(List.of(0, 1, 2));
        Collections.shuffle(columns, random);
        List<Integer> used = columns.subList(0, 1 + random.nextInt(3));
        StringBuilder sql = new StringBuilder("insert into t (ts");
        used.forEach(column -> sql.append(", c").append(column));
        sql.append(") values ");
        Map<Long, @Nullable Integer[]> merged = new TreeMap<>();
        int rows = 1 + random.nextInt(4);
        for (int i = 0; i < rows; i++) {
            long ts = Sample.START + random.nextInt(6);
            @Nullable Integer[] row = merged.computeIfAbsent(ts, key -> new Integer[3]);
            sql.append('(').append(ts);
            for (int column : used) {
                Integer value = random.nextInt(4) == 0 ? null : random.nextInt(100);
                sql.append(", ").append(value);
                row[column] = value == null ? row[column] : value;
            }
            sql.append(')');
        }
        merged.forEach((ts, row) -> {
            @Nullable Integer[] stored = model.computeIfAbsent(ts, key -> new Integer[3]);
            used.forEach(column -> stored[column] = row[column]);
        });
        return sql.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 1000})
    void limitsCountPerPartitionUnlessSorted(int limit) {
        Map<String, Sample> tables = new TreeMap<>();
        try (QueryHarness engine = prepare(new QueryHarness())) {
            for (String table : Arrays.asList("a", "b")) {
                Sample sample = Sample.random(table.hashCode(), 4 + table.charAt(0) % 7);
                tables.put(table, sample);
                engine.with(sample.insert(table));
            }
            long total = tables.values().stream().mapToLong(Sample::size).sum();
            long each = tables.values().stream()
                    .mapToLong(sample -> Math.min(limit, sample.size()))
                    .sum();
            long skipped = tables.values().stream()
                    .mapToLong(sample -> Math.min(limit, sample.size() - 1))
                    .sum();
            String rows = "select tbname, ts from s ";
            assertThat(size(engine, rows + "partition by tbname limit " + limit))
                    .isEqualTo(each);
            assertThat(size(engine, rows + "partition by tbname limit 1, " + limit))
                    .isEqualTo(skipped);
            assertThat(size(engine, rows + "partition by tbname order by ts limit " + limit))
                    .isEqualTo(Math.min(limit, total));
            assertThat(size(engine, rows + "limit " + limit)).isEqualTo(Math.min(limit, total));
            assertThat(size(engine, rows + "partition by tbname slimit 1"))
                    .isIn(tables.values().stream().map(Sample::size).toList());
        }
    }

    private static int size(QueryHarness engine, String sql) {
        return engine.query(sql).rows().size();
    }
}
