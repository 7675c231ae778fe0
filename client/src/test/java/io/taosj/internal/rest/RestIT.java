package io.taosj.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.RequestIds;
import io.taosj.TaosConnection;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosInterfaceException;
import io.taosj.TaosOperationalException;
import io.taosj.TaosProgrammingException;
import io.taosj.TaosResult;
import io.taosj.internal.ws.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RestIT {
    private static final String VERSION =
            "{\"code\":0,\"column_meta\":[[\"server_version()\",\"VARCHAR\",20]],\"data\":[[\"3.3.6.13\"]],\"rows\":1}";
    private static final String UPDATE =
            "{\"code\":0,\"column_meta\":[[\"affected_rows\",\"INT\",4]],\"data\":[[%d]],\"rows\":1}";
    private static final String ROWS = "{\"code\":0,\"column_meta\":[[\"ts\",\"TIMESTAMP\",8],[\"v\",\"INT\",4]],"
            + "\"data\":[[\"2024-01-01T00:00:00.123456+01:00\",1],[\"2024-01-01T00:00:01.000000+01:00\",null]],\"rows\":2}";

    private static ConnectionOptions.Builder options(HttpTestServer server) {
        return ConnectionOptions.parse("http://127.0.0.1:" + server.port()).toBuilder();
    }

    /** Answers the questions of a new connection, and everything else with one answer. */
    private static HttpTestServer server(byte[] answer) throws IOException {
        return new HttpTestServer(request -> request.body().equals("select server_version()")
                ? HttpTestServer.json(200, VERSION)
                : request.body().strip().toLowerCase(java.util.Locale.ROOT).startsWith("use ")
                        ? HttpTestServer.json(200, String.format(UPDATE, 0))
                        : answer);
    }

    @Test
    void readsRowsUpdatesAndTheVersion() throws IOException {
        try (HttpTestServer server = server(HttpTestServer.json(200, ROWS));
                TaosConnection taos =
                        options(server).timeZone(ZoneId.of("Europe/Berlin")).connect()) {
            assertThat(taos.serverVersion()).isEqualTo("3.3.6.13");
            assertThat(taos.serverInfo()).isEqualTo("ver:3.3.6.13");
            assertThat(taos.isValid(Duration.ofSeconds(20))).isTrue();
            assertThat(taos.query("select * from t").toMaps().toString())
                    .isEqualTo("[{ts=2023-12-31T23:00:00.123456Z, v=1}, {ts=2023-12-31T23:00:01Z, v=null}]");
        }
        try (HttpTestServer server = server(HttpTestServer.json(200, String.format(UPDATE, 3)));
                TaosConnection taos = options(server).connect()) {
            assertThat(taos.execute("insert ...")).isEqualTo(3);
        }
    }

    @Test
    void sendsDatabaseZoneRequestIdAndLogin() throws IOException {
        try (HttpTestServer server = server(HttpTestServer.json(200, ROWS));
                TaosConnection taos = options(server)
                        .user("us:er")
                        .password("pässword")
                        .database("my db")
                        .timeZone(ZoneId.of("+08:00"))
                        .application("demo app")
                        .connect()) {
            taos.query("select 1", 77).close();
            HttpTestServer.Request last = server.last();
            assertThat(last.target()).isEqualTo("/rest/sql/my%20db?req_id=77&conn_tz=Etc%2FGMT-8&app=demo%20app");
            assertThat(last.header("Authorization")).isEqualTo("Basic dXM6ZXI6cMOkc3N3b3Jk");
            assertThat(last.header("Accept-Encoding")).isEmpty();
            assertThat(taos.currentDatabase()).isEqualTo("my db");
            taos.setTimeZone(ZoneId.of("UTC"));
            taos.query("select 1", -1).close();
            assertThat(server.last().target()).contains("req_id=-1&conn_tz=UTC");
        }
        try (HttpTestServer server = server(HttpTestServer.json(200, ROWS))) {
            options(server).token("a/b").connect().close();
            assertThat(server.last().target()).endsWith("&token=a%2Fb");
            assertThat(server.last().header("Authorization")).isEmpty();
            options(server).bearerToken("tok").connect().close();
            assertThat(server.last().header("Authorization")).isEqualTo("Bearer tok");
        }
    }

    @Test
    void followsUseStatements() throws IOException {
        try (HttpTestServer server = server(HttpTestServer.json(200, ROWS));
                TaosConnection taos = options(server).connect()) {
            assertThat(taos.currentDatabase()).isNull();
            taos.execute(" USE Power ; ");
            assertThat(taos.currentDatabase()).isEqualTo("power");
            taos.query("select 1").close();
            assertThat(server.last().target()).startsWith("/rest/sql/power?");
            taos.execute("use `Strange Name`");
            assertThat(taos.currentDatabase()).isEqualTo("Strange Name");
            taos.query("use_it").close();
            assertThat(taos.currentDatabase()).isEqualTo("Strange Name");
        }
    }

    @Test
    void asksForCompressionAndReadsIt() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(VERSION.getBytes(StandardCharsets.UTF_8));
        }
        byte[] answer = HttpTestServer.answer(200, "Content-Encoding: gzip\r\n", packed.toByteArray());
        try (HttpTestServer server = new HttpTestServer(request -> answer);
                TaosConnection taos = options(server).compression(true).connect()) {
            assertThat(taos.serverVersion()).isEqualTo("3.3.6.13");
            assertThat(server.last().header("Accept-Encoding")).isEqualTo("gzip");
        }
    }

    @Test
    void everyErrorHasItsClass() throws IOException {
        assertError(
                HttpTestServer.json(200, "{\"code\":9728,\"desc\":\"syntax error\"}"),
                TaosProgrammingException.class,
                "[0x2600]: syntax error");
        assertError(
                HttpTestServer.json(401, "{\"code\":4389,\"desc\":\"no auth\"}"),
                TaosConnectionException.class,
                "[0x1125]: no auth");
        assertError(HttpTestServer.json(401, "go away"), TaosConnectionException.class, "401: go away");
        assertError(HttpTestServer.json(404, "404 page not found"), TaosConnectionException.class, "404");
        assertError(
                HttpTestServer.json(503, "\"memory exceeds threshold\""),
                TaosOperationalException.class,
                "503: \"memory exceeds threshold\"");
        assertError(
                HttpTestServer.json(503, "{\"code\":65535,\"desc\":\"get connection timeout\"}"),
                TaosOperationalException.class,
                "get connection timeout");
        assertError(
                HttpTestServer.json(400, "{\"code\":65535,\"desc\":\"illegal param\"}"),
                TaosOperationalException.class,
                "[0xffff]: illegal param");
        assertError(HttpTestServer.json(200, "<html>"), TaosConnectionException.class, "JSON");
        assertError(HttpTestServer.json(200, "[]"), TaosConnectionException.class, "JSON");
        assertError(HttpTestServer.json(200, ROWS.substring(0, 60)), TaosConnectionException.class, "");
    }

    private static void assertError(byte[] answer, Class<? extends TaosException> type, String text)
            throws IOException {
        try (HttpTestServer server = server(answer);
                TaosConnection taos = options(server).connect()) {
            assertThatThrownBy(() -> taos.query("x").toMaps())
                    .isInstanceOf(type)
                    .hasMessageContaining(text);
            assertThat(taos.isClosed()).isFalse();
        }
    }

    @Test
    void anAnswerThatBreaksOffIsAnErrorAfterTheRowsBeforeIt() throws IOException {
        StringBuilder json = new StringBuilder("{\"code\":0,\"column_meta\":[[\"v\",\"INT\",4]],\"data\":[[0]");
        for (int i = 1; i < 10_000; i++) {
            json.append(",[").append(i).append(']');
        }
        byte[] cut = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n" + json)
                .getBytes(StandardCharsets.UTF_8);
        try (HttpTestServer server = server(cut);
                TaosConnection taos = options(server).connect();
                TaosResult result = taos.query("x")) {
            assertThat(result.nextBlock()).isNotNull();
            assertThatThrownBy(() -> {
                        while (result.nextBlock() != null) {
                            // reads on
                        }
                    })
                    .isInstanceOfSatisfying(
                            TaosConnectionException.class,
                            e -> assertThat(e.code()).isEqualTo(ClientErrors.CONNECTION_LOST));
        }
    }

    @Test
    void noWaitIsWithoutEnd() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        HttpTestServer.Answers answers = request -> {
            if (request.body().equals("mute")) {
                waitFor(done);
            }
            return request.body().equals("half")
                    ? "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"code\":0,".getBytes(StandardCharsets.UTF_8)
                    : HttpTestServer.json(200, VERSION);
        };
        try (HttpTestServer server = new HttpTestServer(answers).keepOpen();
                TaosConnection taos = options(server).connect()) {
            for (String sql : List.of("mute", "half")) {
                assertThatThrownBy(() -> taos.query(sql, RequestIds.next(), Duration.ofMillis(100)))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                TaosOperationalException.class,
                                e -> assertThat(e.code()).isEqualTo(ClientErrors.TIMEOUT))
                        .hasMessageContaining("100 ms");
            }
        } finally {
            done.countDown();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void connectingFailsWhenTheServerIsAbsentOrRefuses() throws IOException {
        HttpTestServer gone = server(new byte[0]);
        gone.close();
        assertThatThrownBy(() -> options(gone).connect())
                .isInstanceOfSatisfying(
                        TaosConnectionException.class,
                        e -> assertThat(e.sqlState()).isEqualTo("08001"));
        byte[] refusal = HttpTestServer.json(200, "{\"code\":855,\"desc\":\"Authentication failure\"}");
        try (HttpTestServer server = new HttpTestServer(request -> refusal)) {
            assertThatThrownBy(() -> options(server).password("secret").connect())
                    .isInstanceOf(TaosConnectionException.class)
                    .hasMessage("[0x0357]: Authentication failure");
        }
        HttpTestServer.Answers noDatabase = request -> request.body().equals("use `none`")
                ? HttpTestServer.json(200, "{\"code\":904,\"desc\":\"Database not exist\"}")
                : HttpTestServer.json(200, VERSION);
        try (HttpTestServer server = new HttpTestServer(noDatabase)) {
            assertThatThrownBy(() -> options(server).database("none").connect())
                    .isInstanceOf(TaosConnectionException.class)
                    .hasMessage("[0x0388]: Database not exist");
        }
    }

    @Test
    void saysWhatItCantDoAndThatItIsClosed() throws IOException {
        try (HttpTestServer server = server(HttpTestServer.json(200, ROWS))) {
            TaosConnection taos = options(server).connect();
            assertThatThrownBy(() -> taos.validate("x"))
                    .isInstanceOfSatisfying(
                            TaosInterfaceException.class,
                            e -> assertThat(e.sqlState()).isEqualTo("0A000"));
            taos.close();
            taos.close();
            assertThat(taos.isClosed()).isTrue();
            assertThat(taos.isValid(Duration.ofSeconds(1))).isFalse();
            assertThatThrownBy(() -> taos.query("x"))
                    .isInstanceOfSatisfying(
                            TaosConnectionException.class,
                            e -> assertThat(e.sqlState()).isEqualTo("08003"));
            assertThatThrownBy(() ->
                            options(server).tls(true).verifyHostName(false).connect())
                    .isInstanceOf(TaosInterfaceException.class);
        }
    }

    @Test
    void readsWhatARealServerAnswered() throws IOException {
        List<Recording.Entry> entries = Recording.load("60-rest-sql").entries();
        int results = 0;
        int errors = 0;
        for (int i = 0; i + 1 < entries.size(); i++) {
            Recording.Entry request = entries.get(i);
            Recording.Entry answer = entries.get(i + 1);
            if (!request.fromServer()
                    && request.text().startsWith("POST /rest/sql")
                    && !request.text().contains("row_with_meta")
                    && !request.text().contains("/vgid")
                    && answer.fromServer()) {
                String seen = outcome(answer.bytes());
                if (seen.startsWith("rows") || seen.startsWith("update")) {
                    results++;
                } else {
                    errors++;
                    if (answer.hex().isEmpty() && answer.text().contains("\"code\":")) {
                        int code = Integer.parseInt(answer.text().replaceAll("(?s).*\"code\":(\\d+).*", "$1"));
                        assertThat(seen).as(request.text() + answer.text()).isEqualTo(String.format("0x%04x", code));
                    }
                }
            }
        }
        assertThat(results).isGreaterThan(20);
        assertThat(errors).isGreaterThan(5);
    }

    private static String outcome(byte[] answer) throws IOException {
        try (HttpTestServer server = server(answer);
                TaosConnection taos = options(server).connect();
                TaosResult result = taos.query("x")) {
            List<Integer> rows = new ArrayList<>();
            result.forEachBlock(block -> rows.add(block.rows()));
            return (result.isUpdate() ? "update " : "rows ") + rows;
        } catch (TaosException e) {
            return String.format("0x%04x", e.code() >= 0x2300 && e.code() < 0x2400 ? 0xFFFF : e.code());
        }
    }
}
