package io.taosj.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.server.RawConnection.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** What peers can't do to the server. */
final class LimitsIT {
    private static final int TOO_LARGE = 1009;

    @Test
    void aMessageBeforeLoginIsShort() throws IOException {
        try (RunningServer server = RunningServer.start();
                RawConnection connection = RawConnection.webSocket(server.port(), "/ws")) {
            connection.text(" ".repeat(300 << 10));
            assertThat(closeCode(connection)).isEqualTo(TOO_LARGE);
        }
    }

    @Test
    void aMessageAfterLoginHasALimitToo() throws IOException {
        try (RunningServer server = RunningServer.withLimits(l -> l.withSizes(l.bodyBytes(), 1 << 20));
                RawConnection other = RawConnection.loggedIn(server.port());
                RawConnection connection = RawConnection.loggedIn(server.port())) {
            connection.text(
                    "{\"action\":\"get_current_db\",\"args\":{\"req_id\":2,\"x\":\"" + "x".repeat(900_000) + "\"}}");
            assertThat(connection.readText()).contains("\"code\":0");
            connection.binary(new byte[(1 << 20) + 1]);
            assertThat(closeCode(connection)).isEqualTo(TOO_LARGE);
            assertAlive(other);
        }
    }

    @Test
    void aFrameThatClaimsAHugeLengthGetsNoBuffer() throws IOException {
        try (RunningServer server = RunningServer.start();
                RawConnection connection = RawConnection.loggedIn(server.port());
                RawConnection other = RawConnection.loggedIn(server.port())) {
            byte[] head = {(byte) 0x82, (byte) 0xFF, 0, 0, 0, 0, 0x7F, -1, -1, -1, 0, 0, 0, 0, 1, 2, 3};
            connection.send(head);
            assertAlive(other);
        }
    }

    @Test
    void aSmallMessageThatInflatesToAHugeOneIsRefused() throws IOException {
        try (RunningServer server = RunningServer.withLimits(l -> l.withSizes(l.bodyBytes(), 1 << 20));
                RawConnection connection = new RawConnection(server.port())) {
            connection.send("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
            assertThat(connection.readHttp("GET").status()).isEqualTo(101);
            Deflater deflater = new Deflater(9, true);
            deflater.setInput(new byte[64 << 20]);
            byte[] packed = new byte[1 << 20];
            int length = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
            deflater.end();
            connection.frame(RawConnection.TEXT, true, true, java.util.Arrays.copyOf(packed, length));
            assertThat(closeCode(connection)).isEqualTo(TOO_LARGE);
        }
    }

    @Test
    void aHeadOrABodyThatIsTooLongIsRefused() throws IOException {
        try (RunningServer server = RunningServer.withLimits(l -> l.withSizes(1000, l.messageBytes()))) {
            assertThat(server.http("GET", "/-/ping", "X: " + "x".repeat(40_000) + "\r\n", "")
                            .status())
                    .isEqualTo(431);
            HttpReply reply = server.rest("/rest/sql", "select '" + "x".repeat(1000) + "'");
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.body()).contains("1000 bytes");
            assertThat(server.rest("/rest/sql", "select 1").status()).isEqualTo(200);
        }
    }

    @Test
    void whoDoesNotLogInIsDropped() throws IOException {
        try (RunningServer server = RunningServer.withLimits(l -> l.withLoginTimeout(Duration.ofMillis(300)));
                RawConnection loggedIn = RawConnection.loggedIn(server.port());
                RawConnection silent = RawConnection.webSocket(server.port(), "/ws");
                RawConnection half = new RawConnection(server.port())) {
            half.send("GET /rest/sql HTTP/1.1\r\nHost: loc");
            silent.awaitEnd();
            half.awaitEnd();
            assertAlive(loggedIn);
        }
    }

    @Test
    void whoStaysSilentIsDropped() throws IOException {
        try (RunningServer server = RunningServer.withLimits(
                        l -> l.withIdleTimeout(Duration.ofMillis(600), Duration.ofMillis(200)));
                RawConnection silent = RawConnection.loggedIn(server.port());
                RawConnection answering = RawConnection.loggedIn(server.port());
                RawConnection http = new RawConnection(server.port())) {
            silent.socket().setSoTimeout(20_000);
            for (int i = 0; i < 8; i++) {
                RawConnection.Message message = answering.read();
                assertThat(message.opcode()).isEqualTo(RawConnection.PING);
                answering.frame(RawConnection.PONG, true, false, message.payload());
            }
            silent.awaitEnd();
            http.awaitEnd();
            assertAlive(answering);
        }
    }

    @Test
    void whoDoesNotReadIsDropped() throws IOException {
        try (RunningServer server =
                RunningServer.withLimits(l -> l.withWriteAndStopTimeout(Duration.ofMillis(500), l.stopTimeout()))) {
            server.sql("create database d");
            server.sql("create table d.t (ts timestamp, s varchar(16000))");
            String text = "x".repeat(15_000);
            for (int i = 0; i < 200; i++) {
                server.sql("insert into d.t values (" + (1_704_067_200_000L + i) + ", '" + text + "')");
            }
            try (RawConnection greedy = RawConnection.loggedIn(server.port());
                    RawConnection other = RawConnection.loggedIn(server.port())) {
                for (int i = 2; i < 40; i++) {
                    greedy.text("{\"action\":\"query\",\"args\":{\"req_id\":" + i + ",\"sql\":\"select * from d.t\"}}");
                    greedy.readText();
                }
                for (int id = 1; id < 38; id++) {
                    greedy.binary(fetch(100 + id, id));
                }
                // reading on too early would save the connection
                long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                while (server.sessions() > 1) {
                    assertThat(System.nanoTime())
                            .as("the session of who does not read has ended")
                            .isLessThan(deadline);
                    assertAlive(other);
                }
                // what is left in the buffers comes out, then the end
                greedy.awaitEnd();
            }
        }
    }

