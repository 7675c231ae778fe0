package io.taosj.internal.ws;

import static io.taosj.internal.ws.Scripts.action;
import static io.taosj.internal.ws.Scripts.options;
import static io.taosj.internal.ws.Scripts.requestId;
import static io.taosj.internal.ws.Scripts.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ConnectionOptions;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosConnectionException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a connection over WebSocket begins. */
@Timeout(60)
class WsLoginIT {
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
