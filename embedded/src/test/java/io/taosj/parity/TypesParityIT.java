package io.taosj.parity;

import static io.taosj.parity.ParityTransport.EMBEDDED;
import static io.taosj.parity.ParityTransport.REST;
import static io.taosj.parity.ParityTransport.WS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.BindTable;
import io.taosj.Geometries;
import io.taosj.JsonText;
import io.taosj.Row;
import io.taosj.Statement2;
import io.taosj.TaosConnection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Every type, with its extremes and NULL, written in SQL (and bound, where that is possible) and read. */
class TypesParityIT {
    private static final long T0 = 1_704_067_200_000L;

    /** The values of a column as written by SQL, in the order of the literals. */
    private static List<Row> written(TaosConnection taos, String type, String... literals) {
        taos.execute("drop table if exists t");
        taos.execute("create table t (ts timestamp, v " + type + ")");
        for (int i = 0; i < literals.length; i++) {
            taos.execute("insert into t values (" + (T0 + i) + ", " + literals[i] + ")");
        }
        return taos.query("select v from t order by ts").stream().toList();
    }

    private static List<Object> objects(List<Row> rows) {
        List<Object> all = new ArrayList<>();
        rows.forEach(row -> all.add(row.getObject(0)));
        return all;
    }

    /** The same values by binding; over REST, where there is none, they are returned as they are. */
    private static List<Object> bound(TaosConnection taos, ParityTarget target, Object... values) {
        if (target.transport() == REST) {
            return Arrays.asList(values);
        }
        taos.execute("delete from t");
        try (Statement2 st = taos.statement2("insert into t values (?, ?)")) {
            st.bind(BindTable.unnamed()
                    .column(java.util.stream.LongStream.range(T0, T0 + values.length)
                            .toArray())
                    .column(Arrays.asList(values)));
            st.execute();
        }
        return objects(taos.query("select v from t order by ts").stream().toList());
    }

    private static void check(TaosConnection taos, ParityTarget target, String type, Map<String, Object> values) {
        String[] literals = values.keySet().toArray(String[]::new);
        Object[] wanted = values.values().toArray();
        List<Row> rows = written(taos, type, literals);
        assertThat(objects(rows)).as(type).containsExactly(wanted);
        assertThat(bound(taos, target, wanted)).as(type + " bound").containsExactly(wanted);
        List<Row> none = written(taos, type, "null");
        assertThat(none.get(0).isNull(0)).isTrue();
        assertThat(none.get(0).getObject(0)).isNull();
        assertThat(bound(taos, target, new Object[] {null})).containsExactly((Object) null);
    }

