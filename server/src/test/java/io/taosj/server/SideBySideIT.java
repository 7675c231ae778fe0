package io.taosj.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is slow keeps nobody else waiting, what is no longer wanted stops, who does not read has little made. */
final class SideBySideIT {
    private static final int BLOCK_ROWS = 100_000;
    /** More than the sockets' buffers on both sides can hold. */
    private static final int FEW_BLOCKS = 60;

    private StagedEngine engine = new StagedEngine(1);
    private TaosServer server;

    @BeforeEach
    void start() throws IOException {
        engine.close();
        engine = new StagedEngine(BLOCK_ROWS);
        server = TaosServer.start(engine.engine(), ServerOptions.defaults().withPort(0));
    }

    @AfterEach
    void stop() {
        server.close();
        engine.close();
    }

    private static String query(int id, String sql) {
        return "{\"action\":\"query\",\"args\":{\"req_id\":" + id + ",\"sql\":\"" + sql + "\"}}";
    }

    private static void assertHappens(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aSlowStatementKeepsNoOtherRequestOfItsConnectionWaiting() throws Exception {
        try (RawConnection connection = RawConnection.loggedIn(server.port())) {
            connection.text(query(2, "stuck"));
            assertHappens(engine.stuck);
            connection.text(query(3, "select 1"));
            assertThat(connection.readText()).contains("\"req_id\":3");
            connection.binary(LimitsIT.fetch(4, 1));
            assertThat(connection.readData().opcode()).isEqualTo(RawConnection.BINARY);
        }
        assertHappens(engine.sessionClosed);
    }

    @Test
    void manySlowResultsKeepNoOtherWaiting() throws Exception {
        try (RawConnection connection = RawConnection.loggedIn(server.port())) {
            for (int i = 1; i <= 10; i++) {
                connection.text(query(10 + i, "waiting"));
                connection.readText();
                connection.binary(LimitsIT.fetch(20 + i, i));
            }
            assertHappens(engine.asked);
            connection.text(query(40, "select 1"));
            assertThat(connection.readText()).contains("\"id\":11");
            connection.binary(LimitsIT.fetch(41, 11));
            assertThat(connection.readData().opcode()).isEqualTo(RawConnection.BINARY);
        }
        assertHappens(engine.resultClosed);
    }

    @Test
    void freeingAResultStopsItsQuery() throws Exception {
        try (RawConnection connection = RawConnection.loggedIn(server.port())) {
            connection.text(query(2, "waiting"));
            connection.readText();
            connection.binary(LimitsIT.fetch(3, 1));
            assertHappens(engine.asked);
            connection.text("{\"action\":\"free_result\",\"args\":{\"req_id\":4,\"id\":1}}");
            assertHappens(engine.resultClosed);
            // the fetch is answered with the error
            assertThat(connection.readData().opcode()).isEqualTo(RawConnection.BINARY);
        }
    }

    @Test
    void closingTheConnectionStopsItsQueries() throws Exception {
        try (RawConnection connection = RawConnection.loggedIn(server.port())) {
            connection.text(query(2, "waiting"));
            connection.readText();
            connection.binary(LimitsIT.fetch(3, 1));
            assertHappens(engine.asked);
        }
        assertHappens(engine.resultClosed);
        assertHappens(engine.sessionClosed);
    }

    @Test
    void whoDoesNotReadRestHasLittleMade() throws Exception {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.send("POST /rest/sql HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + RunningServer.ROOT
                    + "\r\nContent-Length: 7\r\n\r\nendless");
            connection.readLine();
            assertOthersGoOnWhileLittleIsMade();
        }
        assertHappens(engine.resultClosed);
    }

    @Test
    void whoDoesNotReadItsBlocksHasLittleMade() throws Exception {
        try (RawConnection connection = RawConnection.loggedIn(server.port())) {
            for (int i = 1; i <= 100; i++) {
                connection.text(query(1 + i, "endless"));
                connection.readText();
            }
            for (int i = 1; i <= 100; i++) {
                connection.binary(LimitsIT.fetch(200 + i, i));
            }
            assertThat(connection.readData().opcode()).isEqualTo(RawConnection.BINARY);
            assertOthersGoOnWhileLittleIsMade();
        }
        assertHappens(engine.resultClosed);
    }

    private void assertOthersGoOnWhileLittleIsMade() throws IOException {
        try (RawConnection other = RawConnection.loggedIn(server.port())) {
            for (int i = 0; i < 200; i++) {
                LimitsIT.assertAlive(other);
            }
        }
        assertThat(engine.made.get()).isBetween(1, FEW_BLOCKS);
    }
}
