package io.taosj.internal.ws;

import static io.taosj.internal.ws.Scripts.LONG;
import static io.taosj.internal.ws.Scripts.options;
import static io.taosj.internal.ws.Scripts.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ClientErrors;
import io.taosj.TaosConnection;
import io.taosj.TaosConnectionException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the WebSocket transport notices and reports the end of a connection. */
@Timeout(60)
class WsLossIT {
    @Test
    void allPendingCallsFailAtOnceWhenTheConnectionBreaks() throws Exception {
        CountDownLatch waiting = new CountDownLatch(3);
        TestServer.Script script = c -> {
            c.login();
            for (int i = 0; i < 3; i++) {
                c.receiveData();
                waiting.countDown();
            }
            reset(c);
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(server).connect()) {
            List<CompletableFuture<Long>> calls =
                    List.of(taos.executeAsync("a"), taos.executeAsync("b"), taos.executeAsync("c"));
            for (CompletableFuture<Long> call : calls) {
                assertLost(call);
            }
            assertThat(taos.isClosed()).isTrue();
            assertThat(taos.isValid(LONG)).isFalse();
            assertThatThrownBy(() -> taos.execute("later")).isInstanceOfSatisfying(TaosConnectionException.class, e -> {
                assertThat(e.code()).isEqualTo(ClientErrors.CONNECTION_LOST);
                // it was never sent
                assertThat(e.isOutcomeUnknown()).isFalse();
            });
        }
    }

    private static void assertLost(CompletableFuture<Long> call) throws InterruptedException, TimeoutException {
        try {
            call.get(20, TimeUnit.SECONDS);
            throw new AssertionError("the call succeeded");
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOfSatisfying(TaosConnectionException.class, cause -> {
                assertThat(cause.code()).isEqualTo(ClientErrors.CONNECTION_LOST);
                assertThat(cause.isRetryable()).isTrue();
                assertThat(cause.isOutcomeUnknown()).isTrue();
                assertThat(cause.sqlState()).isEqualTo("08S01");
            });
        }
    }

    @Test
    void anOrderlyCloseOfTheServerIsALossToo() throws Exception {
        TestServer.Script script = c -> {
            c.login();
            c.receiveData();
            c.frame(0x88, new byte[] {3, (byte) 0xE9, 'b', 'y', 'e'});
            assertThat(c.receive().isClose()).isTrue();
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(server).connect()) {
            assertThatThrownBy(() -> taos.execute("x"))
                    .isInstanceOf(TaosConnectionException.class)
                    .hasMessageContaining("1001")
                    .hasMessageContaining("bye");
        }
    }

    @Test
    void aServerThatBreaksTheProtocolIsLeft() throws Exception {
        Map<String, byte[]> frames = new HashMap<>();
        frames.put("reserved bits", new byte[] {(byte) 0xF2, 0});
        frames.put("no JSON object", new byte[] {(byte) 0x81, 2, '[', ']'});
        frames.put("no JSON at all", new byte[] {(byte) 0x81, 2, '{', 'x'});
        frames.put("no block reply", new byte[] {(byte) 0x82, 2, 0, 0});
        for (Map.Entry<String, byte[]> frame : frames.entrySet()) {
            TestServer.Script script = c -> {
                c.login();
                c.receiveData();
                c.write(frame.getValue());
                c.receiveData();
            };
            try (TestServer server = new TestServer(script);
                    TaosConnection taos = options(server).connect()) {
                assertThatThrownBy(() -> taos.execute("x"))
                        .as(frame.getKey())
                        .isInstanceOf(TaosConnectionException.class);
                assertThat(taos.isClosed()).isTrue();
            }
        }
    }

    @Test
    void pingsAreAnsweredWhileNobodyWaits() throws Exception {
        BlockingQueue<byte[]> pongs = new ArrayBlockingQueue<>(1);
        TestServer.Script script = c -> {
            c.login();
            c.frame(0x89, new byte[] {1, 2, 3});
            TestServer.Received received = c.receive();
            assertThat(received.type()).isEqualTo(10);
            pongs.add(received.bytes());
            c.receiveData();
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(server).connect()) {
            assertThat(pongs.poll(20, TimeUnit.SECONDS)).containsExactly(1, 2, 3);
            assertThat(taos.isClosed()).isFalse();
        }
    }

    @Test
    void aSilentServerIsProbedAndThenGivenUp() throws Exception {
        CountDownLatch pinged = new CountDownLatch(1);
        TestServer.Script script = c -> {
            c.login();
            while (true) {
                if (c.receive().isPing()) {
                    pinged.countDown();
                }
            }
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos =
                        options(server).keepAlive(Duration.ofMillis(100)).connect()) {
            assertThat(pinged.await(20, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> taos.execute("x"))
                    .isInstanceOf(TaosConnectionException.class)
                    .hasMessageContaining("nothing came from the server");
        }
    }

    @Test
    void closingEndsPendingCallsAndTheConnection() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        TestServer.Script script = c -> {
            c.login();
            c.receiveData();
            asked.countDown();
            assertThat(c.receive().isClose()).isTrue();
            left.countDown();
        };
        try (TestServer server = new TestServer(script)) {
            TaosConnection taos = options(server).connect();
            CompletableFuture<Long> call = taos.executeAsync("x");
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            taos.close();
            taos.close();
            assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            TaosConnectionException.class,
                            e -> assertThat(e.code()).isEqualTo(ClientErrors.CONNECTION_CLOSED));
            assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> taos.query("x"))
                    .isInstanceOfSatisfying(
                            TaosConnectionException.class,
                            e -> assertThat(e.sqlState()).isEqualTo("08003"));
        }
    }
}