    @Test
    void openResultsHaveALimit() throws IOException {
        try (RunningServer server = RunningServer.withLimits(l -> l.withCounts(3, l.inFlight()));
                RawConnection connection = RawConnection.loggedIn(server.port())) {
            for (int i = 2; i < 5; i++) {
                connection.text(query(i));
                assertThat(connection.readText()).contains("\"code\":0");
            }
            connection.text(query(5));
            assertThat(connection.readText()).contains("too many open results");
            connection.text("{\"action\":\"free_result\",\"args\":{\"req_id\":6,\"id\":1}}");
            connection.text("{\"action\":\"num_fields\",\"args\":{\"req_id\":6,\"result_id\":2}}");
            connection.readText();
            connection.binary(fetch(7, 2));
            connection.readData();
            connection.binary(fetch(8, 2));
            connection.readData();
            connection.text(query(9));
            assertThat(connection.readText()).contains("\"code\":0");
        }
    }

    @Test
    void moreRequestsThanMayBeInWorkAreAllAnswered() throws IOException {
        try (RunningServer server = RunningServer.withLimits(l -> l.withCounts(l.results(), 2));
                RawConnection connection = RawConnection.loggedIn(server.port())) {
            for (int i = 0; i < 500; i++) {
                connection.text("{\"action\":\"get_current_db\",\"args\":{\"req_id\":" + i + "}}");
            }
            for (int i = 0; i < 500; i++) {
                assertThat(connection.readText()).contains("\"code\":0");
            }
        }
    }

    @Test
    void aRunningRequestFinishesWhenTheServerStops() throws Exception {
        RunningServer server = RunningServer.start();
        int port = server.port();
        try (RawConnection connection = new RawConnection(port)) {
            connection.send("POST /rest/sql HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nAuthorization: "
                    + RunningServer.ROOT + "\r\nContent-Length: 8\r\n\r\n");
            // told when the handler asks for the body
            assertThat(connection.readLine()).contains("100");
            assertThat(connection.readLine()).isEmpty();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
            while (isListening(port)) {
                Thread.onSpinWait();
            }
            connection.send("select 1");
            assertThat(connection.readHttp("POST").body()).contains("[[1]]");
            closing.get(30, TimeUnit.SECONDS);
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void webSocketsAreToldThatTheServerStops() throws IOException {
        RunningServer server = RunningServer.start();
        try (RawConnection connection = RawConnection.loggedIn(server.port())) {
            int port = server.port();
            server.close();
            RawConnection.Message last = connection.read();
            assertThat(last.opcode()).isEqualTo(RawConnection.CLOSE);
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aLargeResultGoesOutWhileItIsMade() throws IOException {
        try (RunningServer server = RunningServer.start();
                RawConnection connection = new RawConnection(server.port())) {
            server.sql("create database d");
            server.sql("create table d.t (ts timestamp, s varchar(16000))");
            String text = "x".repeat(15_000);
            int rows = 2000;
            for (int i = 0; i < rows; i++) {
                server.sql("insert into d.t values (" + (1_704_067_200_000L + i) + ", '" + text + "')");
            }
            connection.send("POST /rest/sql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                    + RunningServer.ROOT + "\r\nContent-Length: 17\r\n\r\nselect * from d.t");
            InputStream in = connection.socket().getInputStream();
            byte[] start = in.readNBytes(64 << 10);
            assertThat(new String(start, StandardCharsets.UTF_8)).contains("chunked");
            // most of the result can't have left the server yet, and other requests still go on
            assertThat(server.rest("/rest/sql", "select 1").status()).isEqualTo(200);
            long length = start.length + in.transferTo(java.io.OutputStream.nullOutputStream());
            assertThat(length).isGreaterThan((long) rows * text.length());
        }
    }

    private static String query(int id) {
        return "{\"action\":\"query\",\"args\":{\"req_id\":" + id + ",\"sql\":\"select 1\"}}";
    }

    static byte[] fetch(long requestId, long resultId) {
        return ByteBuffer.allocate(26)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(requestId)
                .putLong(resultId)
                .putLong(7)
                .putShort((short) 1)
                .array();
    }

    static void assertAlive(RawConnection connection) throws IOException {
        connection.text("{\"action\":\"get_current_db\",\"args\":{\"req_id\":77}}");
        assertThat(connection.readText()).contains("\"req_id\":77");
    }

    private static int closeCode(RawConnection connection) throws IOException {
        RawConnection.Message message = connection.readData();
        assertThat(message.opcode()).isEqualTo(RawConnection.CLOSE);
        return ByteBuffer.wrap(message.payload()).getShort() & 0xFFFF;
    }
}
