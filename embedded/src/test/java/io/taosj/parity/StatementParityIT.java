package io.taosj.parity;

import static io.taosj.parity.ParityTransport.EMBEDDED;
import static io.taosj.parity.ParityTransport.WS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taosj.BindTable;
import io.taosj.Statement2;
import io.taosj.StatementField.Kind;
import io.taosj.TaosConnection;
import io.taosj.TaosDataException;
import io.taosj.TaosException;
import io.taosj.TaosStatementException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class StatementParityIT {
    private static final long T0 = 1_704_067_200_000L;
    private static final String METERS = "insert into ? using meters tags(?,?) values (?,?,?)";

    private static void meters(TaosConnection taos) {
        taos.execute("create stable meters (ts timestamp, current float, voltage int)"
                + " tags (location varchar(64), grp int)");
    }

    private static long count(TaosConnection taos, String table) {
        return taos.queryOne("select count(*) from " + table, Long.class).orElseThrow();
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = "B3")
    void s1PreparingAgainstAMissingTableTellsTheServersError(TaosConnection taos) {
        TaosException e = catchThrowableOfType(TaosException.class, () -> {
            try (Statement2 st = taos.statement2("insert into nowhere values (?, ?)")) {
                st.bindRow(T0, 1);
                st.execute();
            }
        });
        assertThat(e.code()).isIn(0x2603, 0x2662);
        assertThat(e.serverMessage()).isNotEmpty();
        assertThat(taos.isValid(java.time.Duration.ofSeconds(20))).isTrue();
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = "B6")
    void s2TablesAreNamedAndTaggedAndMayNameTheirDatabase(TaosConnection taos, ParityTarget target) {
        meters(taos);
        try (Statement2 st = taos.statement2(METERS)) {
            st.bind(BindTable.named(target.database() + ".d1")
                    .tags("Berlin", 2)
                    .column(new long[] {T0})
                    .column(new float[] {1.5f})
                    .column(new int[] {220}));
            assertThat(st.execute()).isEqualTo(1);
        }
        assertThat(taos.query("select location, grp from d1").toMaps())
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("location", "Berlin").containsEntry("grp", 2));
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = {"B7", "S4", "E8"})
    void s3WrongValuesAreErrorsWhenTheyAreBound(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, i8 tinyint, i int, u int unsigned, f float, v varchar(3), b bool)");
        try (Statement2 st = taos.statement2("insert into t values (?,?,?,?,?,?,?)")) {
            Object[] good = {T0, 1, 1, 1, 1f, "abc", true};
            Object[][] wrong = {
                {1, 128}, {1, "x"}, {2, 1L << 40}, {2, 1.5}, {3, -1}, {4, 1e300}, {4, "x"}, {5, "abcd"}, {5, 7}, {6, 1}
            };
            for (Object[] place : wrong) {
                Object[] row = good.clone();
                row[(Integer) place[0]] = place[1];
                assertThatThrownBy(() -> st.bindRow(row))
                        .as(Arrays.toString(row))
                        .isInstanceOf(TaosDataException.class)
                        .hasMessageContaining(
                                List.of("i8", "i", "u", "f", "v", "b").get((Integer) place[0] - 1));
            }
            st.bindRow(good);
            assertThatThrownBy(() -> st.bind(BindTable.unnamed()
                            .column(new long[] {T0, T0 + 1})
                            .column(new int[] {1})
                            .column(new int[] {1, 2})
                            .column(new int[] {1, 2})
                            .column(new float[] {1, 2})
                            .column(new String[] {"a", "b"})
                            .column(new boolean[] {true, false})))
                    .hasMessageContaining("'i8' has 1");
            assertThat(st.execute()).isEqualTo(1);
        }
        assertThat(count(taos, "t")).isEqualTo(1);
    }

    @ParityTest(on = {WS, EMBEDDED})
    void s5RowsAndColumnsMix(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, v int)");
        try (Statement2 st = taos.statement2("insert into t values (?, ?)")) {
            st.bindRow(T0, 1);
            st.bind(BindTable.unnamed().column(new long[] {T0 + 1, T0 + 2}).column(new int[] {2, 3}));
            st.bindRow(T0 + 3, 4);
            assertThat(st.execute()).isEqualTo(4);
        }
        assertThat(taos.query("select v from t order by ts").toList(Integer.class))
                .containsExactly(1, 2, 3, 4);
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = {"P6", "B9"})
    void s6ExecuteCountsAndCanBeRepeated(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, v int)");
        try (Statement2 st = taos.statement2("insert into t values (?, ?)")) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 10_000; i++) {
                    st.bindRow(T0 + round * 10_000L + i, i);
                }
                assertThat(st.execute()).isEqualTo(10_000);
            }
            TaosException e = catchThrowableOfType(TaosException.class, st::execute);
            assertThat(e.sqlState()).isEqualTo("HY010");
            st.bindRow(T0 - 1, 7);
            assertThat(st.execute()).isEqualTo(1);
        }
        assertThat(count(taos, "t")).isEqualTo(20_001);
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = {"B10", "P5"})
    void s7QueriesWithParametersRunAgain(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, v int, d double, c varchar(20))");
        taos.execute("insert into t values (" + T0 + ",1,0.5,'a''b\\\\')(" + (T0 + 1) + ",2,1.5,'{}')(" + (T0 + 2)
                + ",3,2.5,'?')");
        try (Statement2 st = taos.statement2("select v from t where v > ? order by ts limit 2")) {
            st.bindParameters(0);
            assertThat(st.query().toList(Integer.class)).containsExactly(1, 2);
            st.bindParameters(2);
            assertThat(st.query().toList(Integer.class)).containsExactly(3);
        }
        Object[] one = {"a'b\\", "{}", "?"};
        try (Statement2 st = taos.statement2("select v from t where c = ?")) {
            for (int i = 0; i < one.length; i++) {
                st.bindParameters(one[i]);
                assertThat(st.query().toList(Integer.class)).containsExactly(i + 1);
            }
        }
        try (Statement2 st = taos.statement2("select v from t where ts = ? and d < ?")) {
            st.bindParameters(Instant.ofEpochMilli(T0 + 1), 1.75);
            assertThat(st.query().toList(Integer.class)).containsExactly(2);
        }
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = {"B11", "P10"})
    void s8AClosedStatementRefusesEverything(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, v int)");
        Statement2 st = taos.statement2("insert into t values (?, ?)");
        st.close();
        st.close();
        List<ThrowingCallable> calls = List.of(
                () -> st.bindRow(T0, 1),
                () -> st.bind(BindTable.unnamed().column(new long[] {T0}).column(new int[] {1})),
                st::execute);
        for (ThrowingCallable call : calls) {
            assertThat(catchThrowableOfType(TaosException.class, call).sqlState())
                    .isEqualTo("HY010");
        }
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = {"B1", "N11"})
    void s8AStatementOutlivesWhatTheServerRefuses(TaosConnection taos) {
        meters(taos);
        try (Statement2 st = taos.statement2(METERS)) {
            // a name that only the server can refuse
            assertThatThrownBy(() -> {
                        st.bindRow("x".repeat(300), "a", 1, T0, 1f, 1);
                        st.execute();
                    })
                    .isInstanceOf(TaosException.class);
            st.bindRow("d1", "a", 1, T0, 1f, 1);
            assertThat(st.execute()).isEqualTo(1);
        }
        try (Statement2 other = taos.statement2(METERS)) {
            other.bindRow("d2", "a", 1, T0, 1f, 1);
            assertThat(other.execute()).isEqualTo(1);
        }
        assertThat(count(taos, "meters")).isEqualTo(2);
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = "P3")
    void b4TheStatementDescribesItself(TaosConnection taos) {
        meters(taos);
        try (Statement2 st = taos.statement2(METERS)) {
            assertThat(st.isInsert()).isTrue();
            assertThat(st.parameters()).isEqualTo(6);
            assertThat(st.fields().stream().map(f -> f.kind()))
                    .containsExactly(Kind.TABLE_NAME, Kind.TAG, Kind.TAG, Kind.COLUMN, Kind.COLUMN, Kind.COLUMN);
        }
        try (Statement2 st = taos.statement2("select * from meters where voltage > ?")) {
            assertThat(st.isInsert()).isFalse();
            assertThat(st.parameters()).isEqualTo(1);
        }
    }

    @ParityTest(on = {WS, EMBEDDED})
    void b5ThreeTablesInOneMessage(TaosConnection taos) {
        meters(taos);
        try (Statement2 st = taos.statement2(METERS)) {
            List<BindTable> tables = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                tables.add(BindTable.named("d" + t)
                        .tags("loc " + t, t)
                        .column(LongStream.range(T0, T0 + 6).toArray())
                        .column(new float[6])
                        .column(new int[] {1, 2, 3, 4, 5, 6}));
            }
            st.bind(tables);
            assertThat(st.execute()).isEqualTo(18);
            assertThatThrownBy(() -> st.bind(BindTable.named("d9").tags("only one")))
                    .isInstanceOf(TaosStatementException.class)
                    .hasMessageContaining("d9")
                    .hasMessageContaining("2 tags");
        }
        assertThat(count(taos, "meters")).isEqualTo(18);
    }

    @ParityTest(on = {WS, EMBEDDED})
    void b7FractionsOfSecondsArrive(TaosConnection taos, ParityTarget target) {
        String name = target.database() + "_us";
        taos.execute("create database " + name + " precision 'us'");
        taos.execute("create table " + name + ".t (ts timestamp, v int)");
        Instant time = Instant.parse("2024-01-02T03:04:05.123456Z");
        LocalDateTime local = LocalDateTime.parse("2024-01-02T03:04:06.654321");
        ZoneId zone = taos.timeZone();
        try (Statement2 st = taos.statement2("insert into " + name + ".t values (?, ?)")) {
            st.bindRow(time, 1);
            st.bindRow(local, 2);
            st.execute();
            assertThatThrownBy(() -> st.bindRow(time.plusNanos(1), 3)).hasMessageContaining("finer");
        }
        assertThat(taos.query("select ts from " + name + ".t order by v").toList(Instant.class))
                .containsExactly(time, local.atZone(zone).toInstant());
        taos.execute("drop database " + name);
    }

    @ParityTest(on = {WS, EMBEDDED})
    void b8UnsetLeavesAColumnAsItIs(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, a int, b varchar(10), c double)");
        taos.execute("insert into t values (" + T0 + ", 1, 'one', 1.5)");
        try (Statement2 st = taos.statement2("insert into t values (?, ?, ?, ?)")) {
            st.bindRow(T0, BindTable.UNSET, "two", BindTable.UNSET);
            st.execute();
            st.bindRow(T0, 3, BindTable.UNSET, null);
            st.execute();
        }
        assertThat(taos.query("select a, b, c from t").toMaps())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("a", 3)
                        .containsEntry("b", "two")
                        .containsEntry("c", null));
    }

    @ParityTest(on = {WS, EMBEDDED})
    void b12BothFormsMakeTables(TaosConnection taos) {
        meters(taos);
        String byName = "insert into meters (tbname, location, grp, ts, current, voltage) values (?,?,?,?,?,?)";
        for (String sql : List.of(byName, METERS)) {
            String prefix = sql.equals(METERS) ? "a" : "b";
            try (Statement2 st = taos.statement2(sql)) {
                for (int t = 0; t < 100; t++) {
                    for (int i = 0; i < 100; i++) {
                        st.bindRow(prefix + t, "loc " + t, t, T0 + i, i * 0.5f, i);
                    }
                }
                assertThat(st.execute()).isEqualTo(10_000);
            }
        }
        assertThat(count(taos, "meters")).isEqualTo(20_000);
        assertThat(taos.queryOne("select count(*) from (select distinct tbname from meters)", Long.class))
                .hasValue(200L);
    }

    @ParityTest
    void p7ABatchOfStatements(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, v int)");
        String insert = "insert into t values (";
        assertThat(taos.executeBatch(List.of(insert + T0 + ", 1)", insert + (T0 + 1) + ", 2) (" + (T0 + 2) + ", 3)")))
                .containsExactly(1, 2);
        var e = catchThrowableOfType(
                io.taosj.TaosBatchException.class,
                () -> taos.executeBatch(List.of(insert + (T0 + 3) + ", 4)", "insert nonsense", insert + "0, 5)")));
        assertThat(e.index()).isEqualTo(1);
        assertThat(e.counts()).containsExactly(1);
        assertThat(e.code()).isEqualTo(0x2600);
        assertThat(count(taos, "t")).isEqualTo(4);
    }
}
