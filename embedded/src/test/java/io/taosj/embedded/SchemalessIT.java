package io.taosj.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.Point;
import io.taosj.SchemalessOptions;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosInterfaceException;
import io.taosj.TaosResult;
import io.taosj.TaosSchemalessException;
import io.taosj.wire.Precision;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schemaless writing through the client, over WebSocket and in the same JVM. */
@Timeout(60)
class SchemalessIT {
    private static final SchemalessOptions NOTHING = SchemalessOptions.DEFAULT;
    private static final long MICROS = 1_626_006_833_639_000L;

    private EmbeddedTaos server;

    /** How the client reaches an engine. */
    enum Way {
        WEB_SOCKET,
        EMBEDDED
    }

    @BeforeEach
    void start() {
        server = EmbeddedTaos.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TaosConnection connect(Way way) {
        TaosConnection taos = way == Way.WEB_SOCKET ? server.connect() : Taos.connect("taos+embedded:");
        taos.execute("create database sml precision 'us' keep 36500");
        taos.execute("use sml");
        return taos;
    }

    private static List<Map<String, Object>> rows(TaosConnection taos, String sql) {
        try (TaosResult result = taos.query(sql)) {
            return result.toMaps();
        }
    }

    @ParameterizedTest
    @EnumSource
    void threeProtocols(Way way) {
        try (TaosConnection taos = connect(way)) {
            assertThat(taos.schemaless(
                            List.of(
                                    "meters,location=Berlin current=10.3,voltage=219i32 " + MICROS,
                                    "meters,location=Bonn current=11.3,voltage=220i32 " + MICROS),
                            SchemalessProtocol.LINE,
                            Precision.MICROSECONDS,
                            SchemalessOptions.ttl(1).requestId(7)))
                    .isEqualTo(2);
            assertThat(taos.schemaless(
                            "metric_telnet 1626006833 10.3 location=Berlin\nmetric_telnet 1626006834 11 location=Bonn",
                            SchemalessProtocol.TELNET,
                            SchemalessPrecision.NOT_CONFIGURED,
                            NOTHING))
                    .isEqualTo(2);
            String json = "{\"metric\":\"metric_json\",\"timestamp\":1626006833,\"value\":10.3,\"tags\":{\"g\":1}}";
            assertThat(taos.schemaless(
                            List.of(json, "[" + json.replace("833", "834") + "]"),
                            SchemalessProtocol.JSON,
                            SchemalessPrecision.SECONDS,
                            NOTHING))
                    .isEqualTo(2);
            assertThat(rows(taos, "select current, voltage, location from meters order by location"))
                    .extracting(Map::toString)
                    .containsExactly(
                            "{current=10.3, voltage=219, location=Berlin}",
                            "{current=11.3, voltage=220, location=Bonn}");
            assertThat(rows(taos, "select `ttl` from information_schema.ins_tables where stable_name='meters'"))
                    .hasSize(2)
                    .allMatch(row -> row.containsValue(1));
            assertThat(rows(taos, "select _value, location from metric_telnet")).hasSize(2);
            assertThat(rows(taos, "select _value, g from metric_json")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void allUnits(Way way) {
        try (TaosConnection taos = connect(way)) {
            for (SchemalessPrecision unit : SchemalessPrecision.values()) {
                long count = Math.multiplyExact(MICROS, 1000) / unit.nanos();
                taos.schemaless(
                        List.of("units,u=" + unit + " v=1 " + count), SchemalessProtocol.LINE, unit, NOTHING);
                long expected = count * unit.nanos() / 1000;
                assertThat(rows(taos, "select cast(_ts as bigint) t from units where u = '" + unit + "'"))
                        .as(unit.name())
                        .containsExactly(Map.of("t", expected));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void pointsComeBackAsTheyWereBuilt(Way way) {
        String nasty = "a,b=c d\"e\\f,\\ 测😀";
        try (TaosConnection taos = connect(way)) {
            Point point = Point.of("p t,x")
                    .tag("t ,=", nasty)
                    .tag("name", "child.1")
                    .field("text ,=", nasty)
                    .nchar("n", nasty)
                    .field("raw", new byte[] {0, -1})
                    .field("d", 1e-300)
                    .field("f", 1.25f)
                    .time(Instant.parse("2024-01-01T00:00:00.000001Z"));
            assertThat(taos.schemaless(List.of(point), NOTHING.tableNameKey("name"))).isEqualTo(1);
            Map<String, Object> row = rows(taos, "select tbname, `p t,x`.* from `p t,x`").get(0);
            assertThat(row)
                    .containsEntry("tbname", "child_1")
                    .containsEntry("t ,=", nasty)
                    .containsEntry("text ,=", nasty)
                    .containsEntry("n", nasty)
                    .containsEntry("raw", new byte[] {0, -1})
                    .containsEntry("d", 1e-300)
                    .containsEntry("f", 1.25f)
                    .containsEntry("_ts", Instant.parse("2024-01-01T00:00:00.000001Z"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsNameTheLine(Way way) {
        try (TaosConnection taos = connect(way)) {
            List<String> lines = List.of("m,t=1 v=1 1", "bad line", "m,t=1 v=2 2");
            assertThatThrownBy(() ->
                            taos.schemaless(lines, SchemalessProtocol.LINE, Precision.MICROSECONDS, NOTHING))
                    .isInstanceOfSatisfying(TaosSchemalessException.class, e -> {
                        assertThat(e.code()).isEqualTo(0x21F);
                        assertThat(e.affectedRows()).isZero();
                        assertThat(e.lineNumber()).isEqualTo(2);
                        assertThat(e.line()).isEqualTo("bad line");
                    })
                    .hasMessageEndingWith("(line 2: bad line)");
            assertThat(taos.schemaless(List.of(), SchemalessProtocol.LINE, Precision.MICROSECONDS, NOTHING))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyLinesAtOnce(Way way) {
        List<String> lines = IntStream.range(0, 20_000)
                .mapToObj(i -> "big,t=" + i % 10 + " v=" + i + "i64,pad=\"" + "x".repeat(i % 40) + "\" "
                        + (MICROS + i))
                .toList();
        try (TaosConnection taos = connect(way)) {
            assertThat(taos.schemaless(
                            String.join("\n", lines), SchemalessProtocol.LINE, SchemalessPrecision.MICROSECONDS, NOTHING))
                    .isEqualTo(lines.size());
            assertThat(rows(taos, "select count(*) c, max(v) m from big")).containsExactly(Map.of("c", 20_000L, "m", 19_999L));
        }
    }

    @Test
    void restCannot() {
        try (TaosConnection taos = Taos.connect("taos+http://root:taosdata@127.0.0.1:" + server.port())) {
            assertThatThrownBy(() ->
                            taos.schemaless(List.of("m v=1"), SchemalessProtocol.LINE, Precision.MILLISECONDS, NOTHING))
                    .isInstanceOf(TaosInterfaceException.class);
        }
    }
}
