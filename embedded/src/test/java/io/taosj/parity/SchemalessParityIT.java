package io.taosj.parity;

import static io.taosj.parity.ParityTransport.EMBEDDED;
import static io.taosj.parity.ParityTransport.WS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taosj.SchemalessOptions;
import io.taosj.TaosConnection;
import io.taosj.TaosSchemalessException;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SchemalessParityIT {
    private static final Instant TIME = Instant.parse("2021-07-11T12:33:53.639Z");

    private static long line(TaosConnection taos, SchemalessOptions options, String... lines) {
        return taos.schemaless(List.of(lines), SchemalessProtocol.LINE, SchemalessPrecision.MILLISECONDS, options);
    }

    private static List<String> columns(TaosConnection taos, String table) {
        return taos.query("describe " + table).toList(String.class);
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = "L2")
    void l1EachFormReturnsTheNumberOfLines(TaosConnection taos) {
        List<SchemalessOptions> forms = List.of(
                SchemalessOptions.DEFAULT,
                SchemalessOptions.ttl(3),
                SchemalessOptions.DEFAULT.requestId(77),
                SchemalessOptions.ttl(3).requestId(78));
        for (SchemalessOptions form : forms) {
            assertThat(line(
                            taos,
                            form,
                            "meters,id=" + forms.indexOf(form) + " current=1.5 1626006833639",
                            "meters,id=x" + forms.indexOf(form) + " current=2.5 1626006833639"))
                    .isEqualTo(2);
        }
        assertThat(taos.queryOne("select count(*) from meters", Long.class)).hasValue(8L);
    }

    @ParityTest(on = {WS, EMBEDDED})
    void l3ThreeProtocols(TaosConnection taos) {
        assertThat(line(taos, SchemalessOptions.DEFAULT, "meters,groupid=2 current=10.3,voltage=219i32 1626006833639"))
                .isEqualTo(1);
        assertThat(taos.schemaless(
                        List.of("metric_telnet 1707095283260 4 host=host0 interface=eth0"),
                        SchemalessProtocol.TELNET,
                        SchemalessPrecision.NOT_CONFIGURED,
                        SchemalessOptions.DEFAULT))
                .isEqualTo(1);
        assertThat(taos.schemaless(
                        "[{\"metric\":\"metric_json\",\"timestamp\":1626846400,\"value\":10.3,\"tags\":{\"groupid\":2}}]",
                        SchemalessProtocol.JSON,
                        SchemalessPrecision.NOT_CONFIGURED,
                        SchemalessOptions.DEFAULT))
                .isEqualTo(1);
        assertThat(columns(taos, "meters")).containsExactly("_ts", "current", "voltage", "groupid");
        assertThat(columns(taos, "metric_telnet")).containsExactly("_ts", "_value", "host", "interface");
        assertThat(columns(taos, "metric_json")).containsExactly("_ts", "_value", "groupid");
    }

    @ParityTest(on = {WS, EMBEDDED})
    void l4SixPrecisions(TaosConnection taos) {
        Map<SchemalessPrecision, Long> units = Map.of(
                SchemalessPrecision.HOURS,
                TIME.getEpochSecond() / 3600,
                SchemalessPrecision.MINUTES,
                TIME.getEpochSecond() / 60,
                SchemalessPrecision.SECONDS,
                TIME.getEpochSecond(),
                SchemalessPrecision.MILLISECONDS,
                TIME.toEpochMilli(),
                SchemalessPrecision.MICROSECONDS,
                TIME.toEpochMilli() * 1000,
                SchemalessPrecision.NANOSECONDS,
                TIME.toEpochMilli() * 1_000_000);
        Map<SchemalessPrecision, Long> seconds = Map.of(
                SchemalessPrecision.HOURS, 3_600_000L,
                SchemalessPrecision.MINUTES, 60_000L,
                SchemalessPrecision.SECONDS, 1000L);
        units.forEach((precision, ticks) -> {
            String table = "m_" + precision.name().toLowerCase(java.util.Locale.ROOT);
            taos.schemaless(
                    List.of(table + " v=1 " + ticks), SchemalessProtocol.LINE, precision, SchemalessOptions.DEFAULT);
            long unit = seconds.getOrDefault(precision, 1L);
            assertThat(taos.queryOne("select _ts from " + table, Instant.class))
                    .as(table)
                    .hasValue(Instant.ofEpochMilli(TIME.toEpochMilli() / unit * unit));
        });
    }

    @ParityTest(on = {WS, EMBEDDED})
    void l5NewTablesGetTheTimeToLive(TaosConnection taos, ParityTarget target) {
        line(taos, SchemalessOptions.ttl(1), "m,id=1 v=1 1626006833639");
        line(taos, SchemalessOptions.ttl(9), "m,id=1 v=2 1626006833640");
        assertThat(taos.query("select `ttl` from information_schema.ins_tables where db_name = '" + target.database()
                                + "'")
                        .toList(Integer.class))
                .containsExactly(1);
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = "E6")
    void l6ABadLineIsNamedAndNoLinesAreNoRequest(TaosConnection taos) {
        assertThat(line(taos, SchemalessOptions.DEFAULT)).isZero();
        TaosSchemalessException e = catchThrowableOfType(
                TaosSchemalessException.class,
                () -> line(
                        taos,
                        SchemalessOptions.DEFAULT,
                        "m,id=1 v=1 1626006833639",
                        "m,id=1 v=nonsense 1626006833640",
                        "m,id=1 v=3 1626006833641"));
        assertThat(e.code()).isNotZero();
        assertThat(e.affectedRows()).isBetween(0L, 2L);
        assertThat(e.sqlState()).hasSize(5);
    }

    @ParityTest(on = {WS, EMBEDDED})
    void l7ATextOfManyLines(TaosConnection taos) {
        String lines = IntStream.range(0, 20_000)
                .mapToObj(
                        i -> "meters,location=somewhere current=" + i + ".5,voltage=220i32 " + (1_626_006_833_639L + i))
                .collect(Collectors.joining("\n"));
        assertThat(lines.length()).isGreaterThan(1 << 20);
        assertThat(taos.schemaless(
                        lines, SchemalessProtocol.LINE, SchemalessPrecision.MILLISECONDS, SchemalessOptions.DEFAULT))
                .isEqualTo(20_000);
        assertThat(taos.queryOne("select count(*) from meters", Long.class)).hasValue(20_000L);
    }

    @ParityTest(on = {WS, EMBEDDED})
    void l8TablesGrowAndMayBeNamed(TaosConnection taos) {
        line(taos, SchemalessOptions.DEFAULT.tableNameKey("device"), "m,device=d7 v=1 1626006833639");
        line(taos, SchemalessOptions.DEFAULT.tableNameKey("device"), "m,device=d7 v=2,w=\"new\" 1626006833640");
        assertThat(columns(taos, "m")).contains("v", "w");
        assertThat(taos.queryOne("select count(*) from d7", Long.class)).hasValue(2L);
    }
}
