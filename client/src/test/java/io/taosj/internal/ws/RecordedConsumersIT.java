package io.taosj.internal.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ConnectionOptions;
import io.taosj.TableChange;
import io.taosj.TaosException;
import io.taosj.TopicPartition;
import io.taosj.internal.consumer.MetaReader;
import io.taosj.spi.ConsumerMessage;
import io.taosj.spi.TransportConsumer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Consumers ask as the official clients do, and understand what a real server answered them. */
@Timeout(60)
class RecordedConsumersIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** Arguments of subscriptions under other names. */
    private static final Map<String, String> KEYS = Map.of(
            "group_id", "group.id",
            "client_id", "client.id",
            "offset_rest", "auto.offset.reset",
            "with_table_name", "msg.with.table.name",
            "enable_batch_meta", "msg.enable.batchmeta",
            "snapshot_enable", "experimental.snapshot.enable");

    private final List<ConsumerMessage> messages = new ArrayList<>();
    private int calls;

    /** The number is that of the connection, 0 for all. */
    @ParameterizedTest
    @CsvSource({
        "50-jdbc-tmq-table,0",
        "51-jdbc-tmq-stable,0",
        "52-jdbc-tmq-column,0",
        "53-jdbc-tmq-db,0",
        "54-jdbc-tmq-db-meta,0",
        "55-py-tmq,1"
    })
    void asksAndUnderstands(String name, int only) throws IOException {
        Recording recording = Recording.load(name);
        Set<Integer> connections = new LinkedHashSet<>();
        recording.entries().forEach(entry -> connections.add(entry.connection()));
        connections.removeIf(connection -> only != 0 && connection != only);
        for (int connection : connections) {
            TmqReplay replay = new TmqReplay(recording, connection);
            try (TestServer server = new TestServer(replay)) {
                converse(server, replay);
                assertThat(server.failures).isEmpty();
            }
        }
        assertThat(calls).isGreaterThan(connections.size());
        RecordedRows.check(recording, messages);
    }

    private void converse(TestServer server, TmqReplay replay) throws IOException {
        for (TmqReplay.Exchange exchange : replay.subscriptions()) {
            Map<String, String> settings = new HashMap<>();
            exchange.args().forEach((key, value) -> {
                if (value instanceof String text && KEYS.get(key) != null) {
                    settings.put(KEYS.get(key), text);
                }
            });
            if (exchange.args().get("config") instanceof Map<?, ?> config) {
                config.forEach((key, value) -> settings.put(String.valueOf(key), String.valueOf(value)));
            }
            ConnectionOptions options = ConnectionOptions.parse(server.url()).toBuilder()
                    .password(String.valueOf(exchange.args().get("password")))
                    .database(null)
                    .build();
            try (TransportConsumer consumer = new WsTransport().openConsumer(options, settings)) {
                if (attempt(exchange, () -> consumer.subscribe(strings(exchange.args(), "topics"), TIMEOUT))) {
                    for (TmqReplay.Exchange later : exchange.following()) {
                        repeat(consumer, later);
                    }
                }
            }
        }
    }

    private static List<String> strings(Map<?, ?> args, String name) {
        return ((List<?>) Objects.requireNonNull(args.get(name)))
                .stream().map(String::valueOf).toList();
    }

    private static long number(Map<?, ?> reply, String name) {
        return ((Number) Objects.requireNonNull(reply.get(name))).longValue();
    }

    private static long first(Map<?, ?> reply, String name) {
        return ((Number) ((List<?>) Objects.requireNonNull(reply.get(name))).get(0)).longValue();
    }

    /** Makes a call that is answered as it was recorded; whether with success. */
    private boolean attempt(TmqReplay.Exchange exchange, Runnable call) {
        calls++;
        if (exchange.code() == 0) {
            call.run();
            return true;
        }
        assertThatThrownBy(call::run).isInstanceOfSatisfying(TaosException.class, e -> {
            assertThat(e.code()).isEqualTo(exchange.code() & 0xFFFF);
            assertThat(e.serverMessage()).isEqualTo(exchange.reply().get("message"));
        });
        return false;
    }

    private void repeat(TransportConsumer consumer, TmqReplay.Exchange exchange) {
        Map<?, ?> args = exchange.args();
        Map<?, ?> reply = exchange.reply();
        switch (exchange.action()) {
            case "poll" ->
                attempt(exchange, () -> {
                    ConsumerMessage message =
                            consumer.poll(Duration.ofMillis(exchange.number("blocking_time")), TIMEOUT);
                    assertThat(message != null).isEqualTo(reply.get("have_message"));
                    if (message != null) {
                        assertThat(message.offset()).isEqualTo(number(reply, "offset"));
                        messages.add(message);
                    }
                });
            case "commit" -> attempt(exchange, () -> consumer.commitReceived(TIMEOUT));
            case "commit_offset" ->
                attempt(exchange, () -> consumer.commit(partition(args), exchange.number("offset"), TIMEOUT));
            case "seek" -> attempt(exchange, () -> consumer.seek(partition(args), exchange.number("offset"), TIMEOUT));
            case "committed" ->
                attempt(exchange, () -> {
                    long recorded = first(reply, "committed");
                    assertThat(consumer.committed(asked(args), TIMEOUT))
                            .isEqualTo(recorded < 0 ? OptionalLong.empty() : OptionalLong.of(recorded));
                });
            case "position" ->
                attempt(
                        exchange,
                        () -> assertThat(consumer.position(asked(args), TIMEOUT))
                                .isEqualTo(first(reply, "position")));
            case "assignment" ->
                attempt(
                        exchange,
                        () -> assertThat(consumer.assignment(String.valueOf(args.get("topic")), TIMEOUT))
                                .singleElement()
                                .satisfies(a -> assertThat(reply.get("assignment"))
                                        .hasToString("[{vgroup_id=" + a.vgroup() + ", offset=" + a.offset() + ", begin="
                                                + a.begin() + ", end=" + a.end() + "}]")));
            case "unsubscribe" -> attempt(exchange, () -> consumer.unsubscribe(TIMEOUT));
            default -> {}
        }
    }

    private static TopicPartition partition(Map<?, ?> args) {
        return new TopicPartition(
                String.valueOf(args.get("topic")), ((Number) Objects.requireNonNull(args.get("vgroup_id"))).intValue());
    }

    private static TopicPartition asked(Map<?, ?> args) {
        return partition((Map<?, ?>) ((List<?>) Objects.requireNonNull(args.get("topic_vgroup_ids"))).get(0));
    }

    @Test
    void knowsAllRecordedChangesOfTables() throws IOException {
        List<TableChange> changes = new ArrayList<>();
        for (Recording.Entry entry : Recording.load("59-raw-tmq-meta").entries()) {
            if (entry.fromServer() && entry.text().contains("\"fetch_json_meta\"")) {
                TextReply reply = TextReply.parse(entry.bytes(), entry.bytes().length);
                String raw = reply.raw("data");
                if (raw != null) {
                    assertThat(entry.text()).contains("\"data\":" + raw + "}");
                    changes.addAll(MetaReader.read(raw));
                }
            }
        }
        assertThat(changes).hasSizeGreaterThan(60).noneMatch(c -> c instanceof TableChange.Other);
        Set<Class<?>> kinds = new LinkedHashSet<>();
        changes.forEach(change -> kinds.add(change.getClass()));
        assertThat(kinds).hasSize(7);
        assertThat(changes)
                .filteredOn(c -> c instanceof TableChange.AlterTable)
                .noneMatch(c -> ((TableChange.AlterTable) c).alteration() == TableChange.Alteration.OTHER);
    }
}
