package io.taosj.server.tmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import io.taosj.wire.Block;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded conversations of consumers with a real server, repeated; replies equal up to what varies. */
class RecordedTmqIT {
    /** Lines that differ for a reason. */
    private static final Map<String, Set<Integer>> KNOWN = Map.of();

    private static Engine engine;
    private static TaosServer server;

    @BeforeAll
    static void start() throws IOException {
        engine = Engine.open(EngineOptions.inMemory().withZone(ZoneOffset.UTC).withVersion("3.3.6.0"));
        try (EngineSession session = engine.session();
                var in = Objects.requireNonNull(
                        RecordedTmqIT.class.getResourceAsStream("/recordings/subscriptions.sql"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().forEach(sql -> session.execute(sql).close());
        }
        server = TaosServer.start(engine, ServerOptions.defaults().withPort(0));
    }

    @AfterAll
    static void stop() {
        server.close();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50-jdbc-tmq-table",
                "51-jdbc-tmq-stable",
                "52-jdbc-tmq-column",
                "53-jdbc-tmq-db",
                "54-jdbc-tmq-db-meta",
                "55-py-tmq",
                "56-go-tmq",
                "57-node-tmq",
                "58-raw-tmq",
                "59-raw-tmq-meta",
            })
    void repliesAsRecorded(String scenario) throws IOException {
        try (EngineSession session = engine.session()) {
            boolean second = scenario.startsWith("58");
            long vgroup = vgroup(session, second ? "wf_tmq2" : "wf_tmq");
            Set<Integer> known = KNOWN.getOrDefault(scenario, Set.of());
            List<String> differences = TmqReplay.run(
                            server.port(), TmqRecording.load(scenario), vgroup, m -> meanwhile(m, second, session))
                    .stream()
                    .filter(d -> known.stream().noneMatch(line -> d.startsWith(line + ":")))
                    .toList();
            assertThat(String.join("\n\n", differences))
                    .as("%d differences", differences.size())
                    .isEmpty();
            if (scenario.startsWith("59")) { // all raw messages were written into another database
                for (String query : List.of(
                        "select tbname, ts, n, s, nc, d, g, loc, x from %s.st order by tbname, ts",
                        "select * from %s.allt order by ts",
                        "select tbname, ts, v, j from %s.jst order by ts",
                        "select * from %s.nt")) {
                    assertThat(rows(session, query.formatted("wf_copy")))
                            .isNotEmpty()
                            .isEqualTo(rows(session, query.formatted("wf_tmq")));
                }
            }
        }
    }

    private static List<String> rows(EngineSession session, String sql) {
        List<String> rows = new ArrayList<>();
        try (EngineResult result = session.execute(sql)) {
            for (Block block = result.next(); block != null; block = result.next()) {
                for (int row = 0; row < block.rows(); row++) {
                    List<Object> cells = new ArrayList<>();
                    for (int i = 0; i < block.schema().size(); i++) {
                        Object cell = block.column(i).get(row);
                        cells.add(cell instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : cell);
                    }
                    rows.add(cells.toString());
                }
            }
        }
        return rows;
    }

    /** What happened on another connection at this place of the recording. */
    private static void meanwhile(TmqRecording.Message message, boolean writes, EngineSession session) {
        if (writes && message.isText() && message.text().contains("\"req_id\":30,")) {
            session.execute("insert into wf_tmq2.a1 values('2024-01-01T00:00:00.009Z',9,'nine')"
                            + " wf_tmq2.b2 values('2024-01-01T00:00:00.009Z',10,null)")
                    .close();
            session.execute("insert into wf_tmq2.c33 using wf_tmq2.sx tags(5)"
                            + " values('2024-01-01T00:00:00.000Z',11,'auto')")
                    .close();
        }
    }

    private static long vgroup(EngineSession session, String database) {
        try (EngineResult result = session.execute(
                "select vgroup_id from information_schema.ins_vgroups where db_name = '" + database + "'")) {
            return ((Number) Objects.requireNonNull(result.next()).column(0).get(0)).longValue();
        }
    }
}
