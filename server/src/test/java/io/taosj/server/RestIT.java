package io.taosj.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.server.RawConnection.HttpReply;
import io.taosj.server.internal.JsonValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the REST endpoints, one by one. */
final class RestIT {
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.start();
        server.sql("create database d");
        server.sql("create table d.t (ts timestamp, v int, s varchar(20))");
        server.sql("insert into d.t values (1704067200000, 1, 'a') (1704067201000, null, null)");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<?, ?> json(HttpReply reply) throws IOException {
        return (Map<?, ?>) java.util.Objects.requireNonNull(JsonValues.parse(reply.body()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "true", "TRUE", "True"})
    void rowsAreObjectsIfAskedFor(String yes) throws IOException {
        assertThat(json(server.rest("/rest/sql/d?row_with_meta=" + yes, "select v, s from t limit 1"))
                        .get("data"))
                .isEqualTo(List.of(Map.of("v", 1L, "s", "a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "F", "false", "FALSE", "False", ""})
    void rowsAreArraysOtherwise(String no) throws IOException {
        assertThat(json(server.rest("/rest/sql/d?row_with_meta=" + no, "select v, s from t limit 1"))
                        .get("data"))
                .isEqualTo(List.of(List.of(1L, "a")));
    }

    @ParameterizedTest
    @CsvSource({
        "req_id=x,                  400, 65535",
        "req_id=1.5,                400, 65535",
        "req_id=9223372036854775808,400, 65535",
        "conn_tz=Nowhere,           400, 65535",
        "tz=Nowhere,                400, 65535",
        "row_with_meta=yes,         400, 65535",
    })
    void wrongParametersAreRefused(String query, int status, int code) throws IOException {
        HttpReply reply = server.rest("/rest/sql?" + query, "select 1");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(json(reply).get("code")).isEqualTo((long) code);
        assertThat(reply.header("Content-Length")).isNotNull();
    }

    @Test
    void parametersAreCheckedInTheirOrder() throws IOException {
        String unauthorized = "no auth info input";
        assertThat(server.http("POST", "/rest/sql?req_id=x&tz=Nowhere", "", "").body())
                .contains("req_id");
        assertThat(server.http("POST", "/rest/sql?tz=Nowhere", "", "").body()).contains(unauthorized);
        assertThat(server.rest("/rest/sql?tz=Nowhere&row_with_meta=x", "").body())
                .contains("unknown time zone");
        assertThat(server.rest("/rest/sql?row_with_meta=x", "").body()).contains("row_with_meta");
        assertThat(server.rest("/rest/sql", "").body()).contains("request is empty");
        assertThat(server.rest("/rest/sql", " \n\t ").body()).contains("no sql input");
    }

    @Test
    void theOutputZoneIsThatOfTheConnectionFirst() throws IOException {
        String sql = "select ts from t limit 1";
        assertThat(server.rest("/rest/sql/d?tz=Asia/Tokyo", sql).body()).contains("2024-01-01T09:00:00.000+09:00");
        assertThat(server.rest("/rest/sql/d?tz=Asia/Tokyo&conn_tz=America/New_York", sql)
                        .body())
                .contains("2023-12-31T19:00:00.000-05:00");
        assertThat(server.rest("/rest/sql/d", sql).body()).contains("2024-01-01T00:00:00.000Z");
    }

    @Test
    void timingIsToldOnlyIfAskedForByTheVeryWord() throws IOException {
        assertThat(json(server.rest("/rest/sql?timing=true", "select 1")).get("timing"))
                .isInstanceOf(Long.class);
        assertThat(json(server.rest("/rest/sql?timing=1", "select 1")).get("timing"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                    401, 4357",
        "Basic,                 401, 4386",
        "Basic !!!,             401, 4388",
        "Basic cm9vdA==,        401, 4388",
        "Taosd xx,              401, 4389",
        "Digest x,              401, 4386",
        "root:taosdata,         401, 4386",
        "Bearer token,          200, 256",
        "Basic cm9vdDp3cm9uZw==,200, 855",
    })
    void everyFormOfAuthorizationHasItsError(String header, int status, int code) throws IOException {
        String line = header.isEmpty() ? "" : "Authorization: " + header + "\r\n";
        HttpReply reply = server.http("POST", "/rest/sql", line, "select 1");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(json(reply).get("code")).isEqualTo((long) code);
    }

    @Test
    void aPasswordMayHoldColons() throws IOException {
        server.sql("create user colon pass 'a:B:c_12345'");
        String header = "Authorization: Basic "
                + Base64.getEncoder().encodeToString("colon:a:B:c_12345".getBytes(StandardCharsets.UTF_8)) + "\r\n";
        assertThat(json(server.http("POST", "/rest/sql", header, "select 1")).get("code"))
                .isEqualTo(0L);
    }

    @Test
    void aBearerTokenBesideACloudTokenIsIgnored() throws IOException {
        HttpReply reply = server.http("POST", "/rest/sql?token=x", "Authorization: Bearer t\r\n", "select 1");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(server.http("POST", "/rest/sql?token=x", "", "select 1").body())
                .contains("no auth info input");
    }

    @Test
    void aTokenOfLoginOpensTheDoor() throws IOException {
        Object token =
                json(server.http("GET", "/rest/login/root/taosdata", "", "")).get("desc");
        HttpReply reply = server.http("POST", "/rest/sql", "Authorization: Taosd " + token + "\r\n", "select 1");
        assertThat(json(reply).get("code")).isEqualTo(0L);
        assertThat(server.http("GET", "/rest/login/root/no", "", "").status()).isEqualTo(401);
    }

    @Test
    void aStatementSeesNothingOfTheOneBefore() throws IOException {
        server.rest("/rest/sql", "use d");
        assertThat(json(server.rest("/rest/sql", "select * from t")).get("code"))
                .isEqualTo(9750L);
    }

    @Test
    void compressedRequestsAndRepliesAreUnderstood() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("select 'compressed'".getBytes(StandardCharsets.UTF_8));
        }
        String headers =
                "Authorization: " + RunningServer.ROOT + "\r\nContent-Encoding: gzip\r\nAccept-Encoding: gzip\r\n";
        HttpReply reply = server.http("POST", "/rest/sql", headers, packed.toByteArray());
        assertThat(reply.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(reply.body()).contains("[\"compressed\"]");
        HttpReply refused = server.http("POST", "/rest/sql", headers, "no gzip".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void aConnectionIsKeptForTheNextRequest() throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            for (int i = 0; i < 3; i++) {
                connection.send("POST /rest/sql HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + RunningServer.ROOT
                        + "\r\nContent-Length: 8\r\n\r\nselect " + i);
                HttpReply reply = connection.readHttp("POST");
                assertThat(reply.header("Transfer-Encoding")).isEqualTo("chunked");
                assertThat(reply.body()).contains("\"data\":[[" + i + "]]");
            }
        }
    }

    @Test
    void aLargeUploadIsCutIntoStatements() throws IOException {
        server.sql("create table d.up (ts timestamp, v int, s varchar(20))");
        StringBuilder csv = new StringBuilder("--b\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n");
        int rows = 60_000;
        for (int i = 0; i < rows; i++) {
            csv.append(1_704_067_200_000L + i)
                    .append(',')
                    .append(i)
                    .append(",\"x, \"\"")
                    .append(i)
                    .append("\"\"\"\r\n");
        }
        csv.append("\r\n--b--\r\n");
        String headers =
                "Authorization: " + RunningServer.ROOT + "\r\nContent-Type: multipart/form-data; boundary=b\r\n";
        assertThat(server.http("POST", "/rest/upload?db=d&table=up", headers, csv.toString())
                        .body())
                .contains("\"data\":[[" + rows + "]]");
        assertThat(server.rest("/rest/sql/d", "select count(*), last(s) from up")
                        .body())
                .contains("[[" + rows + ",\"x, \\\"" + (rows - 1) + "\\\"\"]]");
    }

    @Test
    void brokenUploadsAreRefused() throws IOException {
        String form = "Authorization: " + RunningServer.ROOT + "\r\nContent-Type: multipart/form-data; boundary=b\r\n";
        String head = "--b\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n";
        for (String body : List.of("", "--b", head, head + "1,2", head + "1,\"open\r\n--b--\r\n")) {
            HttpReply reply = server.http("POST", "/rest/upload?db=d&table=t", form, body);
            assertThat(json(reply).get("code")).as(body).isEqualTo(65535L);
        }
    }

    @Test
    void parametersThatCannotBeDecodedAreABadRequest() throws IOException {
        assertThat(server.rest("/rest/sql?tz=%zz", "select 1").status()).isEqualTo(400);
    }

    @Test
    void metricsCountRequestsAndRows() throws IOException {
        server.rest("/rest/sql/d", "select * from t");
        HttpReply reply = server.http("GET", "/metrics", "", "");
        assertThat(reply.header("Content-Type")).startsWith("text/plain");
        assertThat(reply.body())
                .contains("taosj_http_request_seconds_count{status=\"200\"}")
                .contains("taosj_heap_used_bytes")
                .containsPattern("taosj_tcp_connections [1-9]")
                .contains("taosj_waiting_requests 0\n")
                .doesNotContain("taosj_rows_out_total 0\n");
    }

    @Test
    void onlyRequestsOfABrowserGetCrossOriginHeaders() throws IOException {
        assertThat(server.http("GET", "/-/ping", "Origin: http://x\r\n", "").header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
        assertThat(server.http("GET", "/-/ping", "", "").header("Access-Control-Allow-Origin"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/rest/sql",
        "PUT,/rest/sql",
        "POST,/rest/sqlt",
        "POST,/rest/sql/a/b",
        "GET,/",
        "POST,/rest/sql/a/b/vgid"
    })
    void unknownPathsAreNotFound(String method, String path) throws IOException {
        HttpReply reply = server.http(method, path, "", "");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEqualTo("404 page not found");
    }
}
