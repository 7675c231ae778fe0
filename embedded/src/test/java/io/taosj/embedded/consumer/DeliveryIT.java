package io.taosj.embedded.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ConsumerRecord;
import io.taosj.ConsumerRecords;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosConnectionException;
import io.taosj.TaosConsumer;
import io.taosj.TaosException;
import io.taosj.embedded.EmbeddedTaos;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At least once: whatever is killed, cut or restarted, no row is left out, and only uncommitted ones come again. */
@Timeout(180)
class DeliveryIT {
    private static final Duration MOMENT = Duration.ofMillis(100);

    private static Map<String, String> settings(String url, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "url", url,
                "group.id", "g",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "reconnect.backoff.ms", "10",
                "reconnect.backoff.max.ms", "50"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private static TaosConsumer subscribed(String url, String... more) {
        TaosConsumer consumer = TaosConsumer.create(settings(url, more));
        consumer.subscribe(List.of("topic_n"));
        return consumer;
    }

    private static void create(TaosConnection taos) {
        taos.execute("create database d vgroups 1");
        taos.execute("create table d.t (ts timestamp, n int)");
        taos.execute("create topic topic_n as select ts, n from d.t");
    }

    private static void write(TaosConnection taos, int from, int count) {
        StringBuilder sql = new StringBuilder("insert into d.t values");
        for (int n = from; n < from + count; n++) {
            sql.append(" (")
                    .append(1_700_000_000_000L + n)
                    .append(", ")
                    .append(n)
                    .append(')');
        }
        taos.execute(sql.toString());
    }

    private static void read(TaosConsumer consumer, Ledger ledger, int until) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (ledger.expected() < until) {
            consumer.poll(MOMENT).forEach(ledger::deliver);
            assertThat(System.nanoTime())
                    .as("in time: " + ledger.expected() + " of " + until)
                    .isLessThan(deadline);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killedConsumers(boolean webSocket) {
        try (EmbeddedTaos server = EmbeddedTaos.start()) {
            String url = webSocket ? server.url() : "taos+embedded:";
            try (TaosConnection taos = Taos.connect(url)) {
                create(taos);
                Ledger ledger = new Ledger();
                Random random = new Random(7);
                int written = 0;
                for (int life = 0; life < 30; life++) {
                    // closing commits nothing here, so it is a death
                    try (TaosConsumer consumer = subscribed(url)) {
                        for (int turn = random.nextInt(4); turn >= 0; turn--) {
                            int count = 1 + random.nextInt(20);
                            write(taos, written, count);
                            written += count;
                            read(consumer, ledger, written - random.nextInt(count));
                            if (random.nextBoolean()) {
                                consumer.commitSync();
                                ledger.commit();
                            }
                        }
                    }
                }
                try (TaosConsumer consumer = subscribed(url)) {
                    read(consumer, ledger, written);
                }
                assertThat(ledger.repeated()).isPositive();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void cutConnections(String reset) throws IOException {
        try (EmbeddedTaos server = EmbeddedTaos.start();
                CutProxy proxy = new CutProxy(server.port());
                TaosConnection taos = server.connect()) {
            create(taos);
            Ledger ledger = new Ledger();
            Random random = new Random(8);
            try (TaosConsumer consumer = subscribed(proxy.url(), "auto.offset.reset", reset)) {
                int written = 0;
                for (int turn = 0; turn < 40; turn++) {
                    if (random.nextInt(3) == 0) {
                        proxy.cut();
                    }
                    int count = 1 + random.nextInt(50);
                    write(taos, written, count);
                    written += count;
                    if (random.nextInt(3) == 0) {
                        proxy.cut();
                    }
                    read(consumer, ledger, written - random.nextInt(count));
                    // without commits a consumer goes on where it was itself
                    if (reset.equals("earliest") && random.nextBoolean()) {
                        consumer.commitSync();
                        ledger.commit();
                    }
                }
                read(consumer, ledger, written);
            }
        }
    }

    @Test
    void restartedServers(@TempDir Path directory) {
        Ledger ledger = new Ledger();
        EmbeddedTaos server = EmbeddedTaos.builder().directory(directory).start();
        int port = server.port();
        TaosConsumer consumer = TaosConsumer.create(settings(server.url()));
        try {
            try (TaosConnection taos = server.connect()) {
                create(taos);
            }
            consumer.subscribe(List.of("topic_n"));
            for (int life = 0; life < 5; life++) {
                try (TaosConnection taos = server.connect()) {
                    write(taos, life * 100, 100);
                }
                read(consumer, ledger, life * 100 + 50);
                consumer.commitSync();
                ledger.commit();
                server.close();
                assertThat(consumer.poll(Duration.ofMillis(20)).count()).isBetween(0, 100);
                server = EmbeddedTaos.builder().directory(directory).port(port).start();
            }
            read(consumer, ledger, 500);
        } finally {
            consumer.close();
            server.close();
        }
    }

    @Test
    void reopenedEngines(@TempDir Path directory) {
        Ledger ledger = new Ledger();
        String url = "taos+embedded:" + directory.resolve("db");
        try (TaosConnection taos = Taos.connect(url)) {
            create(taos);
        }
        for (int life = 0; life < 5; life++) {
            try (TaosConnection taos = Taos.connect(url);
                    TaosConsumer consumer = subscribed(url)) {
                write(taos, life * 100, 100);
                read(consumer, ledger, life * 100 + 30);
                consumer.commitSync();
                ledger.commit();
                read(consumer, ledger, life * 100 + 100);
            }
        }
    }

    @Test
    void commitsWaitForTheNextConnection() throws IOException {
        try (EmbeddedTaos server = EmbeddedTaos.start();
                CutProxy proxy = new CutProxy(server.port());
                TaosConnection taos = server.connect()) {
            create(taos);
            write(taos, 0, 10);
            try (TaosConsumer consumer = subscribed(proxy.url())) {
                Ledger ledger = new Ledger();
                read(consumer, ledger, 10);
                proxy.cut();
                consumer.commitSync();
                proxy.cut();
                assertThat(consumer.committed(consumer.assignment()).values()).hasSize(1);
                write(taos, 10, 1);
                ledger.commit();
                read(consumer, ledger, 11);
            }
        }
    }

    @Test
    void aLongOutageIsReportedAndOutlived() throws IOException {
        try (EmbeddedTaos server = EmbeddedTaos.start();
                CutProxy proxy = new CutProxy(server.port());
                TaosConnection taos = server.connect()) {
            create(taos);
            try (TaosConsumer consumer =
                    subscribed(proxy.url(), "reconnect.timeout.ms", "200", "request_timeout", "300ms")) {
                assertThat(consumer.poll(MOMENT).isEmpty()).isTrue();
                proxy.open(false);
                proxy.cut();
                assertThatThrownBy(() -> consumer.poll(Duration.ofMinutes(1)))
                        .isInstanceOf(TaosConnectionException.class);
                assertThatThrownBy(consumer::commitSync).isInstanceOf(TaosException.class);
                proxy.open(true);
                write(taos, 0, 3);
                Ledger ledger = new Ledger();
                until(consumer, ledger, 3);
            }
        }
    }

    /** Reads although polls may still report what failed before. */
    private static void until(TaosConsumer consumer, Ledger ledger, int until) {
        while (ledger.expected() < until) {
            ConsumerRecords records;
            try {
                records = consumer.poll(MOMENT);
            } catch (TaosConnectionException e) {
                continue;
            }
            for (ConsumerRecord record : records) {
                ledger.deliver(record);
            }
        }
    }

    @Test
    void withoutReconnectingTheLossIsReported() throws IOException {
        try (EmbeddedTaos server = EmbeddedTaos.start();
                CutProxy proxy = new CutProxy(server.port());
                TaosConnection taos = server.connect()) {
            create(taos);
            try (TaosConsumer consumer = subscribed(proxy.url(), "reconnect.enable", "false")) {
                assertThat(consumer.poll(MOMENT).isEmpty()).isTrue();
                proxy.cut();
                assertThatThrownBy(() -> consumer.poll(Duration.ofMinutes(1)))
                        .isInstanceOf(TaosConnectionException.class)
                        .hasMessageContaining("reconnect.enable");
            }
        }
    }
}
