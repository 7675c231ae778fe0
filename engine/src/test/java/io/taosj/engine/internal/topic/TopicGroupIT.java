package io.taosj.engine.internal.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.ConsumerOptions;
import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.engine.TopicConsumer;
import io.taosj.engine.TopicMessage;
import io.taosj.wire.Block;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of groups come and go, topics and groups are dropped, definitions change. */
class TopicGroupIT {
    private static final ConsumerOptions EARLIEST = ConsumerOptions.of("g").withReset(ConsumerOptions.Reset.EARLIEST);

    private final Path directory;

    TopicGroupIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private static void run(EngineSession session, String... statements) {
        for (String sql : statements) {
            session.execute(sql).close();
        }
    }

    private static void fill(EngineSession session, int rows) {
        run(session, "create database d vgroups 6", "use d", "create table st (ts timestamp, v bigint) tags (g int)");
        run(session, "create topic t as stable st");
        for (int i = 0; i < rows; i++) {
            run(
                    session,
                    "insert into c" + i % 12 + " using st tags(1) values(" + (1_704_067_200_000L + i) + "," + i + ")");
        }
    }

    private static int vgroups(TopicConsumer consumer) {
        return consumer.assignment("t").size();
    }

    private static List<String> column(EngineSession session, String sql, int index) {
        List<String> out = new ArrayList<>();
        try (EngineResult result = session.execute(sql)) {
            for (Block block = result.next(); block != null; block = result.next()) {
                for (int row = 0; row < block.rows(); row++) {
                    out.add(String.valueOf(block.column(index).get(row)));
                }
            }
        }
        out.sort(null);
        return out;
    }

