package io.taosj.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.server.RawConnection.HttpReply;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bearer tokens in the header, in the URL and in the login message; databases that writes make. */
final class TokensIT {
    private static final String TOKEN = "s3cret-token";
    private static final String BEARER = "Authorization: Bearer " + TOKEN + "\r\n";

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.withOptions(ServerOptions.defaults()
                .withToken(TOKEN, "reader")
                .withToken("nobodys", "nobody")
                .withCreateDatabases(true));
        server.sql("create user reader pass 'Read_1234'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theHeaderOrTheUrlMayHaveTheToken() throws IOException {
        String user = "select current_user()";
        assertThat(server.http("POST", "/rest/sql", BEARER, user).body()).contains("[[\"reader@");
        assertThat(server.http("POST", "/rest/sql?token=" + TOKEN, "", user).body())
                .contains("[[\"reader@");
        assertThat(server.rest("/rest/sql?token=" + TOKEN, user).body()).contains("[[\"root@");
    }

    @Test
    void otherTokensAreRefusedAsByAServerWithoutTokens() throws IOException {
        HttpReply header = server.http("POST", "/rest/sql", "Authorization: Bearer x\r\n", "select 1");
        assertThat(header.status()).isEqualTo(200);
        assertThat(header.body()).startsWith("{\"code\":256,\"desc\":\"Operation not supported\"");
        assertThat(server.http("POST", "/rest/sql?token=x", "", "select 1").body())
                .contains("no auth info input");
        HttpReply nobody = server.http("POST", "/rest/sql", "Authorization: Bearer nobodys\r\n", "select 1");
        assertThat(nobody.body()).contains("\"code\":849");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "/ws,                   ~{\"req_id\":1,\"bearer_token\":\"s3cret-token\"}~, 0",
                "/ws?token=s3cret-token,~{\"req_id\":1,\"user\":\"root\",\"password\":\"wrong\"}~, 0",
                "/ws,                   ~{\"req_id\":1,\"bearer_token\":\"x\"}~, 256",
                "/ws?token=x,           ~{\"req_id\":1,\"bearer_token\":\"s3cret-token\"}~, 849",
                "/ws?token=x,           ~{\"req_id\":1,\"user\":\"root\",\"password\":\"wrong\"}~, 855",
            })
    void aWebSocketLogsInWithIt(String path, String arguments, int code) throws IOException {
        try (RawConnection connection = RawConnection.webSocket(server.port(), path)) {
            connection.text("{\"action\":\"conn\",\"args\":" + arguments + "}");
            assertThat(connection.readText()).startsWith("{\"code\":" + code + ",");
            connection.text("{\"action\":\"get_connection_info\",\"args\":{\"req_id\":2,\"info\":0}}");
            assertThat(connection.readText()).contains(code == 0 ? "\"info\":\"reader\"" : "server not connected");
        }
    }

    @Test
    void noTextShowsAToken() {
        assertThat(ServerOptions.defaults().withToken(TOKEN, "reader").toString())
                .contains("reader")
                .doesNotContain(TOKEN);
    }

    @Test
    void aWriteMakesItsDatabaseIfTheServerIsToldSo() throws IOException {
        assertThat(server.http("POST", "/influxdb/v1/write?db=made", BEARER, "m,t=a v=1 1704067200000000001")
                        .status())
                .isEqualTo(204);
        String put = "put q 1704067200 1.5 host=a";
        assertThat(server.http("POST", "/opentsdb/v1/put/telnet/made2", BEARER, put)
                        .status())
                .isEqualTo(204);
        assertThat(server.rest("/rest/sql", "select _ts, v from made.m").body())
                .contains("2024-01-01T00:00:00.000000001Z");
        assertThat(server.rest("/rest/sql", "select count(*) from made2.q").body())
                .contains("[[1]]");
    }

    @Test
    void withoutThatItDoesNot() throws IOException {
        try (RunningServer plain = RunningServer.start()) {
            HttpReply reply = plain.http(
                    "POST",
                    "/influxdb/v1/write?db=made",
                    "Authorization: " + RunningServer.ROOT + "\r\n",
                    "m,t=a v=1 1704067200000000001");
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body()).contains("[0x388] Database not exist");
        }
    }
}
