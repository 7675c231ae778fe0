package io.taosj.parity;

import static io.taosj.parity.Consumers.MOMENT;
import static io.taosj.parity.Consumers.consumer;
import static io.taosj.parity.Consumers.database;
import static io.taosj.parity.Consumers.meters;
import static io.taosj.parity.Consumers.numbers;
import static io.taosj.parity.Consumers.read;
import static io.taosj.parity.Consumers.settings;
import static io.taosj.parity.Consumers.until;
import static io.taosj.parity.Consumers.use;
import static io.taosj.parity.Consumers.write;
import static io.taosj.parity.ParityTransport.EMBEDDED;
import static io.taosj.parity.ParityTransport.WS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ConsumerRecord;
import io.taosj.ConsumerRecords;
import io.taosj.MessageType;
import io.taosj.TableChange;
import io.taosj.TaosConnection;
import io.taosj.TaosConsumer;
import io.taosj.TaosException;
import io.taosj.TopicBlock;
import io.taosj.TopicPartition;
import io.taosj.WakeupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConsumerParityIT {
    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static void fails(int code, String text, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(TaosException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.serverMessage()).contains(text);
        });
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = "M19")
    void m1KeysOfTheReference(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        write(taos, 0, 4);
        Properties properties = new Properties();
        properties.putAll(settings(target, "client.id", "me", "auto.commit.interval.ms", "1000"));
        properties.put("td.connect.user", "root");
        properties.put("td.connect.pass", "taosdata");
        try (TaosConsumer consumer = TaosConsumer.create(properties)) {
            consumer.subscribe(List.of(topic));
            assertThat(numbers(read(consumer, 4))).containsExactlyInAnyOrderElementsOf(range(0, 4));
            assertThat(taos.query("show consumers").toMaps().toString()).contains("me");
        }
        Map<String, String> noGroup = settings(target);
        noGroup.remove("group.id");
        fails(0x0118, "group.id", () -> TaosConsumer.create(noGroup));
        fails(0x0118, "no.such.key", () -> consumer(target, "no.such.key", "1"));
        fails(0x0118, "auto.offset.reset", () -> consumer(target, "auto.offset.reset", "sometimes"));
        fails(0x0118, "enable.auto.commit", () -> consumer(target, "enable.auto.commit", "perhaps"));
        fails(0x0118, "auto.commit.interval.ms", () -> consumer(target, "auto.commit.interval.ms", "soon"));
        try (TaosConsumer wrong = consumer(target, "td.connect.pass", "wrong")) {
            assertThatThrownBy(() -> wrong.subscribe(List.of(topic))).isInstanceOf(TaosException.class);
            assertThat(wrong.subscription()).isEmpty();
        }
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m2FurtherKeysAndTheirRanges(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        write(taos, 0, 2);
        fails(0x0118, "6000", () -> consumer(target, "session.timeout.ms", "10"));
        fails(0x0118, "1000", () -> consumer(target, "max.poll.interval.ms", "999"));
        fails(0x0118, "msg.enable.batchmeta", () -> consumer(target, "msg.enable.batchmeta", "2"));
        fails(0x0118, "experimental.snapshot.enable", () -> consumer(target, "experimental.snapshot.enable", "1"));
        try (TaosConsumer consumer = consumer(
                target,
                "td.connect.db",
                database(target),
                "msg.with.table.name",
                "true",
                "session.timeout.ms",
                "12000",
                "max.poll.interval.ms",
                "300000",
                "msg.enable.batchmeta",
                "1",
                "msg.consume.excluded",
                "0",
                "enable.replay",
                "false",
                "decode_binary",
                "true")) {
            consumer.subscribe(List.of(topic));
            assertThat(read(consumer, 2).get(0).blocks().get(0).table()).isEqualTo("a");
        }
    }

    @ParityTest(on = WS)
    void m3AddressAsKeysWithTheirOtherNames(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        write(taos, 0, 1);
        String port = Integer.toString(target.server().port());
        List<Map<String, String>> addresses = List.of(
                Map.of("host", "127.0.0.1", "port", port, "td.connect.websocket.scheme", "ws"),
                Map.of("td.connect.ip", "127.0.0.1", "td.connect.port", port, "protocol", "ws", "username", "root"),
                Map.of("bootstrap.servers", "127.0.0.1:" + port, "td.connect.type", "WebSocket", "compression", "true"),
                Map.of("bootstrap.servers", "127.0.0.1:" + port, "connect.type", "ws", "timezone", "Asia/Tokyo"));
        for (Map<String, String> address : addresses) {
            Map<String, String> settings = settings(target);
            settings.remove("url");
            settings.putAll(address);
            try (TaosConsumer consumer = TaosConsumer.create(settings)) {
                consumer.subscribe(List.of(topic));
                assertThat(read(consumer, 1)).hasSize(1);
            }
        }
        fails(0x0118, "twice", () -> consumer(target, "host", "a", "td.connect.ip", "b"));
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m4UrlAlone(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        write(taos, 0, 10);
        String url = target.url() + "?group.id=g4&auto.offset.reset=earliest&enable.auto.commit=false";
        try (TaosConsumer consumer = TaosConsumer.create(url)) {
            consumer.subscribe(List.of(topic));
            assertThat(numbers(read(consumer, 10))).containsExactlyInAnyOrderElementsOf(range(0, 10));
        }
        fails(0x0118, "group.id", () -> TaosConsumer.create(target.url()));
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m5SubscribeReplacesTheTopics(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        String other = topic + "_2";
        taos.execute("create topic " + other + " as select ts, n from st where n >= 100");
        write(taos, 0, 4);
        write(taos, 100, 102);
        try (TaosConsumer consumer = consumer(target)) {
            assertThatThrownBy(() -> consumer.subscribe(List.of())).isInstanceOf(IllegalArgumentException.class);
            fails(0x03E1, "Topic not exist", () -> consumer.subscribe(List.of("no_such_topic")));
            assertThatThrownBy(() -> consumer.poll(MOMENT)).isInstanceOf(IllegalStateException.class);
            consumer.subscribe(List.of(topic));
            assertThat(consumer.subscription()).containsExactly(topic);
            assertThat(read(consumer, 6)).allMatch(r -> r.topic().equals(topic));
            consumer.subscribe(List.of(other));
            assertThat(consumer.subscription()).containsExactly(other);
            List<ConsumerRecord> records = read(consumer, 2);
            assertThat(records).allMatch(r -> r.topic().equals(other));
            assertThat(numbers(records)).containsExactlyInAnyOrder(100, 101);
        }
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m6UnsubscribeKeepsTheConsumerUsable(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        write(taos, 0, 3);
        try (TaosConsumer consumer = consumer(target)) {
            consumer.subscribe(List.of(topic));
            read(consumer, 3);
            consumer.commitSync();
            consumer.unsubscribe();
            assertThat(consumer.subscription()).isEmpty();
            assertThatThrownBy(() -> consumer.poll(MOMENT)).isInstanceOf(IllegalStateException.class);
            consumer.unsubscribe();
            write(taos, 3, 5);
            consumer.subscribe(List.of(topic));
            assertThat(numbers(read(consumer, 2))).containsExactlyInAnyOrder(3, 4);
        }
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m7PollWaitsAsLongAsToldAndNeverReturnsNull(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        TaosConsumer consumer = consumer(target, "request_timeout", "2s");
        try (consumer) {
            consumer.subscribe(List.of(topic));
            assertThatThrownBy(() -> consumer.poll(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
            long before = System.nanoTime();
            assertThat(consumer.poll(Duration.ofSeconds(3)).isEmpty()).isTrue();
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(3_000_000_000L);
            // much longer than the request timeout: ended by the message, not by the timeout
            CompletableFuture<Void> writer = CompletableFuture.runAsync(
                    () -> write(taos, 0, 1),
                    CompletableFuture.delayedExecutor(3, java.util.concurrent.TimeUnit.SECONDS));
            assertThat(consumer.poll(Duration.ofMinutes(5)).rowCount()).isEqualTo(1);
            writer.join();
            write(taos, 1, 2);
            until(() -> !consumer.poll(Duration.ZERO).isEmpty());
        }
        assertThatThrownBy(() -> consumer.poll(MOMENT)).isInstanceOf(IllegalStateException.class);
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = "M10")
    void m8DatabaseTopicDeliversTablesAndRowsInOrder(ParityTarget target, TaosConnection taos) {
        use(target, taos, 1);
        String topic = "t_" + target.database();
        taos.execute("create topic " + topic + " with meta as database " + database(target));
        taos.execute("create table st (ts timestamp, n int, s varchar(10)) tags (g int, x nchar(8))");
        taos.execute("create table c1 using st tags (1, 'x\"y') c2 using st tags (2, null)");
        taos.execute("insert into c1 values (1700000000000, 0, 'a')");
        taos.execute("alter table st add column f float");
        taos.execute("insert into c3 using st tags (3, 'auto') values (1700000000001, 1, 'b', 1.5)");
        taos.execute("alter table c1 set tag g = 7");
        taos.execute("delete from c1 where ts = 1700000000000");
        taos.execute("drop table c2");
        List<TableChange> changes = new ArrayList<>();
        List<ConsumerRecord> all = new ArrayList<>();
        try (TaosConsumer consumer = consumer(target)) {
            consumer.subscribe(List.of(topic));
            until(() -> {
                for (ConsumerRecord record : consumer.poll(MOMENT)) {
                    all.add(record);
                    changes.addAll(record.changes());
                    assertThat(record.database()).isEqualTo(database(target));
                    assertThat(record.meta() == null).isEqualTo(record.type() == MessageType.DATA);
                    assertThat(record.blocks().isEmpty()).isEqualTo(record.type() == MessageType.META);
                }
                return !changes.isEmpty() && changes.get(changes.size() - 1) instanceof TableChange.DropTables;
            });
        }
        assertThat(numbers(all)).containsExactly(0, 1);
        assertThat(all.stream().filter(r -> r.type() == MessageType.METADATA))
                .hasSize(1)
                .allMatch(r -> r.rowCount() == 1);
        assertThat(changes)
                .extracting(c -> c.getClass().getSimpleName())
                .containsExactly(
                        "CreateSuperTable",
                        "CreateChildTable",
                        "CreateChildTable",
                        "AlterTable",
                        "CreateChildTable",
                        "AlterTable",
                        "DeleteRows",
                        "DropTables");
        TableChange.CreateSuperTable created = (TableChange.CreateSuperTable) changes.get(0);
        assertThat(created.columns())
                .extracting(TableChange.ColumnDefinition::name)
                .containsExactly("ts", "n", "s");
        assertThat(created.tags().get(1)).isEqualTo(new TableChange.ColumnDefinition("x", 10, 8));
        assertThat(changes.get(1))
                .isEqualTo(new TableChange.CreateChildTable(
                        "c1",
                        "st",
                        List.of(new TableChange.TagValue("g", 4, 1L), new TableChange.TagValue("x", 10, "x\"y"))));
        TableChange.AlterTable added = (TableChange.AlterTable) changes.get(3);
        assertThat(added.alteration()).isEqualTo(TableChange.Alteration.ADD_COLUMN);
        TableChange.AlterTable set = (TableChange.AlterTable) changes.get(5);
        assertThat(set.values()).containsExactly(new TableChange.TagText("g", "7"));
        assertThat(changes.get(7)).isEqualTo(new TableChange.DropTables(List.of("c2")));
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m9TableNamesAndSchemasPerBlock(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        taos.execute("create table a_much_longer_name using st tags (3)");
        taos.execute("insert into a values (1700000000000, 1) a_much_longer_name values (1700000000000, 2)");
        taos.execute("alter table st add column s varchar(20)");
        taos.execute("insert into a values (1700000000001, 3, 'three')");
        taos.execute("create topic q_" + target.database() + " as select ts, n from st");
        try (TaosConsumer consumer = consumer(target)) {
            consumer.subscribe(List.of(topic));
            Map<Integer, TopicBlock> byNumber = new HashMap<>();
            read(consumer, 3)
                    .forEach(r -> r.blocks().forEach(b -> b.rows().forEach(row -> byNumber.put(row.getInt("n"), b))));
            assertThat(byNumber.get(1).table()).isEqualTo("a");
            assertThat(byNumber.get(2).table()).isEqualTo("a_much_longer_name");
            assertThat(byNumber.get(1).schema().columns()).hasSize(2);
            assertThat(byNumber.get(3).schema().columns()).hasSize(3);
            assertThat(byNumber.get(3).toMaps().get(0)).containsEntry("s", "three");
            record Reading(java.time.Instant ts, int n) {}
            assertThat(byNumber.get(2).toList(Reading.class))
                    .containsExactly(new Reading(java.time.Instant.ofEpochMilli(1_700_000_000_000L), 2));
            assertThat(byNumber.get(2).block().longs(1).getLong(0)).isEqualTo(2);
            consumer.subscribe(List.of("q_" + target.database()));
            assertThat(read(consumer, 3)).allMatch(r -> r.blocks().get(0).table() == null);
        }
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m11EveryTypePassesThroughATopic(ParityTarget target, TaosConnection taos) {
        use(target, taos, 1);
        taos.execute(
                "create table types (ts timestamp, b bool, i8 tinyint, i16 smallint, i32 int, i64 bigint, u8 tinyint"
                        + " unsigned, u64 bigint unsigned, f float, d double, s varchar(20), nc nchar(20), v varbinary(10),"
                        + " g geometry(100))");
        String topic = "t_" + target.database();
        taos.execute("create topic " + topic + " as select * from types");
        taos.execute("insert into types values ('2024-01-01T00:00:00.123Z', true, -128, -32768, -2147483648,"
                + " -9223372036854775808, 255, 18446744073709551615, 1.5, -2.25, 'text', '北京', '\\x00ff',"
                + " 'POINT(1 2)')");
        taos.execute("insert into types (ts) values ('2024-01-01T00:00:01Z')");
        List<Map<String, Object>> expected = taos.query("select * from types").toMaps();
        try (TaosConsumer consumer = consumer(target)) {
            consumer.subscribe(List.of(topic));
            List<Map<String, Object>> rows = new ArrayList<>();
            read(consumer, 2).forEach(r -> rows.addAll(r.toMaps()));
            assertThat(rows).usingRecursiveComparison().isEqualTo(expected);
        }
    }

    @ParityTest(
            on = {WS, EMBEDDED},
            also = "M13")
    void m12CommitsOfAllForms(ParityTarget target, TaosConnection taos) throws Exception {
        String topic = meters(target, taos);
        write(taos, 0, 6);
        try (TaosConsumer consumer = consumer(target)) {
            consumer.subscribe(List.of(topic));
            List<ConsumerRecord> records = read(consumer, 6);
            ConsumerRecord first = records.get(0);
            ConsumerRecord last = records.get(records.size() - 1);
            TopicPartition partition = first.partition();
            Set<TopicPartition> ask = Set.of(partition);
            assertThat(consumer.committed(ask)).isEmpty();
            consumer.commitSync(first);
            assertThat(consumer.committed(ask)).containsEntry(partition, first.nextOffset());
            consumer.commitSync(first);
            consumer.commitSync();
            Map<TopicPartition, Long> all = consumer.committed(consumer.assignment());
            assertThat(all).containsEntry(last.partition(), last.nextOffset());
            consumer.commitSync(Map.of(partition, first.offset()));
            assertThat(consumer.committed(ask)).containsEntry(partition, first.offset());
            List<Map<TopicPartition, Long>> told = new ArrayList<>();
            consumer.commitAsync((offsets, failure) -> {
                assertThat(failure).isNull();
                told.add(offsets);
            });
            until(() -> {
                consumer.poll(Duration.ZERO);
                return !told.isEmpty();
            });
            assertThat(told).containsExactly(all);
            assertThat(consumer.committed(consumer.assignment())).isEqualTo(all);
            assertThat(consumer.commitAsync(first).get()).containsEntry(partition, first.nextOffset());
            fails(0x4007, "Offset out of range", () -> consumer.commitSync(Map.of(partition, 1L << 40)));
            fails(0x4008, "VgId", () -> consumer.commitSync(Map.of(new TopicPartition(topic, 9999), 1L)));
            fails(0x4009, "Topic", () -> consumer.commitSync(Map.of(new TopicPartition("nope", 1), 1L)));
            List<TaosException> failures = new ArrayList<>();
            consumer.commitAsync(Map.of(partition, 1L << 40), (offsets, failure) -> failures.add(failure));
            until(() -> {
                consumer.poll(Duration.ZERO);
                return !failures.isEmpty();
            });
            assertThat(failures).singleElement().extracting(TaosException::code).isEqualTo(0x4007);
        }
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m14AutomaticCommits(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        write(taos, 0, 4);
        try (TaosConsumer consumer = consumer(target, "enable.auto.commit", "true", "auto.commit.interval.ms", "1")) {
            consumer.subscribe(List.of(topic));
            List<ConsumerRecord> records = read(consumer, 4);
            TopicPartition partition = records.get(0).partition();
            long end = records.get(records.size() - 1).nextOffset();
            until(() -> {
                consumer.poll(Duration.ofMillis(5));
                return Long.valueOf(end)
                        .equals(consumer.committed(Set.of(partition)).get(partition));
            });
            write(taos, 4, 6);
            assertThat(numbers(read(consumer, 2))).containsExactlyInAnyOrder(4, 5);
            // closing does not commit what the last poll returned: it may not be worked off
        }
        try (TaosConsumer consumer = consumer(target, "commit.on.close", "true")) {
            consumer.subscribe(List.of(topic));
            assertThat(numbers(read(consumer, 2))).contains(5);
        }
        write(taos, 6, 7);
        try (TaosConsumer consumer = consumer(target)) {
            consumer.subscribe(List.of(topic));
            assertThat(numbers(read(consumer, 1))).containsExactly(6);
        }
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m15MembersOfAGroupShareTheVgroups(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos, 4);
        write(taos, 0, 2);
        try (TaosConsumer one = consumer(target);
                TaosConsumer two = consumer(target)) {
            one.subscribe(List.of(topic));
            Set<TopicPartition> all = one.assignment();
            assertThat(all).hasSize(4);
            assertThat(one.beginningOffsets(all).values()).containsOnly(0L);
            assertThat(one.endOffsets(all).keySet()).isEqualTo(all);
            two.subscribe(List.of(topic));
            until(() -> {
                Set<TopicPartition> both = new HashSet<>(one.assignment());
                both.addAll(two.assignment());
                return one.assignment().size() == 2 && two.assignment().size() == 2 && both.equals(all);
            });
            two.unsubscribe();
            until(() -> one.assignment().equals(all));
        }
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m16Seek(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        write(taos, 0, 20);
        try (TaosConsumer consumer = consumer(target)) {
            consumer.subscribe(List.of(topic));
            List<ConsumerRecord> records = read(consumer, 20);
            TopicPartition partition = records.get(0).partition();
            consumer.seekToBeginning(List.of());
            assertThat(numbers(read(consumer, 20))).containsExactlyInAnyOrderElementsOf(range(0, 20));
            assertThat(consumer.poll(MOMENT).isEmpty()).isTrue();
            consumer.seekToBeginning(consumer.assignment());
            consumer.seekToEnd(consumer.assignment());
            assertThat(consumer.poll(MOMENT).isEmpty()).isTrue();
            write(taos, 20, 21);
            assertThat(numbers(read(consumer, 1))).containsExactly(20);
            consumer.seek(partition, records.get(0).offset());
            assertThat(consumer.position(partition)).isEqualTo(records.get(0).offset());
            assertThat(numbers(read(consumer, 21))).hasSize(21);
            fails(0x4007, "Offset out of range", () -> consumer.seek(partition, 1L << 40));
            fails(0x4007, "Offset out of range", () -> consumer.seek(partition, -5));
            fails(0x4008, "VgId", () -> consumer.seek(new TopicPartition(topic, 9999), 0));
            fails(0x4009, "Topic", () -> consumer.seek(new TopicPartition("nope", 1), 0));
        }
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m17CommittedAndPosition(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        write(taos, 0, 3);
        try (TaosConsumer consumer = consumer(target)) {
            consumer.subscribe(List.of(topic));
            Set<TopicPartition> mine = consumer.assignment();
            assertThat(consumer.committed(mine)).isEmpty();
            List<ConsumerRecord> records = read(consumer, 3);
            ConsumerRecord last = records.get(records.size() - 1);
            assertThat(consumer.position(last.partition())).isEqualTo(last.nextOffset());
            fails(0x4009, "nope", () -> consumer.committed(Set.of(new TopicPartition("nope", 2))));
            fails(0x4009, "nope", () -> consumer.position(new TopicPartition("nope", 2)));
            fails(0x4008, "VgId", () -> consumer.position(new TopicPartition(topic, 9999)));
        }
    }

    @ParityTest(on = {WS, EMBEDDED})
    void m18WakeupEndsAPoll(ParityTarget target, TaosConnection taos) {
        String topic = meters(target, taos);
        TaosConsumer consumer = consumer(target);
        try (consumer) {
            consumer.subscribe(List.of(topic));
            assertThat(consumer.subscription()).containsExactly(topic);
            CompletableFuture<Void> waker = CompletableFuture.runAsync(
                    consumer::wakeup,
                    CompletableFuture.delayedExecutor(300, java.util.concurrent.TimeUnit.MILLISECONDS));
            assertThatThrownBy(() -> consumer.poll(Duration.ofMinutes(1))).isInstanceOf(WakeupException.class);
            waker.join();
            write(taos, 0, 1);
            assertThat(read(consumer, 1)).hasSize(1);
            consumer.wakeup();
            assertThatThrownBy(() -> consumer.poll(Duration.ofMinutes(1))).isInstanceOf(WakeupException.class);
            ConsumerRecords none = consumer.poll(Duration.ZERO);
            assertThat(none.count()).isZero();
        }
        consumer.close();
        consumer.wakeup();
    }
}