    private static void fails(int code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    @SuppressWarnings("try") // a member that leaves early is the point
    void threeMembersShareAndTakeOver() {
        try (Engine engine = Engine.open(EngineOptions.inMemory());
                EngineSession session = engine.session()) {
            fill(session, 60);
            try (TopicConsumer one = session.consumer(EARLIEST);
                    TopicConsumer two = session.consumer(EARLIEST);
                    TopicConsumer three = session.consumer(EARLIEST)) {
                for (TopicConsumer consumer : List.of(one, two, three)) {
                    consumer.subscribe(List.of("t"));
                }
                assertThat(List.of(vgroups(one), vgroups(two), vgroups(three))).containsOnly(2);
                assertThat(column(session, "show subscriptions", 3)).hasSize(6);
                assertThat(new TreeSet<>(column(session, "show subscriptions", 3)))
                        .hasSize(3);
                assertThat(column(session, "show consumers", 0)).hasSize(3);
                Set<Long> seen = new TreeSet<>(TopicConsume.drain(one));
                one.commit();
                assertThat(TopicConsume.drain(two)).isNotEmpty().doesNotContainAnyElementsOf(seen); // not committed
                two.close();
                assertThat(vgroups(one)).isEqualTo(3);
                assertThat(vgroups(three)).isEqualTo(3);
                Set<Long> again = new TreeSet<>(TopicConsume.drain(one));
                again.addAll(TopicConsume.drain(three));
                assertThat(again).doesNotContainAnyElementsOf(seen);
                seen.addAll(again);
                assertThat(seen).hasSize(60);
            }
            assertThat(column(session, "show consumers", 0)).isEmpty();
        }
    }

    @Test
    void whoDoesNotPollIsExpelled() {
        try (Engine engine = Engine.open(EngineOptions.inMemory());
                EngineSession session = engine.session()) {
            fill(session, 30);
            try (TopicConsumer slow = session.consumer(EARLIEST.withMaxPollInterval(1_000));
                    TopicConsumer quick = session.consumer(EARLIEST)) {
                slow.subscribe(List.of("t"));
                quick.subscribe(List.of("t"));
                assertThat(vgroups(quick)).isEqualTo(3);
                Set<Long> seen = new TreeSet<>(TopicConsume.drain(quick));
                while (vgroups(quick) < 6) {
                    TopicMessage message = quick.poll(100);
                    if (message != null) {
                        seen.addAll(TopicConsume.values(message));
                    }
                }
                seen.addAll(TopicConsume.drain(quick));
                assertThat(seen).hasSize(30);
                fails(0x4001, () -> slow.poll(0));
                slow.subscribe(List.of("t"));
                assertThat(vgroups(slow)).isEqualTo(3);
            }
        }
    }

    @Test
    void groupsAndTopicsAreDropped() {
        try (Engine engine = Engine.open(EngineOptions.inDirectory(directory));
                EngineSession session = engine.session()) {
            fill(session, 12);
            fails(0x3E8, () -> run(session, "drop consumer group g on t"));
            try (TopicConsumer consumer = session.consumer(EARLIEST)) {
                consumer.subscribe(List.of("t"));
                assertThat(TopicConsume.drain(consumer)).hasSize(12);
                consumer.commit();
                fails(0x3EC, () -> run(session, "drop consumer group g on t"));
                fails(0x3EB, () -> run(session, "drop topic t"));
            }
            run(session, "drop consumer group g on t");
            try (TopicConsumer consumer = session.consumer(EARLIEST)) {
                consumer.subscribe(List.of("t"));
                assertThat(TopicConsume.drain(consumer)).hasSize(12);
                run(session, "drop consumer group force g on t");
                fails(0x4001, () -> consumer.poll(0));
                consumer.subscribe(List.of("t"));
                run(session, "drop topic force t");
                fails(0x3E1, () -> consumer.poll(0));
                assertThat(consumer.topics()).isEmpty();
            }
            assertThat(column(session, "show topics", 0)).isEmpty();
            assertThat(column(session, "show subscriptions", 0)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tagsAreToldByTheirNamesOfThen(boolean disk) {
        try (Engine engine = Engine.open(disk ? EngineOptions.inDirectory(directory) : EngineOptions.inMemory());
                EngineSession session = engine.session()) {
            run(session, "create database d vgroups 1", "use d", "create topic t with meta as database d");
            run(session, "create table st (ts timestamp, v int) tags (g int, h int)");
            run(session, "create table a using st tags(1, 2)", "alter table st rename tag g gg");
            run(session, "create table b using st tags(3, 4)", "alter table st drop tag gg");
            run(session, "insert into c using st tags(5) values(1704067200000, 1)");
            try (TopicConsumer consumer = session.consumer(EARLIEST)) {
                consumer.subscribe(List.of("t"));
                List<String> children = new ArrayList<>();
                for (TopicMessage m = consumer.poll(0); m != null; m = consumer.poll(0)) {
                    m.metas().stream()
                            .filter(meta -> meta.contains("\"child\""))
                            .forEach(children::add);
                }
                assertThat(children).hasSize(3);
                assertThat(children.get(0)).contains("\"name\":\"g\"", "\"name\":\"h\"");
                assertThat(children.get(1)).contains("\"name\":\"gg\"", "\"name\":\"h\"");
                assertThat(children.get(2)).contains("\"tags\":[{\"name\":\"h\",\"type\":4,\"value\":5}]");
            }
        }
    }

    @Test
    void replayKeepsThePace() {
        try (Engine engine = Engine.open(EngineOptions.inMemory());
                EngineSession session = engine.session()) {
            run(session, "create database d vgroups 1", "use d", "create table n (ts timestamp, v bigint)");
            run(session, "create topic t as select ts, v from n", "create topic whole as database d");
            run(session, "insert into n values(1704067200000, 1)", "insert into n values(1704067200300, 2)");
            try (TopicConsumer consumer = session.consumer(EARLIEST.withReplay(true))) {
                fails(0x4014, () -> consumer.subscribe(List.of("whole")));
                consumer.subscribe(List.of("t"));
                assertThat(TopicConsume.values(Objects.requireNonNull(consumer.poll(0))))
                        .containsExactly(1L);
                long start = System.nanoTime();
                assertThat(TopicConsume.values(Objects.requireNonNull(consumer.poll(30_000))))
                        .containsExactly(2L);
                assertThat(System.nanoTime() - start)
                        .isGreaterThan(1_000_000); // it waited, however slow the machine is
                consumer.commit();
                int vgroup = consumer.assignment("t").get(0).vgroup();
                assertThat(consumer.committed("t", vgroup)).isEmpty();
            }
        }
    }

    @Test
    void aSnapshotHasWhatTheLogHasNotAnyMore() {
        try (Engine engine = Engine.open(EngineOptions.inDirectory(directory));
                EngineSession session = engine.session()) {
            fill(session, 60);
            run(
                    session,
                    "create topic whole with meta as database d",
                    "create topic q as select v from st where v < 10");
            run(session, "delete from c0 where ts = 1704067200000");
            ConsumerOptions options = EARLIEST.withSnapshot(true);
            try (TopicConsumer consumer = session.consumer(options)) {
                consumer.subscribe(List.of("t"));
                int vgroup = consumer.assignment("t").get(0).vgroup();
                fails(0x4006, () -> consumer.seek("t", vgroup, 0));
                List<Long> values = TopicConsume.drain(consumer);
                // the row that was deleted is still in the log, but not in the table
                assertThat(values).hasSize(59).doesNotHaveDuplicates().doesNotContain(0L);
                run(session, "insert into c1 values(1704067300000, 100)");
                assertThat(TopicConsume.drain(consumer)).containsExactly(100L);
                consumer.commit();
            }
            try (TopicConsumer consumer = session.consumer(options)) {
                consumer.subscribe(List.of("t"));
                assertThat(TopicConsume.drain(consumer)).isEmpty();
            }
            try (TopicConsumer consumer = session.consumer(options)) {
                consumer.subscribe(List.of("q"));
                assertThat(TopicConsume.drain(consumer)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
            }
            try (TopicConsumer consumer = session.consumer(options)) {
                consumer.subscribe(List.of("whole"));
                List<String> metas = new ArrayList<>();
                List<Long> values = new ArrayList<>();
                for (TopicMessage m = consumer.poll(0); m != null; m = consumer.poll(0)) {
                    metas.addAll(m.metas());
                    values.addAll(TopicConsume.values(m));
                }
                assertThat(values).hasSize(60);
                assertThat(metas.get(0)).contains("\"tableType\":\"super\"");
            }
        }
    }
}
