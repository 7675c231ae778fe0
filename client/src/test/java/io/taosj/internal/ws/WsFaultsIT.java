package io.taosj.internal.ws;

import static io.taosj.internal.ws.Scripts.awaitQuietly;
import static io.taosj.internal.ws.Scripts.block;
import static io.taosj.internal.ws.Scripts.options;
import static io.taosj.internal.ws.Scripts.requestId;
import static io.taosj.internal.ws.Scripts.rows;
import static io.taosj.internal.ws.Scripts.sql;
import static io.taosj.internal.ws.Scripts.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ClientErrors;
import io.taosj.RequestIds;
import io.taosj.TaosConnection;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosOperationalException;
import io.taosj.TaosResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the WebSocket transport does when things go wrong, and that requests share a connection. */
@Timeout(60)
class WsFaultsIT {
    @Test
    void requestsOfManyThreadsShareAConnectionAndAnswersComeInAnyOrder() throws Exception {
        TestServer.Script script = c -> {
            c.login();
            List<TestServer.Received> batch = new ArrayList<>();
            while (true) {
                batch.add(c.receiveData());
                if (batch.size() == 8) {
                    for (int i = 7; i >= 0; i--) {
                        update(c, requestId(batch.get(i)), Long.parseLong(sql(batch.get(i))));
                    }
                    batch.clear();
                }
            }
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(server).connect()) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int thread = t;
                all.add(CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 500; i++) {
                                int number = thread * 1000 + i;
                                assertThat(taos.execute(String.valueOf(number))).isEqualTo(number);
                            }
                        },
                        task -> new Thread(task).start()));
            }
            for (CompletableFuture<Void> one : all) {
                one.get(50, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void keepsAllBitsOfARequestId() throws IOException {
        BlockingQueue<Long> seen = new ArrayBlockingQueue<>(10);
        TestServer.Script script = c -> {
            c.login();
            while (true) {
                TestServer.Received request = c.receiveData();
                seen.add(requestId(request));
                update(c, requestId(request), 1);
            }
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(server).connect()) {
            for (long id : new long[] {0, 1, -1, Long.MIN_VALUE, Long.parseUnsignedLong("15631103737473466369")}) {
                assertThat(taos.execute("x", id)).isEqualTo(1);
                assertThat(seen.poll()).isEqualTo(id);
            }
        }
    }

    @Test
    void asksForTheNextBlockBeforeTheLastOneIsRead() throws Exception {
        BlockingQueue<String> log = new ArrayBlockingQueue<>(100);
        TestServer.Script script = c -> {
            c.login();
            rows(c, requestId(c.receiveData()), 1);
            c.binary(block(requestId(c.receiveData()), 1, 2));
            TestServer.Received second = c.receiveData();
            log.add("second request");
            c.binary(block(requestId(second), 3));
            c.binary(block(requestId(c.receiveData())));
            log.add(String.valueOf(c.receiveData().type()));
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(server).connect();
                TaosResult result = taos.query("select v")) {
            assertThat(result.nextBlock()).isNotNull();
            assertThat(log.poll(20, TimeUnit.SECONDS)).isEqualTo("second request");
            assertThat(result.toList(Integer.class)).containsExactly(3);
        }
    }

    @Test
    void aResultThatIsClosedEarlyIsFreed() throws Exception {
        BlockingQueue<String> freed = new ArrayBlockingQueue<>(10);
        TestServer.Script script = c -> {
            c.login();
            rows(c, requestId(c.receiveData()), 77);
            c.binary(block(requestId(c.receiveData()), 1, 2));
            TestServer.Received next = c.receiveData();
            freed.add(c.receiveData().text());
            c.binary(block(requestId(next), 3));
            update(c, requestId(c.receiveData()), 5);
            c.receiveData();
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(server).connect()) {
            try (TaosResult result = taos.query("select v")) {
                assertThat(result.nextBlock()).isNotNull();
            }
            assertThat(freed.poll(20, TimeUnit.SECONDS)).contains("\"free_result\"", "\"id\":77");
            assertThat(taos.execute("still usable")).isEqualTo(5);
        }
    }

    @Test
    void aReplyThatComesTooLateIsFreedAndTheConnectionStaysUsable() throws Exception {
        CountDownLatch timedOut = new CountDownLatch(1);
        BlockingQueue<String> freed = new ArrayBlockingQueue<>(10);
        TestServer.Script script = c -> {
            c.login();
            TestServer.Received slow = c.receiveData();
            awaitQuietly(timedOut);
            rows(c, requestId(slow), 55);
            freed.add(c.receiveData().text());
            update(c, requestId(c.receiveData()), 6);
            c.receiveData();
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(server).connect()) {
            assertThatThrownBy(() -> taos.query("slow", RequestIds.next(), Duration.ofMillis(50)))
                    .isInstanceOfSatisfying(TaosOperationalException.class, e -> {
                        assertThat(e.code()).isEqualTo(ClientErrors.TIMEOUT);
                        assertThat(e.sqlState()).isEqualTo("HYT00");
                    })
                    .hasMessageContaining("the query")
                    .hasMessageContaining("127.0.0.1:" + server.port())
                    .hasMessageContaining("50 ms");
            timedOut.countDown();
            assertThat(freed.poll(20, TimeUnit.SECONDS)).contains("\"free_result\"", "\"id\":55");
            assertThat(taos.execute("fast")).isEqualTo(6);
        }
    }

    @Test
    void aWrongBlockIsAnErrorOfTheResultOnly() throws Exception {
        TestServer.Script script = c -> {
            c.login();
            rows(c, requestId(c.receiveData()), 1);
            byte[] reply = block(requestId(c.receiveData()), 1, 2, 3);
            ByteBuffer.wrap(reply).order(ByteOrder.LITTLE_ENDIAN).putInt(55 + 8, 1_000_000);
            c.binary(reply);
            assertThat(c.receiveData().text()).contains("free_result");
            update(c, requestId(c.receiveData()), 9);
            c.receiveData();
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(server).connect()) {
            assertThatThrownBy(() -> taos.query("select v").toMaps())
                    .isInstanceOfSatisfying(
                            TaosConnectionException.class,
                            e -> assertThat(e.code()).isEqualTo(ClientErrors.PROTOCOL));
            assertThat(taos.execute("x")).isEqualTo(9);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndNotTheConnection() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        TestServer.Script script = c -> {
            c.login();
            TestServer.Received slow = c.receiveData();
            asked.countDown();
            awaitQuietly(interrupted);
            update(c, requestId(slow), 1);
            update(c, requestId(c.receiveData()), 2);
            c.receiveData();
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(server).connect()) {
            CompletableFuture<TaosException> failure = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    taos.execute("slow");
                } catch (TaosException e) {
                    failure.complete(e);
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                }
            });
            thread.start();
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            thread.interrupt();
            assertThat(failure.get(20, TimeUnit.SECONDS).code()).isEqualTo(ClientErrors.INTERRUPTED);
            interrupted.countDown();
            assertThat(taos.execute("fast")).isEqualTo(2);
        }
    }
}
