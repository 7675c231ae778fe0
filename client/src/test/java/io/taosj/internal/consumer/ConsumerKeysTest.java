package io.taosj.internal.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.Protocol;
import io.taosj.TaosTmqException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumerKeysTest {
    private static ConsumerSettings read(String... pairs) {
        Map<String, String> settings = new HashMap<>(Map.of("group.id", "G"));
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put(pairs[i], pairs[i + 1]);
        }
        return ConsumerKeys.read(settings);
    }

    @Test
    void defaults() {
        ConsumerSettings settings = read();
        assertThat(settings.connection().protocol()).isEqualTo(Protocol.WEBSOCKET);
        assertThat(settings.connection().endpoints()).containsExactly(new Endpoint("localhost", 6041));
        assertThat(settings.server()).isEqualTo(Map.of("group.id", "G", "msg.with.table.name", "true"));
        assertThat(settings.commits()).isEqualTo(new ConsumerSettings.Commits(true, Duration.ofSeconds(5), false));
        assertThat(settings.prefetch().messages()).isPositive();
        assertThat(settings.reconnect().enabled()).isTrue();
        assertThat(settings.snapshot()).isFalse();
    }

    @Test
    void addressesInAllForms() {
        assertThat(read("bootstrap.servers", "a:1,b:2").connection().endpoints())
                .containsExactly(new Endpoint("a", 1), new Endpoint("b", 2));
        assertThat(read("td.connect.ip", "::1", "td.connect.port", "7")
                        .connection()
                        .endpoints())
                .containsExactly(new Endpoint("::1", 7));
        ConnectionOptions tls =
                read("host", "h", "useSSL", "true", "timezone", "Asia/Tokyo").connection();
        assertThat(tls.tls()).isTrue();
        assertThat(tls.timeZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(read("scheme", "embedded").connection().protocol()).isEqualTo(Protocol.EMBEDDED);
        assertThat(read("td.connect.type", "jni").connection().protocol()).isEqualTo(Protocol.NATIVE);
        ConnectionOptions login =
                read("td.connect.user", "u&?=", "td.connect.pass", "p%/&+ ").connection();
        assertThat(login.user()).isEqualTo("u&?=");
        assertThat(login.password()).isEqualTo("p%/&+ ");
    }

    @Test
    void settingsCountMoreThanTheUrl() {
        Map<String, String> given = Map.of(
                "url",
                "ws://root:x@h:1/?group.id=g1&auto.offset.reset=EARLIEST&td.connect.user=me&request_timeout=3s",
                "group.id",
                "g2",
                "password",
                "secret");
        ConsumerSettings settings = ConsumerKeys.read(given);
        assertThat(settings.group()).isEqualTo("g2");
        assertThat(settings.server()).containsEntry("auto.offset.reset", "earliest");
        assertThat(settings.connection().user()).isEqualTo("me");
        assertThat(settings.connection().password()).isEqualTo("secret");
        assertThat(settings.connection().requestTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void otherNamesOfReconnecting() {
        ConsumerSettings.Reconnect settings = read(
                        "ws.autoReconnect",
                        "false",
                        "reconnectIntervalMs",
                        "7",
                        "retry_backoff_max_ms",
                        "9",
                        "conn_retries",
                        "3")
                .reconnect();
        assertThat(settings)
                .isEqualTo(new ConsumerSettings.Reconnect(
                        false, Duration.ofMillis(7), Duration.ofMillis(9), 3, Duration.ofMinutes(5)));
    }

    @Test
    void snapshotsAreNotReceivedAhead() {
        assertThat(read("experimental.snapshot.enable", "TRUE").prefetch().messages())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "foo.bar, 1, unknown configuration key: foo.bar",
        "session.timeout.ms, 10, not between 6000 and 1800000",
        "max.poll.interval.ms, many, no number",
        "auto.offset.reset, sometimes, earliest",
        "msg.enable.batchmeta, true, msg.enable.batchmeta",
        "enable.auto.commit, perhaps, enable.auto.commit",
        "prefetch.messages, -1, prefetch.messages",
        "group.id, '', missing group.id"
    })
    void wrongSettingsAreNamed(String key, String value, String text) {
        assertThatThrownBy(() -> read(key, value))
                .isInstanceOfSatisfying(
                        TaosTmqException.class, e -> assertThat(e.code()).isEqualTo(0x0118))
                .hasMessageContaining(text);
    }

    @Test
    void twoNamesWithTwoValues() {
        assertThatThrownBy(() -> read("user", "a", "td.connect.user", "b")).hasMessageContaining("twice");
        assertThat(read("user", "a", "td.connect.user", "a").connection().user())
                .isEqualTo("a");
    }
}
