package io.taosj.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.internal.query.QueryHarness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Joins along time against searches in sorted maps. */
class JoinLawsIT {
    private final TreeMap<Long, Long> left = new TreeMap<>();
    private final TreeMap<Long, Long> right = new TreeMap<>();
    private QueryHarness engine;

    @BeforeEach
    void open() {
        Random random = new Random(99);
        for (int i = 0; i < 80; i++) {
            left.put(Sample.START + random.nextInt(200), (long) i);
            right.put(Sample.START + random.nextInt(200), 1000L + i);
        }
        engine = new QueryHarness()
                .with(
                        "create database d",
                        "use d",
                        "create table l (ts timestamp, v int)",
                        "create table r (ts timestamp, v int)",
                        insert("l", left),
                        insert("r", right));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static String insert(String table, TreeMap<Long, Long> rows) {
        StringBuilder sql = new StringBuilder("insert into " + table + " values ");
        rows.forEach((ts, v) -> sql.append('(').append(ts).append(',').append(v).append(')'));
        return sql.toString();
    }

    private List<List<@Nullable Long>> answer(String sql) {
        List<List<@Nullable Long>> out = new ArrayList<>();
        for (List<@Nullable Object> row : engine.query(sql).rows()) {
            List<@Nullable Long> values = new ArrayList<>();
            for (Object value : row) {
                values.add(value instanceof BigDecimal n ? n.longValueExact() : null);
            }
            out.add(values);
        }
        return out;
    }

    private static List<@Nullable Long> pair(@Nullable Long a, @Nullable Long b) {
        return Arrays.asList(a, b);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inner", "left", "right", "full", "left semi", "left anti"})
    void joinsMatchEqualTimes(String kind) {
        TreeSet<Long> times = new TreeSet<>(left.keySet());
        times.addAll(right.keySet());
        List<List<@Nullable Long>> model = new ArrayList<>();
        for (long ts : times) {
            boolean both = left.containsKey(ts) && right.containsKey(ts);
            boolean shown =
                    switch (kind) {
                        case "inner", "left semi" -> both;
                        case "left" -> left.containsKey(ts);
                        case "right" -> right.containsKey(ts);
                        case "left anti" -> left.containsKey(ts) && !both;
                        default -> true;
                    };
            if (shown) {
                model.add(pair(left.get(ts), right.get(ts)));
            }
        }
        assertThat(answer("select l.v, r.v from l " + kind + " join r on l.ts = r.ts"))
                .containsExactlyInAnyOrderElementsOf(model);
    }

    @ParameterizedTest
    @CsvSource({">=,1", ">,1", "<=,1", "<,1", "=,1", ">=,3", "<=,2"})
    void asofJoinsTakeTheNearestRowsOfOneSide(String operator, int limit) {
        List<List<@Nullable Long>> model = new ArrayList<>();
        left.forEach((ts, v) -> {
            List<Long> near =
                    switch (operator) {
                        case ">=" ->
                            new ArrayList<>(
                                    right.headMap(ts, true).descendingMap().values());
                        case ">" ->
                            new ArrayList<>(
                                    right.headMap(ts, false).descendingMap().values());
                        case "<=" -> new ArrayList<>(right.tailMap(ts, true).values());
                        case "<" -> new ArrayList<>(right.tailMap(ts, false).values());
                        default -> right.containsKey(ts) ? List.of(right.get(ts)) : List.of();
                    };
            near.stream().limit(limit).forEach(other -> model.add(pair(v, other)));
            if (near.isEmpty()) {
                model.add(pair(v, null));
            }
        });
        assertThat(answer("select l.v, r.v from l left asof join r on l.ts " + operator + " r.ts jlimit " + limit))
                .containsExactlyInAnyOrderElementsOf(model);
    }

    @ParameterizedTest
    @CsvSource({"-5,5", "-10,-1", "0,3", "2,9"})
    void windowJoinsTakeTheRowsAround(int from, int to) {
        List<List<@Nullable Long>> model = new ArrayList<>();
        left.forEach((ts, v) -> {
            List<Long> around =
                    new ArrayList<>(right.subMap(ts + from, true, ts + to, true).values());
            around.forEach(other -> model.add(pair(v, other)));
            if (around.isEmpty()) {
                model.add(pair(v, null));
            }
        });
        assertThat(answer("select l.v, r.v from l left window join r window_offset(" + from + "a, " + to + "a)"))
                .containsExactlyInAnyOrderElementsOf(model);
    }

    @Test
    void unionsKeepAllRowsAndDistinctOnesOnce() {
        List<List<@Nullable Long>> all = new ArrayList<>();
        left.values().forEach(v -> all.add(Collections.singletonList(v % 7)));
        right.values().forEach(v -> all.add(Collections.singletonList(v % 7)));
        String rows = "select cast(v % 7 as bigint) x from ";
        assertThat(answer(rows + "l union all " + rows + "r")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(answer(rows + "l union " + rows + "r"))
                .containsExactlyInAnyOrderElementsOf(all.stream().distinct().toList());
    }
}
