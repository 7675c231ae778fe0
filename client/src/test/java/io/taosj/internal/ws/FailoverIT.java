package io.taosj.internal.ws;

import static io.taosj.internal.ws.Scripts.LONG;
import static io.taosj.internal.ws.Scripts.block;
import static io.taosj.internal.ws.Scripts.requestId;
import static io.taosj.internal.ws.Scripts.reset;
import static io.taosj.internal.ws.Scripts.rows;
import static io.taosj.internal.ws.Scripts.sql;
import static io.taosj.internal.ws.Scripts.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.Balancing;
import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.FailoverOptions;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosConnectionException;
import io.taosj.TaosResult;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to calls and to the session when a connection is lost and another one takes its place. */
@Timeout(60)
class FailoverIT {
    private static final FailoverOptions QUICK = FailoverOptions.defaults()
            .withPauses(Duration.ofMillis(5), Duration.ofMillis(20))
            .withBalancing(Balancing.IN_ORDER);

    private static ConnectionOptions.Builder options(FailoverOptions failover, TestServer... servers) {
        ConnectionOptions.Builder builder = Taos.builder().requestTimeout(LONG).failover(failover);
        for (TestServer server : servers) {
            builder.endpoint("127.0.0.1", server.port());
        }
        return builder;
    }

    /** Does something else with each connection. */
    private static TestServer.Script inTurn(TestServer.Script... scripts) {
        AtomicInteger turn = new AtomicInteger();
        return c -> scripts[Math.min(turn.getAndIncrement(), scripts.length - 1)].run(c);
    }

    private static final TestServer.Script LOSES_THE_FIRST_REQUEST = c -> {
        c.login();
        c.receiveData();
        reset(c);
    };

    /** Answers every statement with three rows changed. */
    private static final TestServer.Script UPDATES = c -> {
        c.login();
        while (true) {
            update(c, requestId(c.receiveData()), 3);
        }
    };

    private static void answerQuery(TestServer.Connection c, int value) throws IOException {
        rows(c, requestId(c.receiveData()), 1);
        c.binary(block(requestId(c.receiveData()), value));
        c.binary(block(requestId(c.receiveData())));
    }

    @Test
    void theNewSessionHasTheDatabaseAndTheZoneOfTheLostOne() throws Exception {
        BlockingQueue<String> logins = new ArrayBlockingQueue<>(10);
        TestServer.Script first = c -> {
            c.login();
            update(c, requestId(c.receiveData()), 0);
            c.ok(c.receiveData(), "");
            c.receiveData();
            reset(c);
        };
        TestServer.Script second = c -> {
            c.ok(c.receiveData(), ",\"version\":\"3.3.6.13\"");
            TestServer.Received login = c.receiveData();
            logins.add(login.text());
            c.ok(login, "");
            answerQuery(c, 42);
            c.receiveData();
        };
        try (TestServer server = new TestServer(inTurn(first, second));
                TaosConnection taos = options(QUICK, server).database("d1").connect()) {
            taos.execute("USE d2");
            taos.setTimeZone(ZoneId.of("Asia/Tokyo"));
            try (TaosResult result = taos.query("select v")) {
                assertThat(result.toList(Integer.class)).containsExactly(42);
            }
            assertThat(logins.poll()).contains("\"db\":\"d2\"", "\"tz\":\"Asia/Tokyo\"");
            assertThat(taos.isClosed()).isFalse();
        }
    }

    @Test
    void aDatabaseThatWasDroppedInTheMeantimeDoesNotKeepTheSessionAway() throws Exception {
        TestServer.Script refusing = c -> {
            c.ok(c.receiveData(), ",\"version\":\"3.3.6.13\"");
            TestServer.Received login = c.receiveData();
            c.text("{\"code\":904,\"message\":\"Database not exist\",\"action\":\"conn\",\"req_id\":"
                    + TestServer.member(login.text(), "req_id") + ",\"timing\":1}");
            c.receive();
        };
        try (TestServer server = new TestServer(inTurn(LOSES_THE_FIRST_REQUEST, refusing, UPDATES));
                TaosConnection taos = options(QUICK.withIdempotentWrites(true), server)
                        .database("gone")
                        .connect()) {
            assertThat(taos.execute("insert into x values (1, 2)")).isEqualTo(3);
        }
    }

    @Test
    void aQueryIsRepeatedUntilSomebodySawARow() throws Exception {
        TestServer.Script noBlock = c -> {
            c.login();
            rows(c, requestId(c.receiveData()), 1);
            c.receiveData();
            reset(c);
        };
        TestServer.Script oneBlock = c -> {
            c.login();
            rows(c, requestId(c.receiveData()), 1);
            c.binary(block(requestId(c.receiveData()), 7));
            c.receiveData();
            reset(c);
        };
        try (TestServer server = new TestServer(inTurn(LOSES_THE_FIRST_REQUEST, noBlock, oneBlock, UPDATES));
                TaosConnection taos = options(QUICK, server).connect()) {
            try (TaosResult result = taos.query("select v")) {
                assertThat(result.nextBlock()).isNotNull();
                assertThatThrownBy(result::nextBlock).isInstanceOfSatisfying(TaosConnectionException.class, e -> {
                    assertThat(e.code()).isEqualTo(ClientErrors.CONNECTION_LOST);
                    assertThat(e.isRetryable()).isTrue();
                    assertThat(e.isOutcomeUnknown()).isFalse();
                });
            }
            assertThat(taos.execute("next")).isEqualTo(3);
        }
    }

