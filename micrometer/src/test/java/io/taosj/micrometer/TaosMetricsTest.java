package io.taosj.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.taosj.ClientErrors;
import io.taosj.ClientListener.Peer;
import io.taosj.Protocol;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaosMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TaosMetrics metrics = new TaosMetrics(registry, Tags.of("app", "test"));

    @Test
    void countsConnectionsRequestsRowsAndErrors() {
        try (TaosConnection taos =
                Taos.builder().protocol(Protocol.EMBEDDED).listener(metrics).connect()) {
            taos.execute("create database metrics_db");
            taos.execute("create table metrics_db.t (ts timestamp, v int)");
            taos.execute("insert into metrics_db.t values (now, 1) (now + 1s, 2)");
            assertThat(taos.query("select v from metrics_db.t").toList(Integer.class))
                    .hasSize(2);
            assertThatThrownBy(() -> taos.execute("selec")).isInstanceOf(TaosException.class);
            assertThat(registry.get("taosj.connections.open").gauge().value()).isEqualTo(1);
            taos.execute("drop database metrics_db");
        }
        assertThat(registry.get("taosj.connections.open").gauge().value()).isZero();
        assertThat(registry.get("taosj.requests.active").gauge().value()).isZero();
        assertThat(registry.get("taosj.connections.opened").timer().count()).isEqualTo(1);
        assertThat(registry.get("taosj.requests")
                        .tags("kind", "query", "error", "none", "protocol", "embedded", "app", "test")
                        .timer()
                        .count())
                .isEqualTo(5);
        assertThat(registry.get("taosj.requests").tag("error", "0x2600").timer().count())
                .isEqualTo(1);
        assertThat(registry.get("taosj.rows.written").counter().count()).isEqualTo(2);
        assertThat(registry.get("taosj.rows.read").summary().totalAmount()).isEqualTo(2);
        assertThat(registry.get("taosj.bytes.read").summary().totalAmount()).isPositive();
    }

    @Test
    void countsFailuresAndLosses() {
        Peer peer = new Peer(Protocol.WEBSOCKET, "taos+ws://root@h:1", "h", 1, null);
        metrics.connectionFailed(
                peer, Duration.ofSeconds(1), new TaosConnectionException(ClientErrors.CONNECT_FAILED, "no"));
        metrics.connectionOpened(peer, Duration.ofSeconds(1));
        metrics.connectionLost(peer, new TaosConnectionException(ClientErrors.CONNECTION_LOST, "gone"));
        assertThat(registry.get("taosj.connections.opened")
                        .tag("error", "0x2304")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("taosj.connections.lost").counter().count()).isEqualTo(1);
        assertThat(registry.get("taosj.connections.open").gauge().value()).isZero();
    }
}
