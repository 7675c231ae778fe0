package io.taosj.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import io.taosj.server.ServerLimits;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Official clients, as they were recorded in front of a real server, get the same replies here. */
final class RecordedScenariosIT {
    private static final int BIG_ROWS = 8193;

    /** Lines that differ for a reason. */
    private static final Map<String, Set<Integer>> KNOWN = Map.of(
            // to_char in the server's zone; the action of another part of the server
            "01-raw-session", Set.of(85, 71),
            // JSON's null as a text
            "12-jdbc-types", Set.of(27, 56, 85),
            // bits behind the last row, which mean nothing
            "13-jdbc-blocks", Set.of(31),
            // JSON's null as a text, and a time that does not fit into nanoseconds
            "16-py-types", Set.of(27, 57, 85, 73),
            // minus zero, to_char in the server's zone, numbers of vgroups
            "60-rest-sql", Set.of(37, 53, 55, 145));

    private static Engine engine;
    private static TaosServer server;

    @BeforeAll
    static void start() throws IOException {
        engine = Engine.open(EngineOptions.inMemory().withZone(ZoneOffset.UTC).withVersion("3.3.6.0"));
        try (EngineSession session = engine.session()) {
            try (InputStream file = RecordedScenariosIT.class
                            .getClassLoader()
                            .getResourceAsStream("recordings/databases.sql");
                    BufferedReader lines = new BufferedReader(
                            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
                for (String sql = lines.readLine(); sql != null; sql = lines.readLine()) {
                    session.execute(sql).close();
                }
            }
            session.execute("create table wf_ms.big (ts timestamp, v tinyint)").close();
            StringBuilder insert = new StringBuilder("insert into wf_ms.big values ");
            for (int i = 0; i < BIG_ROWS; i++) {
                insert.append('(').append(1_704_067_200_000L + i).append(',');
                insert.append(i % 97 == 0 ? "null" : String.valueOf((byte) (i - 128))).append(')');
            }
            session.execute(insert.toString()).close();
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
                "01-raw-session",
                "02-raw-query",
                "10-jdbc-connect",
                "11-jdbc-query",
                "12-jdbc-types",
                "13-jdbc-blocks",
                "14-jdbc-compress",
                "15-py-query",
                "16-py-types",
                "17-go-query",
                "18-node-query",
                "60-rest-sql",
                "63-rest-upload",
                "64-jdbc-rest",
                "65-py-rest",
                "66-go-rest",
                "71-raw-fragments",
            })
    void repliesAsRecorded(String scenario) throws IOException {
        replay(server, scenario, message -> false);
    }

    @Test
    void theQueryPartOfTheOlderPathsRepliesAsRecorded() throws IOException {
        replay(server, "72-raw-legacy", message -> message.connection() > 1);
    }

    @Test
    void pingsAndPongsAsRecorded() throws IOException {
        ServerLimits limits =
                ServerLimits.defaults().withIdleTimeout(Duration.ofSeconds(30), Duration.ofMillis(500));
        try (TaosServer pinging =
                TaosServer.start(engine, ServerOptions.defaults().withPort(0).withLimits(limits))) {
            replay(pinging, "70-raw-ping", message -> false);
        }
    }

    private static void replay(TaosServer server, String scenario, Predicate<Recording.Message> skip)
            throws IOException {
        Set<Integer> known = KNOWN.getOrDefault(scenario, Set.of());
        List<String> differences = Replay.run(server.port(), scenario, skip).stream()
                .filter(d -> known.stream().noneMatch(line -> d.startsWith(scenario + ":" + line + ":")))
                .toList();
        assertThat(String.join("\n\n", differences))
                .as("%d differences", differences.size())
                .isEmpty();
    }
}
