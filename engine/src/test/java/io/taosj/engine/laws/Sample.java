package io.taosj.engine.laws;

import io.taosj.engine.internal.query.QueryHarness;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Random rows of a table {@code (ts timestamp, v int, d double, s varchar(8), b bool)}, with NULLs, in the order of time. */
record Sample(List<Row> rows) {
    static final long START = 1_704_067_200_000L;
    static final String COLUMNS = "(ts timestamp, v int, d double, s varchar(8), b bool)";

    /** One row. */
    record Row(
            long ts,
            @Nullable Integer v,
            @Nullable Double d,
            @Nullable String s,
            @Nullable Boolean b) {

        String sql() {
            String text = s == null ? "null" : "'" + s + "'";
            return "(" + ts + ", " + v + ", " + d + ", " + text + ", " + b + ")";
        }
    }

    /** Rows with gaps of up to a minute. */
    static Sample random(long seed, int size) {
        return random(new Random(seed), size);
    }

    static Sample random(Random random, int size) {
        List<Row> rows = new ArrayList<>();
        long ts = START + random.nextInt(60_000);
        for (int i = 0; i < size; i++) {
            rows.add(new Row(
                    ts,
                    maybe(random, random.nextInt(21) - 10),
                    // quarters add up without rounding
                    maybe(random, (random.nextInt(401) - 200) / 4.0),
                    maybe(random, Integer.toString(random.nextInt(5), 36) + "aB"),
                    maybe(random, random.nextBoolean())));
            ts += 1 + (random.nextInt(4) == 0 ? random.nextInt(60_000) : random.nextInt(5_000));
        }
        return new Sample(rows);
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    int size() {
        return rows.size();
    }

    long first() {
        return rows.get(0).ts;
    }

    long last() {
        return rows.get(rows.size() - 1).ts;
    }

    /** The values of {@code v} that are not NULL. */
    List<Integer> integers() {
        List<Integer> out = new ArrayList<>();
        for (Row row : rows) {
            Integer value = row.v();
            if (value != null) {
                out.add(value);
            }
        }
        return out;
    }

    /** The values of {@code d} that are not NULL. */
    List<Double> doubles() {
        List<Double> out = new ArrayList<>();
        for (Row row : rows) {
            Double value = row.d();
            if (value != null) {
                out.add(value);
            }
        }
        return out;
    }

    /** An INSERT of all rows. */
    String insert(String table) {
        return insert(table, rows);
    }

    static String insert(String table, List<Row> rows) {
        return rows.stream().map(Row::sql).collect(Collectors.joining(" ", "insert into " + table + " values ", ""));
    }

    /** An engine in memory with these rows in the table {@code d.t}. */
    QueryHarness open() {
        return new QueryHarness().with("create database d", "use d", "create table t " + COLUMNS, insert("t"));
    }
}