    private static Map<String, Object> values(Object... literalsAndValues) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < literalsAndValues.length; i += 2) {
            map.put((String) literalsAndValues[i], literalsAndValues[i + 1]);
        }
        return map;
    }

    private static void times(TaosConnection taos, ParityTarget target, String precision, String... instants) {
        String name = target.database() + "_" + precision;
        taos.execute("create database " + name + " precision '" + precision + "' keep 36500");
        taos.execute("create table " + name + ".t (ts timestamp, v timestamp)");
        try {
            for (int i = 0; i < instants.length; i++) {
                taos.execute("insert into " + name + ".t values (now + " + i + "s, '" + instants[i] + "')");
                Instant wanted = Instant.parse(instants[i]);
                Row row = taos.query("select last(v) from " + name + ".t")
                        .firstRow()
                        .orElseThrow();
                assertThat(row.getInstant(0)).isEqualTo(wanted);
                assertThat(row.getObject(0, OffsetDateTime.class).toInstant()).isEqualTo(wanted);
                assertThat(row.getObject(0, ZonedDateTime.class).toInstant()).isEqualTo(wanted);
                assertThat(row.getObject(0, LocalDateTime.class))
                        .isEqualTo(LocalDateTime.ofInstant(wanted, taos.timeZone()));
            }
        } finally {
            taos.execute("drop database " + name);
        }
    }

    @ParityTest
    void t1TimesInMillisAndMicros(TaosConnection taos, ParityTarget target) {
        times(taos, target, "ms", "1969-07-20T20:17:40.123Z", "2024-03-31T01:30:00Z", "2200-01-01T00:00:00.999Z");
        times(taos, target, "us", "1969-07-20T20:17:40.123456Z", "2024-10-27T01:30:00.000001Z");
    }

    @ParityTest(also = {"T14", "H3"})
    void t2TimesInNanosKeepNineDigits(TaosConnection taos, ParityTarget target) {
        times(taos, target, "ns", "2024-01-02T03:04:05.123456789Z", "1969-12-31T23:59:59.999999999Z");
    }

    @ParityTest
    void t3SignedIntegers(TaosConnection taos, ParityTarget target) {
        check(taos, target, "tinyint", values("-128", (byte) -128, "127", (byte) 127));
        check(taos, target, "smallint", values("-32768", Short.MIN_VALUE, "32767", Short.MAX_VALUE));
        check(taos, target, "int", values("-2147483648", Integer.MIN_VALUE, "2147483647", Integer.MAX_VALUE));
        check(
                taos,
                target,
                "bigint",
                values("-9223372036854775808", Long.MIN_VALUE, "9223372036854775807", Long.MAX_VALUE));
    }

    @ParityTest
    void t4UnsignedIntegers(TaosConnection taos, ParityTarget target) {
        check(taos, target, "tinyint unsigned", values("0", (short) 0, "255", (short) 255));
        check(taos, target, "smallint unsigned", values("0", 0, "65535", 65_535));
        check(taos, target, "int unsigned", values("0", 0L, "4294967295", 4_294_967_295L));
        BigInteger most = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
        check(taos, target, "bigint unsigned", values("0", BigInteger.ZERO, most.toString(), most));
    }

    @ParityTest
    void t5FloatsBitByBit(TaosConnection taos, ParityTarget target) {
        check(taos, target, "float", values("1.1", 1.1f, "-3.4e38", -3.4e38f, "0", 0f));
    }

    @ParityTest
    void t6DoublesBitByBit(TaosConnection taos, ParityTarget target) {
        check(taos, target, "double", values("0.1", 0.1, "-1.7e308", -1.7e308, "4.9e-324", 4.9e-324));
    }

    @ParityTest
    void t7Booleans(TaosConnection taos, ParityTarget target) {
        check(taos, target, "bool", values("true", true, "false", false));
    }

    @ParityTest
    void t8TextsInBytes(TaosConnection taos, ParityTarget target) {
        check(taos, target, "varchar(20)", values("'text'", "text", "'中文😀'", "中文😀", "'it''s'", "it's", "''", ""));
        Row row = written(taos, "varchar(20)", "'中文'").get(0);
        assertThat(row.getBytes(0)).isEqualTo("中文".getBytes(StandardCharsets.UTF_8));
    }

    @ParityTest
    void t9TextsInCharacters(TaosConnection taos, ParityTarget target) {
        check(taos, target, "nchar(6)", values("'中文中文中文'", "中文中文中文", "'a😀b'", "a😀b", "''", ""));
    }

    @ParityTest
    void t10JsonTagsAsTextOrParsed(TaosConnection taos) {
        taos.execute("create stable j (ts timestamp, v int) tags (info json)");
        taos.execute("insert into j1 using j tags ('{\"k1\":\"v1\",\"n\":2.5,\"b\":true}') values (" + T0 + ", 1)");
        Row row = taos.query("select info, info->'k1' from j").firstRow().orElseThrow();
        assertThat(row.getString(1)).isEqualTo("\"v1\"");
        assertThat(JsonText.parse(row.getString(0))).isEqualTo(values("k1", "v1", "n", 2.5, "b", true));
        assertThat(JsonText.parse("[1, null, 18446744073709551615, {}]"))
                .isEqualTo(Arrays.asList(1L, null, new BigInteger("18446744073709551615"), Map.of()));
        assertThatThrownBy(() -> JsonText.parse("{\"a\":")).hasMessageContaining("no JSON");
    }

    @ParityTest
    void t11Bytes(TaosConnection taos, ParityTarget target) {
        check(taos, target, "varbinary(8)", values("'\\x98f46e'", new byte[] {(byte) 0x98, (byte) 0xf4, 0x6e}));
    }

    @ParityTest(
            on = {WS, REST, EMBEDDED},
            also = "N22")
    void t12Geometries(TaosConnection taos, ParityTarget target) {
        for (String wkt : List.of(
                "POINT (100 100)",
                "LINESTRING (1 2, 3.5 -4, 5 6)",
                "POLYGON ((3 6, 5 6, 5 8, 3 8, 3 6), (3.5 6.5, 4 6.5, 4 7, 3.5 6.5))")) {
            check(taos, target, "geometry(512)", values("'" + wkt + "'", Geometries.toBinary(wkt)));
            Row row = written(taos, "geometry(512)", "'" + wkt + "'").get(0);
            assertThat(Geometries.toText(row.getBytes(0))).isEqualTo(wkt);
            if (target.transport() != REST) {
                assertThat(bound(taos, target, wkt)).containsExactly(Geometries.toBinary(wkt));
            }
        }
        assertThat(Geometries.toBinary("POINT(100 100)")).hasSize(21);
    }

    @ParityTest
    void t13TheLiteralNull(TaosConnection taos) {
        Row row = taos.query("select null").firstRow().orElseThrow();
        assertThat(row.isNull(0)).isTrue();
        assertThat(row.getString(0)).isNull();
        assertThat(row.getObject(0, Long.class)).isNull();
    }

    @ParityTest(also = "N12")
    void n12DecimalsAreNeverRoundedSilently(TaosConnection taos, ParityTarget target) {
        check(
                taos,
                target,
                "decimal(10,2)",
                values("99.98", new BigDecimal("99.98"), "-1.50", new BigDecimal("-1.50")));
        BigDecimal most = new BigDecimal("9".repeat(38));
        check(taos, target, "decimal(38,0)", values("'" + most + "'", most));
        if (target.transport() != REST) {
            written(taos, "decimal(10,2)", "1");
            assertThatThrownBy(() -> bound(taos, target, new BigDecimal("99.9876")))
                    .hasMessageContaining("99.9876");
        }
    }

    @ParityTest(on = {WS, EMBEDDED})
    void n13LargeBinaries(TaosConnection taos, ParityTarget target) {
        written(taos, "blob");
        byte[] large = new byte[4 << 20];
        new java.util.Random(7).nextBytes(large);
        assertThat(bound(taos, target, new Object[] {large})).containsExactly(large);
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = "B7")
    void s9EveryTypeAsATag(TaosConnection taos) {
        taos.execute("create stable s (ts timestamp, v int) tags (b bool, i8 tinyint, u64 bigint unsigned, f float,"
                + " d double, c varchar(10), n nchar(10), t timestamp, x varbinary(8), g geometry(64))");
        Object[] tags = {
            true,
            (byte) -1,
            new BigInteger("18446744073709551615"),
            1.5f,
            0.1,
            "text",
            "中文",
            OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant(),
            new byte[] {1, -1},
            Geometries.toBinary("POINT (1 2)")
        };
        try (Statement2 st = taos.statement2("insert into ? using s tags(" + "?,".repeat(9) + "?) values (?, ?)")) {
            st.bind(BindTable.named("s1").tags(tags).column(new long[] {T0}).column(new int[] {1}));
            st.execute();
        }
        Row row = taos.query("select b, i8, u64, f, d, c, n, t, x, g from s")
                .firstRow()
                .orElseThrow();
        for (int i = 0; i < tags.length; i++) {
            assertThat(row.getObject(i)).as("tag %s", i).isEqualTo(tags[i]);
        }
    }
}
