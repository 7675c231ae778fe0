package io.taosj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionOptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "taos+ws://                            | WEBSOCKET | false | [localhost:6041]",
                "ws://h                                | WEBSOCKET | false | [h:6041]",
                "taos+wss://h:1                        | WEBSOCKET | true  | [h:1]",
                "WSS://h/db                            | WEBSOCKET | true  | [h:6041]",
                "http://a:1,b,[::1]:3,[fe80::1]        | REST      | false | [a:1, b:6041, [::1]:3, [fe80::1]:6041]",
                "taos+http://h                         | REST      | false | [h:6041]",
                "https://h                             | REST      | true  | [h:6041]",
                "taos+https://h                        | REST      | true  | [h:6041]",
                "taos://h                              | NATIVE    | false | [h:6030]",
                "taos:                                 | NATIVE    | false | [localhost:6030]",
                "taos+embedded:                        | EMBEDDED  | false | []",
                "taos+embedded:/var/data               | EMBEDDED  | false | []"
            })
    void knowsSchemesAndHosts(String url, Protocol protocol, boolean tls, String endpoints) {
        ConnectionOptions options = ConnectionOptions.parse(url);
        assertThat(options.protocol()).isEqualTo(protocol);
        assertThat(options.tls()).isEqualTo(tls);
        assertThat(options.endpoints()).hasToString(endpoints);
    }

    @Test
    void hasTheDefaultsOfOtherClients() {
        ConnectionOptions options = ConnectionOptions.parse("ws://");
        assertThat(options.user()).isEqualTo("root");
        assertThat(options.password()).isEqualTo("taosdata");
        assertThat(options.database()).isNull();
        assertThat(options.effectiveTimeZone()).isEqualTo(ZoneId.systemDefault());
    }

    @Test
    void decodesEachPartOnce() {
        ConnectionOptions options = ConnectionOptions.parse(
                "ws://us%40er:p%40ss%3Aw%2Frd%25%2B%20%C3%A4@h:1/my%2Fdb?app=a%26b&x%3D=1%2525");
        assertThat(options.user()).isEqualTo("us@er");
        assertThat(options.password()).isEqualTo("p@ss:w/rd%+ ä");
        assertThat(options.database()).isEqualTo("my/db");
        assertThat(options.application()).isEqualTo("a&b");
        assertThat(options.properties()).isEqualTo(Map.of("x=", "1%25"));
    }

    @Test
    void readsParameters() {
        ConnectionOptions options = ConnectionOptions.parse("ws://h?user=u&password=p&db=d&tz=Europe/Berlin"
                + "&connect_timeout=2s&request_timeout=1500&keep_alive=3m&compression=true&max_message_bytes=4096"
                + "&tls_verify_host=false&token=t&bearer_token=b&totp_code=123456&cfgdir=/etc/taos");
        assertThat(List.of(options.user(), options.password())).containsExactly("u", "p");
        assertThat(options.database()).isEqualTo("d");
        assertThat(options.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.requestTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(options.keepAlive()).isEqualTo(Duration.ofMinutes(3));
        assertThat(options.compression()).isTrue();
        assertThat(options.maxMessageBytes()).isEqualTo(4096);
        assertThat(options.verifyHostName()).isFalse();
        assertThat(options.token()).isEqualTo("t");
        assertThat(options.bearerToken()).isEqualTo("b");
        assertThat(options.totpCode()).isEqualTo("123456");
        assertThat(options.properties()).isEqualTo(Map.of("cfgdir", "/etc/taos"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost                   | no scheme",
                "foo://h                     | unknown scheme 'foo'",
                "ws:/h                       | '://'",
                "ws://h:port                 | port of host 'h'",
                "ws://h:                     | port of host 'h'",
                "ws://h:0                    | port 0",
                "ws://h:65536                | port 65536",
                "ws://h:99999999999          | port 99999999999",
                "ws://::1                    | brackets",
                "ws://[::1                   | no closing",
                "ws://a,,b                   | host in the URL is empty",
                "ws://h/a/b                  | database 'a/b'",
                "ws://u:%zz@h                | password",
                "ws://h/%4                   | database",
                "ws://h?tz=Mars/Base         | unknown time zone 'Mars/Base'",
                "ws://h?compression=maybe    | compression=maybe",
                "ws://h?connect_timeout=fast | connect_timeout",
                "ws://h?connect_timeout=5h   | connect_timeout=5h",
                "ws://h?connect_timeout=0    | connectTimeout",
                "ws://h?max_message_bytes=1  | maxMessageBytes"
            })
    void saysWhatIsWrongInAUrl(String url, String text) {
        assertThatThrownBy(() -> ConnectionOptions.parse(url))
                .isInstanceOfSatisfying(
                        TaosInterfaceException.class,
                        e -> assertThat(e.code()).isEqualTo(ClientErrors.INVALID_ARGUMENT))
                .hasMessageContaining(text);
    }

    @Test
    void keepsSecretsOutOfTexts() {
        String url = "ws://u:hidden@h/d?token=hidden&bearer_token=hidden&totp_code=hidden";
        assertThat(ConnectionOptions.parse(url)).hasToString("taos+ws://u@h:6041/d");
        assertThat(ConnectionOptions.parse("taos+embedded:/a%20b")).hasToString("taos+embedded:/a b");
        for (String bad : List.of(
                "u:hidden@h",
                "x://u:hidden@h",
                "ws://u:hidden@h:x",
                "ws://u:hidden%@h",
                "ws://u:hidden",
                "ws://u:a/hidden@h/d")) {
            assertThatThrownBy(() -> ConnectionOptions.parse(bad)).hasMessageNotContaining("hidden");
        }
    }

    @Test
    void buildersDoNotShareState() {
        ConnectionOptions.Builder builder = Taos.builder().endpoint("a", 1).directory(Path.of("x"));
        ConnectionOptions first = builder.build();
        builder.endpoint("b", 2).user("other").property("k", "v");
        assertThat(first.endpoints()).containsExactly(new Endpoint("a", 1));
        assertThat(first.user()).isEqualTo("root");
        assertThat(first.properties()).isEmpty();
        assertThat(first.toBuilder().database("d").build().endpoints()).isEqualTo(first.endpoints());
        assertThat(first.directory()).isEqualTo(Path.of("x"));
    }
}
