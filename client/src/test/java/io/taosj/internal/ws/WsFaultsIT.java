package io.taosj.internal.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.RequestIds;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosOperationalException;
import io.taosj.TaosResult;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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

/** What the WebSocket transport does when things go wrong, and that requests share a connection. */
@Timeout(60)
class WsFaultsIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final ResultSchema INT_COLUMN =
            new ResultSchema(List.of(ColumnInfo.of("v", DataType.INT)), Precision.MILLISECONDS);

    private static ConnectionOptions.Builder options(TestServer server) {
        return Taos.builder().endpoint("127.0.0.1", server.port()).requestTimeout(LONG);
    }

    private static long requestId(TestServer.Received request) {
        return ByteBuffer.wrap(request.bytes()).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static long action(TestServer.Received request) {
        return ByteBuffer.wrap(request.bytes()).order(ByteOrder.LITTLE_ENDIAN).getLong(16);
    }

    private static String sql(TestServer.Received request) {
        byte[] bytes = request.bytes();
        return new String(bytes, 30, bytes.length - 30, StandardCharsets.UTF_8);
    }

    private static void update(TestServer.Connection c, long requestId, long rows) throws IOException {
        c.text("{\"code\":0,\"message\":\"\",\"action\":\"binary_query\",\"req_id\":" + Long.toUnsignedString(requestId)
                + ",\"timing\":1,\"id\":0,\"is_update\":true,\"affected_rows\":" + rows + ",\"fields_count\":0,"
                + "\"fields_names\":null,\"precision\":0}");
    }

    private static void rows(TestServer.Connection c, long requestId, long resultId) throws IOException {
        c.text("{\"code\":0,\"message\":\"\",\"action\":\"binary_query\",\"req_id\":" + Long.toUnsignedString(requestId)
                + ",\"timing\":1,\"id\":" + resultId + ",\"is_update\":false,\"affected_rows\":0,\"fields_count\":1,"
                + "\"fields_names\":[\"v\"],\"fields_types\":[4],\"fields_lengths\":[4],\"precision\":0,"
                + "\"fields_precisions\":[0],\"fields_scales\":[0]}");
    }

    private static byte[] block(long requestId, int... values) {
        BlockBuilder builder = new BlockBuilder(INT_COLUMN);
        for (int value : values) {
            builder.column(0).addLong(value);
        }
        int length = values.length == 0 ? 0 : Integer.BYTES + builder.encodedLength();
        ByteBuffer out = ByteBuffer.allocate(51 + length).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(-1).putLong(7).putShort((short) 1).putLong(0).putLong(requestId);
        out.putInt(0).putInt(0).putLong(1).put((byte) (values.length == 0 ? 1 : 0));
        if (values.length > 0) {
            out.putInt(builder.encodedLength());
            builder.encode(out, BlockBuilder.VERSION_RESULT);
        }
        return out.array();
    }

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

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the test did not go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void allPendingCallsFailAtOnceWhenTheConnectionBreaks() throws Exception {
        CountDownLatch waiting = new CountDownLatch(3);
        TestServer.Script script = c -> {
            c.login();
            for (int i = 0; i < 3; i++) {
                c.receiveData();
                waiting.countDown();
            }
            c.socket.setSoLinger(true, 0);
            c.socket.close();
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
            assertThatThrownBy(() -> taos.execute("later"))
                    .isInstanceOfSatisfying(
                            TaosConnectionException.class,
                            e -> assertThat(e.code()).isEqualTo(ClientErrors.CONNECTION_LOST));
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

    @Test
    void refusesServersThatAreTooOld() throws IOException {
        try (TestServer server = new TestServer(c -> c.login("3.3.1.9"))) {
            assertThatThrownBy(() -> options(server).connect())
                    .isInstanceOf(TaosConnectionException.class)
                    .hasMessageContaining("3.3.1.9")
                    .hasMessageContaining("3.3.2");
        }
    }

    @Test
    void aRefusedLoginNamesTheCodeAndNotThePassword() throws IOException {
        TestServer.Script script = c -> {
            c.ok(c.receiveData(), ",\"version\":\"3.3.6.0\"");
            TestServer.Received conn = c.receiveData();
            c.text("{\"code\":855,\"message\":\"Authentication failure\",\"action\":\"conn\",\"req_id\":"
                    + TestServer.member(conn.text(), "req_id") + ",\"timing\":1}");
            c.receive();
        };
        try (TestServer server = new TestServer(script)) {
            assertThatThrownBy(() -> options(server).password("pass-word").connect())
                    .isInstanceOfSatisfying(TaosConnectionException.class, e -> {
                        assertThat(e.code()).isEqualTo(0x357);
                        assertThat(e.sqlState()).isEqualTo("28000");
                    })
                    .hasMessage("[0x0357]: Authentication failure")
                    .hasMessageNotContaining("pass-word");
        }
    }

    @Test
    void triesTheNextEndpointWhenOneDoesNotAnswer() throws IOException {
        int deadPort;
        try (ServerSocket dead = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            deadPort = dead.getLocalPort();
        }
        try (TestServer server = new TestServer(c -> {
            c.login();
            update(c, requestId(c.receiveData()), 3);
        })) {
            ConnectionOptions options = Taos.builder()
                    .endpoint("127.0.0.1", deadPort)
                    .endpoint("127.0.0.1", server.port())
                    .build();
            try (TaosConnection taos = Taos.connect(options)) {
                assertThat(taos.execute("x")).isEqualTo(3);
            }
            assertThatThrownBy(() -> Taos.connect("ws://127.0.0.1:" + deadPort + "?connect_timeout=2s"))
                    .isInstanceOfSatisfying(TaosConnectionException.class, e -> {
                        assertThat(e.sqlState()).isEqualTo("08001");
                        assertThat(e.getCause()).isInstanceOf(IOException.class);
                    })
                    .hasMessageContaining("127.0.0.1:" + deadPort);
        }
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsGivenUpInTime() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Taos.builder()
                            .endpoint("127.0.0.1", mute.getLocalPort())
                            .connectTimeout(Duration.ofMillis(200))
                            .connect())
                    .isInstanceOf(TaosConnectionException.class)
                    .hasMessageContaining("200 ms");
        }
    }

    @Test
    void sendsTheLoginAsTheServerExpectsIt() throws IOException {
        BlockingQueue<String> sent = new ArrayBlockingQueue<>(10);
        TestServer.Script script = c -> {
            sent.add(c.request);
            TestServer.Received version = c.receiveData();
            c.ok(version, ",\"version\":\"3.4.1.9\"");
            TestServer.Received conn = c.receiveData();
            sent.add(conn.text());
            c.ok(conn, "");
            TestServer.Received zone = c.receiveData();
            sent.add(zone.text());
            c.ok(zone, "");
            c.ok(c.receiveData(), ",\"db\":\"power\"");
            c.ok(c.receiveData(), ",\"info\":\"ver:3.4.1.9\"");
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = Taos.connect("ws://us%40er:p%3Aw@127.0.0.1:" + server.port()
                        + "/power?token=a%2Fb&tz=Europe/Berlin&app=demo&compression=true")) {
            assertThat(sent.poll())
                    .startsWith("GET /ws?token=a%2Fb HTTP/1.1\r\n")
                    .contains("Sec-WebSocket-Extensions: permessage-deflate");
            assertThat(sent.poll())
                    .matches(
                            "\\{\"action\":\"conn\",\"args\":\\{\"req_id\":\\d+,\"user\":\"us@er\",\"password\":\"p:w\","
                                    + "\"db\":\"power\",\"tz\":\"Europe/Berlin\",\"app\":\"demo\",\"connector\":\"taosj-ws\"}}");
            taos.setTimeZone(java.time.ZoneId.of("+08:00"));
            assertThat(sent.poll()).contains("\"options\":[{\"option\":1,\"value\":\"Etc/GMT-8\"}]");
            assertThat(taos.timeZone()).isEqualTo(java.time.ZoneId.of("+08:00"));
            assertThat(taos.currentDatabase()).isEqualTo("power");
            assertThat(taos.serverInfo()).isEqualTo("ver:3.4.1.9");
            assertThat(taos.serverVersion()).isEqualTo("3.4.1.9");
            assertThat(taos.toString()).contains("us@er").doesNotContain("p:w").doesNotContain("a/b");
        }
    }

    @Test
    void validatesWithoutRunning() throws IOException {
        TestServer.Script script = c -> {
            c.login();
            TestServer.Received good = c.receiveData();
            assertThat(action(good)).isEqualTo(10);
            c.text("{\"code\":0,\"message\":\"\",\"action\":\"validate_sql\",\"req_id\":" + requestId(good)
                    + ",\"timing\":1,\"result_code\":0}");
            c.text(
                    "{\"code\":0,\"message\":\"syntax error near \\\"selec 1\\\"\",\"action\":\"validate_sql\",\"req_id\":"
                            + requestId(c.receiveData()) + ",\"timing\":1,\"result_code\":-2147473920}");
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = options(server).connect()) {
            taos.validate("select 1");
            assertThatThrownBy(() -> taos.validate("selec 1"))
                    .isInstanceOf(io.taosj.TaosProgrammingException.class)
                    .hasMessage("[0x2600]: syntax error near \"selec 1\"");
        }
    }
}