    @Test
    void aWriteIsNotRepeatedUnlessTheCallerSaysThatItMay() throws Exception {
        try (TestServer server = new TestServer(inTurn(LOSES_THE_FIRST_REQUEST, UPDATES));
                TaosConnection taos = options(QUICK, server).connect()) {
            assertThatThrownBy(() -> taos.execute("insert into x values (1, 2)"))
                    .isInstanceOfSatisfying(TaosConnectionException.class, e -> {
                        assertThat(e.code()).isEqualTo(ClientErrors.CONNECTION_LOST);
                        assertThat(e.isOutcomeUnknown()).isTrue();
                    });
            assertThat(taos.execute("insert into x values (1, 2)")).isEqualTo(3);
        }
        try (TestServer server = new TestServer(inTurn(LOSES_THE_FIRST_REQUEST, UPDATES));
                TaosConnection taos =
                        options(QUICK.withIdempotentWrites(true), server).connect()) {
            assertThat(taos.execute("  INSERT into x values (1, 2)")).isEqualTo(3);
        }
        try (TestServer server = new TestServer(inTurn(LOSES_THE_FIRST_REQUEST, UPDATES));
                TaosConnection taos =
                        options(QUICK.withIdempotentWrites(true), server).connect()) {
            assertThatThrownBy(() -> taos.execute("drop table x"))
                    .isInstanceOfSatisfying(
                            TaosConnectionException.class,
                            e -> assertThat(e.isOutcomeUnknown()).isTrue());
        }
    }

    @Test
    void anotherServerTakesOver() throws Exception {
        BlockingQueue<String> asked = new ArrayBlockingQueue<>(10);
        TestServer.Script standIn = c -> {
            c.login();
            while (true) {
                TestServer.Received request = c.receiveData();
                asked.add(sql(request));
                update(c, requestId(request), 5);
            }
        };
        TestServer main = new TestServer(inTurn(UPDATES));
        try (TestServer other = new TestServer(standIn);
                TaosConnection taos = options(QUICK, main, other).connect()) {
            assertThat(taos.execute("create table a")).isEqualTo(3);
            main.close();
            // whether the loss is noticed before or during the call depends on who is faster: a read is safe in both
            assertThat(taos.execute("use a")).isEqualTo(5);
            assertThat(asked).containsExactly("use a");
        }
    }

    @Test
    void whoCannotReconnectSaysSoInTime() throws Exception {
        TestServer server = new TestServer(LOSES_THE_FIRST_REQUEST);
        try (TaosConnection taos = options(QUICK.withReconnectTimeout(Duration.ofMillis(50)), server)
                .connect()) {
            server.stopListening();
            assertThatThrownBy(() -> taos.query("select v"))
                    .isInstanceOfSatisfying(TaosConnectionException.class, e -> {
                        assertThat(e.code()).isEqualTo(ClientErrors.CONNECT_FAILED);
                        assertThat(e.isRetryable()).isTrue();
                        assertThat(e.isOutcomeUnknown()).isFalse();
                    })
                    .hasMessageContaining("127.0.0.1:" + server.port())
                    .hasMessageContaining("not restored");
        } finally {
            server.close();
        }
    }

    @Test
    void closingEndsTheWaitForANewConnection() throws Exception {
        BlockingQueue<String> lost = new ArrayBlockingQueue<>(1);
        TestServer server = new TestServer(c -> {
            c.login();
            c.receiveData();
            lost.add("lost");
            reset(c);
        });
        try {
            TaosConnection taos = options(
                            QUICK.withReconnectTimeout(LONG).withPauses(LONG.dividedBy(2), LONG.dividedBy(2)), server)
                    .connect();
            server.stopListening();
            CompletableFuture<TaosResult> call = taos.queryAsync("select v");
            assertThat(lost.poll(20, TimeUnit.SECONDS)).isNotNull();
            taos.close();
            assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(TaosConnectionException.class);
            assertThatThrownBy(() -> taos.execute("x")).isInstanceOf(TaosConnectionException.class);
            assertThat(taos.isClosed()).isTrue();
        } finally {
            server.close();
        }
    }

    @Test
    void manyCallsShareOneNewConnection() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        TestServer.Script script = c -> {
            if (connections.incrementAndGet() == 1) {
                c.login();
                for (int i = 0; i < 4; i++) {
                    c.receiveData();
                }
                reset(c);
            } else {
                UPDATES.run(c);
            }
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(QUICK, server).connect()) {
            List<CompletableFuture<Long>> calls = List.of(
                    taos.executeAsync("use a"),
                    taos.executeAsync("use b"),
                    taos.executeAsync("use c"),
                    taos.executeAsync("use d"));
            for (CompletableFuture<Long> call : calls) {
                assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(3);
            }
            assertThat(connections.get()).isEqualTo(2);
        }
    }
}
