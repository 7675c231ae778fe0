package io.taosj.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.server.replay.ClientMessages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random, cut and changed frames, JSON, binary messages and HTTP: the server lives on and other connections notice
 * nothing. As many cases as {@code -Dtaosj.fuzz.cases} says from {@code -Dtaosj.fuzz.seed} on, ten minutes with
 * {@code -Dtaosj.nightly=true}.
 */
final class FuzzIT {
    private static final int CASES = Integer.getInteger("taosj.fuzz.cases", 4000);
    private static final boolean NIGHTLY = Boolean.getBoolean("taosj.nightly");
    private static final int NIGHTLY_SECONDS = 600;
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
            "POST /influxdb/v1/write?db=d&precision=ms&ttl=1 HTTP/1.1\r\nHost: x\r\nAuthorization: "
                    + RunningServer.ROOT + "\r\nContent-Length: 25\r\n\r\nm,t=1 v=1 1704067200000 ",
            "POST /opentsdb/v1/put/json/d HTTP/1.1\r\nHost: x\r\nAuthorization: " + RunningServer.ROOT
                    + "\r\nContent-Length: 62\r\n\r\n"
                    + "[{\"metric\":\"m\",\"timestamp\":1704067200,\"value\":1,\"tags\":{}}]",
            "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");

    /** Conversations whose messages are changed here and there. */
    private static final List<String> SCENARIOS = List.of(
            "03-raw-write-block",
            "20-raw-stmt1",
            "31-raw-stmt2-bind",
            "36-py-stmt2",
            "40-raw-schemaless",
            "59-raw-tmq-meta");

    private static final int STRETCH = 30;

    private final Random random = new Random(SEED);
    private final Map<String, List<ClientMessages.Frame>> recorded = new HashMap<>();

    @Test
    void nothingBringsTheServerDown() throws IOException {
        try (RunningServer server = RunningServer.start()) {
            server.sql("create database d");
            server.sql("create table d.t (ts timestamp, v int)");
            server.sql("insert into d.t values (1704067200000, 1) (1704067201000, 2)");
            try (RawConnection other = RawConnection.loggedIn(server.port())) {
                long end = System.nanoTime() + NIGHTLY_SECONDS * 1_000_000_000L;
                for (int i = 0; i < CASES || NIGHTLY && System.nanoTime() < end; i++) {
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
        int kind = random.nextInt(8);
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
                    case 5, 6 -> recorded(connection);
                    default -> mixed(connection);
                }
            }
        } catch (java.net.SocketException e) {
            // the server has hung up, as it may
        }
    }

    /** A stretch of a recorded conversation from its beginning or middle on, every fourth message changed. */
    private void recorded(RawConnection connection) throws IOException {
        String scenario = pick(SCENARIOS);
        List<ClientMessages.Frame> frames = recorded.get(scenario);
        if (frames == null) {
            frames = ClientMessages.of(scenario);
            recorded.put(scenario, frames);
        }
        int from = random.nextBoolean() ? 0 : random.nextInt(frames.size());
        for (int i = from; i < Math.min(frames.size(), from + STRETCH); i++) {
            ClientMessages.Frame frame = frames.get(i);
            byte[] payload = random.nextInt(4) == 0 ? changed(frame.payload()) : frame.payload();
            connection.frame(frame.binary() ? RawConnection.BINARY : RawConnection.TEXT, true, false, payload);
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
