package io.taosj.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Results many times as large as the server's heap. */
final class LargeResultIT {
    private static final int STATEMENTS = 200;
    private static final int ROWS = 1000;
    private static final int TEXT = 200;
    private static final int COPIES = 10;
    private static final long BYTES = (long) STATEMENTS * ROWS * TEXT * COPIES;
    private static final long HEAP = 64 << 20;

    private static ChildServer server;

    @BeforeAll
    static void start() throws IOException {
        server = ChildServer.start("-Xmx64m");
        rest("create database d");
        rest("create table d.t (ts timestamp, s varchar(" + TEXT + "))");
        String text = "x".repeat(TEXT);
        for (int i = 0; i < STATEMENTS; i++) {
            StringBuilder sql = new StringBuilder("insert into d.t values");
            for (int row = 0; row < ROWS; row++) {
                sql.append('(').append(1_704_067_200_000L + (long) i * ROWS + row);
                sql.append(",'").append(text).append("')");
            }
            assertThat(rest(sql.toString())).contains("[[1000]]");
        }
        assertThat(BYTES).isGreaterThan(4 * HEAP);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static String select() {
        return IntStream.range(0, COPIES)
                .mapToObj(i -> "s s" + i)
                .collect(Collectors.joining(",", "select ", " from d.t"));
    }

    private static void send(RawConnection connection, String sql) throws IOException {
        byte[] body = sql.getBytes(StandardCharsets.UTF_8);
        connection.send("POST /rest/sql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + RunningServer.ROOT + "\r\nContent-Length: " + body.length + "\r\n\r\n");
        connection.send(body);
    }

    private static String rest(String sql) throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            send(connection, sql);
            return connection.readHttp("POST").body();
        }
    }

    @Test
    void overRest() throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            send(connection, select());
            InputStream in = connection.socket().getInputStream();
            byte[] buffer = new byte[1 << 16];
            long length = 0;
            StringBuilder end = new StringBuilder();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                length += n;
                end.append(new String(buffer, Math.max(0, n - 64), Math.min(64, n), StandardCharsets.ISO_8859_1));
                end.delete(0, Math.max(0, end.length() - 64));
            }
            assertThat(length).isGreaterThan(BYTES);
            assertThat(end).contains("\"rows\":" + STATEMENTS * ROWS + "}");
        }
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    void overWebSocket() throws IOException {
        try (RawConnection connection = RawConnection.loggedIn(server.port())) {
            connection.text("{\"action\":\"query\",\"args\":{\"req_id\":2,\"sql\":\"" + select() + "\"}}");
            assertThat(connection.readText()).contains("\"code\":0");
            long length = 0;
            boolean finished = false;
            for (int i = 0; !finished; i++) {
                connection.binary(LimitsIT.fetch(100 + i, 1));
                ByteBuffer reply =
                        ByteBuffer.wrap(connection.readData().payload()).order(ByteOrder.LITTLE_ENDIAN);
                assertThat(reply.getInt(34)).as("code").isZero();
                finished = reply.get(50) != 0;
                length += reply.limit();
            }
            assertThat(length).isGreaterThan(BYTES);
        }
        assertThat(server.isAlive()).isTrue();
    }
}
