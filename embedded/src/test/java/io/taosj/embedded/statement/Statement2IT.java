package io.taosj.embedded.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.BindTable;
import io.taosj.Row;
import io.taosj.Statement2;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosDataException;
import io.taosj.TaosException;
import io.taosj.TaosResult;
import io.taosj.TaosStatementException;
import io.taosj.embedded.EmbeddedTaos;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prepared statements over WebSocket and straight into the engine. */
class Statement2IT {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final long T0 = START.toEpochMilli();

    private static EmbeddedTaos server;

    /** How the statement reaches the engine. */
    enum Path {
        WEBSOCKET,
        EMBEDDED;

        TaosConnection connect() {
            TaosConnection connection = this == WEBSOCKET ? server.connect() : Taos.connect("taos+embedded:");
            connection.execute("drop database if exists st2");
            connection.execute("create database st2");
            connection.execute("use st2");
            return connection;
        }
    }

    @BeforeAll
    static void start() {
        server = EmbeddedTaos.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void meters(TaosConnection taos) {
        taos.execute("create stable meters (ts timestamp, current float, voltage int)"
                + " tags (location varchar(64), grp int)");
    }

    private static long count(TaosConnection taos, String sql) {
        return taos.query(sql).toList(Long.class).get(0);
    }

    @ParameterizedTest
    @EnumSource
    void columnsOfSeveralTablesCreateThem(Path path) {
        try (TaosConnection taos = path.connect()) {
            meters(taos);
            try (Statement2 st = taos.statement2(
                    "insert into meters (tbname, location, grp, ts, current, voltage) values (?,?,?,?,?,?)")) {
                assertThat(st.isInsert()).isTrue();
                assertThat(st.fields().stream().map(f -> f.column().name()))
                        .containsExactly("tbname", "location", "grp", "ts", "current", "voltage");
                st.bind(BindTable.named("d1001")
                        .tags("Berlin", 2)
                        .column(new long[] {T0, T0 + 1})
                        .column(new float[] {1.5f, 2.5f})
                        .column(new int[] {220, 221}, new boolean[] {false, true}));
                st.bind(BindTable.named("d1002")
                        .tags(null, 3L)
                        .column(new Instant[] {START})
                        .column(new double[] {0.25})
                        .column(new short[] {219}));
                assertThat(st.execute()).isEqualTo(3);
                st.bind(BindTable.named("d1001")
                        .tags("ignored", 9)
                        .column(new long[] {T0 + 2})
                        .column(new float[] {9})
                        .column(new byte[] {7}));
                assertThat(st.execute()).isEqualTo(1);
            }
            List<Map<String, Object>> rows = taos.query(
                            "select tbname, location, grp, voltage from meters order by tbname, ts")
                    .toMaps();
            assertThat(rows).hasSize(4);
            assertThat(rows.get(0)).containsEntry("location", "Berlin").containsEntry("voltage", 220);
            assertThat(rows.get(1)).containsEntry("voltage", null);
            assertThat(rows.get(3)).containsEntry("location", null).containsEntry("grp", 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreGroupedByTable(Path path) {
        try (TaosConnection taos = path.connect()) {
            meters(taos);
            try (Statement2 st = taos.statement2("insert into ? using meters tags(?,?) values (?,?,?)")) {
                for (int i = 0; i < 1000; i++) {
                    st.bindRow("d" + i % 10, "Ort " + i % 10, i % 10, T0 + i, i * 0.5f, i);
                }
                assertThat(st.execute()).isEqualTo(1000);
                assertThatThrownBy(st::execute)
                        .isInstanceOf(TaosStatementException.class)
                        .hasMessageContaining("nothing is bound");
            }
            assertThat(count(taos, "select count(*) from meters where tbname = 'd7'"))
                    .isEqualTo(100);
            assertThat(count(taos, "select sum(voltage) from meters where grp = 3"))
                    .isEqualTo(49_800);
        }
    }

    @ParameterizedTest
    @EnumSource
    void allTypesAndNullsComeBack(Path path) {
        byte[] point = point(1, 2);
        Object[] values = {
            true,
            (byte) -1,
            (short) -2,
            -3,
            -4L,
            (short) 255,
            65_535,
            4_294_967_295L,
            new BigInteger("18446744073709551615"),
            1.5f,
            2.25,
            "vc",
            "nc测😀",
            new byte[] {0, -1, 16},
            point,
            START.plusMillis(7)
        };
        try (TaosConnection taos = path.connect()) {
            taos.execute("create table allt (ts timestamp, bo bool, i8 tinyint, i16 smallint, i32 int, i64 bigint,"
                    + " u8 tinyint unsigned, u16 smallint unsigned, u32 int unsigned, u64 bigint unsigned, f float,"
                    + " d double, vc varchar(20), nc nchar(20), vb varbinary(20), geo geometry(100), t timestamp)");
            try (Statement2 st = taos.statement2("insert into allt values(" + "?,".repeat(16) + "?)")) {
                Object[] row = new Object[17];
                row[0] = T0;
                System.arraycopy(values, 0, row, 1, 16);
                Object[] nulls = new Object[17];
                nulls[0] = T0 + 1;
                st.bindRow(row);
                st.bindRow(nulls);
                assertThat(st.execute()).isEqualTo(2);
            }
            try (TaosResult result = taos.query("select * from allt")) {
                List<Row> rows = result.stream().toList();
                for (int i = 0; i < values.length; i++) {
                    assertThat(rows.get(0).getObject(i + 1)).as("column %s", i).isEqualTo(values[i]);
                    assertThat(rows.get(1).getObject(i + 1))
                            .as("null in column %s", i)
                            .isNull();
                }
            }
        }
    }

    private static byte[] point(double x, double y) {
        return ByteBuffer.allocate(21)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .putInt(1)
                .putDouble(x)
                .putDouble(y)
                .array();
    }

    @ParameterizedTest
    @EnumSource
    void valuesThatDoNotFitAreErrorsBeforeAnythingIsSent(Path path) {
        try (TaosConnection taos = path.connect()) {
            taos.execute("create stable s (ts timestamp, i16 smallint, f float, nc nchar(3)) tags (g int)");
            try (Statement2 st = taos.statement2("insert into ? using s tags(?) values(?,?,?,?)")) {
                assertThatThrownBy(() -> st.bind(BindTable.named("x1")
                                .tags(1)
                                .column(new long[] {T0, T0 + 1})
                                .column(new int[] {1, -40_000})
                                .column(new float[] {1, 2})
                                .column(new String[] {"a", "b"})))
                        .isInstanceOf(TaosDataException.class)
                        .hasMessageContaining("x1")
                        .hasMessageContaining("i16")
                        .hasMessageContaining("row 1")
                        .hasMessageContaining("-40000");
                refused(st, "70000", "x1", 1, T0, 70_000, 1f, "a");
                refused(st, "1.0E300", "x1", 1, T0, 1, 1e300, "a");
                refused(st, "abcd", "x1", 1, T0, 1, 1f, "abcd");
                refused(st, "row 0", "x1", 1, START.plusNanos(1), 1, 1f, "a");
                refused(st, "tag 'g'", "x1", "one", T0, 1, 1f, "a");
                assertThatThrownBy(() -> st.bind(BindTable.named("x1").tags(1).column(new long[] {T0})))
                        .isInstanceOf(TaosStatementException.class);
                st.bindRow("x1", 1, T0, 1, 1f, "ab😀");
                assertThat(st.execute()).isEqualTo(1);
            }
            assertThat(count(taos, "select count(*) from s")).isEqualTo(1);
        }
    }

    private static List<Integer> query(Statement2 st, Object... parameters) {
        st.bindParameters(parameters);
        return st.query().toList(Integer.class);
    }

    private static void refused(Statement2 st, String text, Object... row) {
        assertThatThrownBy(() -> st.bindRow(row))
                .isInstanceOf(TaosDataException.class)
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @EnumSource
    void queriesTakeParametersOfAnyType(Path path) {
        try (TaosConnection taos = path.connect()) {
            taos.execute("create table t (ts timestamp, a int, b double, c varchar(20))");
            taos.execute("insert into t values(" + T0 + ",1,0.5,'it''s')(" + (T0 + 1) + ",2,1.5,'b\\\\')(" + (T0 + 2)
                    + ",3,-2.5,'?')");
            try (Statement2 st = taos.statement2("select a from t where a >= ? and b < ? limit ?")) {
                assertThat(st.parameters()).isEqualTo(3);
                assertThat(query(st, 2L, 9.5, 5)).containsExactly(2, 3);
                assertThat(query(st, (short) 1, 1, 1L)).containsExactly(1);
            }
            try (Statement2 st = taos.statement2("select a from t where c = ?")) {
                assertThat(query(st, "it's")).containsExactly(1);
                assertThat(query(st, "b\\")).containsExactly(2);
                assertThat(query(st, "?")).containsExactly(3);
                assertThat(query(st, "' or 1=1 --")).isEmpty();
            }
            try (Statement2 st = taos.statement2("select a from t where ts > ?")) {
                assertThat(query(st, START)).containsExactly(2, 3);
                assertThat(query(st, T0 + 1)).containsExactly(3);
            }
            try (Statement2 st = taos.statement2("delete from t where ts = ?")) {
                st.bindParameters(T0);
                st.execute();
            }
            assertThat(count(taos, "select count(*) from t")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsOfTheServerLeaveTheStatementUsable(Path path) {
        try (TaosConnection taos = path.connect()) {
            taos.execute("create table t (ts timestamp, g geometry(100))");
            assertThatThrownBy(() -> taos.statement2("insert into nope values(?)"))
                    .isInstanceOfSatisfying(
                            TaosException.class, e -> assertThat(e.code()).isEqualTo(0x2603));
            assertThatThrownBy(() -> taos.statement2("inser into t values(?)"))
                    .isInstanceOfSatisfying(
                            TaosException.class, e -> assertThat(e.code()).isEqualTo(0x2600));
            try (Statement2 st = taos.statement2("insert into t values(?,?)")) {
                st.bindRow(T0, "no geometry".getBytes(StandardCharsets.UTF_8));
                assertThatThrownBy(st::execute)
                        .isInstanceOfSatisfying(
                                TaosException.class, e -> assertThat(e.code()).isEqualTo(0x2803));
                st.bindRow(T0, point(3, 4));
                assertThat(st.execute()).isEqualTo(1);
            }
            try (Statement2 st = taos.statement2("select * from nope where a = ?")) {
                assertThatThrownBy(() -> query(st, 1))
                        .isInstanceOfSatisfying(
                                TaosException.class, e -> assertThat(e.code()).isEqualTo(0x2603));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void largeBatchesAreSentInParts(Path path) {
        int rows = 100_000;
        long[] ts = new long[rows];
        String[] texts = new String[rows];
        for (int i = 0; i < rows; i++) {
            ts[i] = T0 + i;
            texts[i] = "some text that takes a few bytes " + i;
        }
        try (TaosConnection taos = path.connect()) {
            taos.execute("create stable big (ts timestamp, s varchar(60)) tags (g int)");
            try (Statement2 st = taos.statement2("insert into big (tbname, g, ts, s) values(?,?,?,?)")) {
                for (int table = 0; table < 4; table++) {
                    st.bind(BindTable.named("b" + table).tags(table).column(ts).column(texts));
                }
                assertThat(st.execute()).isEqualTo(4L * rows);
            }
            assertThat(count(taos, "select count(*) from big")).isEqualTo(4L * rows);
        }
    }
}
