package io.taosj.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random, cut and changed frames, JSON, binary messages and HTTP: the server lives on and other connections notice
 * nothing. {@code -Dtaosj.fuzz.seconds=600 -Dtaosj.fuzz.seed=N} for more of it.
 */
final class FuzzIT {
    private static final int SECONDS = Integer.getInteger("taosj.fuzz.seconds", 20);
    private static final long SEED = Long.getLong("taosj.fuzz.seed", 20_240_101L);
    private static final int CHECK_EVERY = 50;

    private static final List<String> MESSAGES = List.of(
            "{\"action\":\"version\"}",
            "{\"action\":\"conn\",\"args\":{\"req_id\":1,\"user\":\"root\",\"password\":\"taosdata\",\"db\":\"d\",\"tz\":\"UTC\"}}",
            "{\"action\":\"query\",\"args\":{\"req_id\":2,\"sql\":\"select * from d.t where v > 1\"}}",
            "{\"action\":\"fetch\",\"args\":{\"req_id\":3,\"id\":1}}",
            "{\"action\":\"fetch_block\",\"args\":{\"req_id\":4,\"id\":1}}",
            "{\"action\":\"num_fields\",\"args\":{\"req_id\":5,\"result_id\":1}}",
            "{\"action\":\"free_result\",\"args\":{\"req_id\":6,\"id\":1}}",
            "{\"action\":\"options_connection\",\"args\":{\"req_id\":7,\"options\":[{\"option\":1,\"value\":\"UTC\"}]}}",
            "{\"action\":\"insert\",\"args\":{\"req_id\":8,\"protocol\":1,\"data\":\"m,t=1 v=1 1704067200000000000\"}}",
            "{\"action\":\"stmt2_prepare\",\"args\":{\"req_id\":9,\"stmt_id\":1,\"sql\":\"insert into ? values(?,?)\"}}",
            "{\"action\":\"get_current_db\",\"args\":{\"req_id\":18446744073709551615}}");

    private static final List<String> REQUESTS = List.of(
            "POST /rest/sql/d?row_with_meta=true&tz=UTC HTTP/1.1\r\nHost: x\r\nAuthorization: " + RunningServer.ROOT
                    + "\r\nContent-Length: 15\r\n\r\nselect * from t",
            "GET /rest/login/root/taosdata HTTP/1.1\r\nHost: x\r\n\r\n",
            "POST /rest/upload?db=d&table=t HTTP/1.1\r\nHost: x\r\nAuthorization: " + RunningServer.ROOT
                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 70\r\n\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n1,2\r\n--b--\r\n",
            "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");

    private final Random random = new Random(SEED);

    @Test
    void nothingBringsTheServerDown() throws IOException {
        try (RunningServer server = RunningServer.start()) {
            server.sql("create database d");
            server.sql("create table d.t (ts timestamp, v int)");
            server.sql("insert into d.t values (1704067200000, 1) (1704067201000, 2)");
            try (RawConnection other = RawConnection.loggedIn(server.port())) {
                long end = System.nanoTime() + SECONDS * 1_000_000_000L;
                for (int i = 0; System.nanoTime() < end; i++) {
                    attack(server.port());
                    if (i % CHECK_EVERY == 0) {
                        LimitsIT.assertAlive(other);
                        assertThat(server.http("GET", "/-/ping", "", "").status())
                                .isEqualTo(200);
                    }
                }
                LimitsIT.assertAlive(other);
            }
            assertThat(server.rest("/rest/sql/d", "select count(*) from d.t").status())
                    .isEqualTo(200);
        }
    }

    private void attack(int port) throws IOException {
        int kind = random.nextInt(6);
        try (RawConnection connection = kind == 0 ? new RawConnection(port) : RawConnection.loggedIn(port)) {
            connection.socket().setSoLinger(true, 0);
            for (int i = 0; i < 5; i++) {
                switch (kind) {
                    case 0 -> connection.send(changed(pick(REQUESTS).getBytes(StandardCharsets.UTF_8)));
                    case 1 -> connection.frame(RawConnection.TEXT, true, false, changed(message()));
                    case 2 -> connection.binary(changed(binary()));
                    case 3 -> connection.send(bytes(random.nextInt(200)));
                    case 4 ->
                        connection.frame(
                                random.nextInt(16), random.nextBoolean(), random.nextInt(4) == 0, changed(message()));
                    default -> mixed(connection);
                }
            }
        } catch (java.net.SocketException e) {
            // the server has hung up, as it may
        }
    }

    /** Sound requests in a senseless order, and their replies read. */
    private void mixed(RawConnection connection) throws IOException {
        connection.frame(RawConnection.TEXT, true, false, message());
        connection.binary(binary());
        connection.text("{\"action\":\"get_current_db\",\"args\":{\"req_id\":424242}}");
        String text = "";
        while (!text.contains("424242")) {
            RawConnection.Message reply = connection.readData();
            assertThat(reply.opcode()).isNotEqualTo(RawConnection.CLOSE);
            text = reply.text();
        }
    }

    private byte[] message() {
        return pick(MESSAGES).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] binary() {
        byte[] body = random.nextBoolean() ? "select * from d.t".getBytes(StandardCharsets.UTF_8) : bytes(64);
        return ByteBuffer.allocate(30 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(random.nextLong())
                .putLong(random.nextInt(3))
                .putLong(random.nextInt(13))
                .putShort((short) 1)
                .putInt(body.length)
                .put(body)
                .array();
    }

    /** Cut, lengthened, or with some bytes changed. */
    private byte[] changed(byte[] bytes) {
        byte[] copy = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length + 1));
            case 1 -> copy = Arrays.copyOf(copy, copy.length + random.nextInt(100));
            default -> {
                for (int i = random.nextInt(6); i >= 0 && copy.length > 0; i--) {
                    copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return copy;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String pick(List<String> items) {
        return items.get(random.nextInt(items.size()));
    }
}
