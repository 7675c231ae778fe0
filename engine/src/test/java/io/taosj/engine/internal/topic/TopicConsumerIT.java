package io.taosj.engine.internal.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.ConsumerOptions;
import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import io.taosj.engine.TopicConsumer;
import io.taosj.engine.TopicMessage;
import io.taosj.wire.Block;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicConsumerIT {
    private static final ConsumerOptions EARLIEST = ConsumerOptions.of("g").withReset(ConsumerOptions.Reset.EARLIEST);

    private final Path directory;

    TopicConsumerIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private Engine open(boolean disk) {
        return Engine.open(disk ? EngineOptions.inDirectory(directory) : EngineOptions.inMemory());
    }

    private static void run(EngineSession session, String... statements) {
        for (String sql : statements) {
            session.execute(sql).close();
        }
    }

    private static List<TopicMessage> drain(TopicConsumer consumer) {
        List<TopicMessage> messages = new ArrayList<>();
        for (TopicMessage m = consumer.poll(0); m != null; m = consumer.poll(0)) {
            messages.add(m);
        }
        return messages;
    }

    private static List<String> rows(List<TopicMessage> messages) {
        List<String> out = new ArrayList<>();
        for (TopicMessage message : messages) {
            for (TopicMessage.Rows rows : message.rows()) {
                Block block = rows.block();
                for (int row = 0; row < block.rows(); row++) {
                    StringBuilder text = new StringBuilder(rows.table() == null ? "" : rows.table() + ":");
                    for (int i = 0; i < block.schema().size(); i++) {
                        text.append(i == 0 ? "" : ",").append(block.column(i).get(row));
                    }
                    out.add(text.toString());
                }
            }
        }
        out.sort(null);
        return out;
    }

    private static List<String> metas(List<TopicMessage> messages) {
        return messages.stream().flatMap(m -> m.metas().stream()).toList();
    }

    private static void fill(EngineSession session) {
        run(
                session,
                "create database d vgroups 2",
                "use d",
                "create stable st (ts timestamp, v int, s varchar(20)) tags (g int)",
                "insert into a using st tags(1) values('2024-01-01 00:00:00.000Z',1,'x')('2024-01-01 00:00:01.000Z',2,null)",
                "insert into b using st tags(2) values('2024-01-01 00:00:00.000Z',3,'y')",
                "create table n (ts timestamp, w double)",
                "insert into n values('2024-01-01 00:00:00.000Z',1.5)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSuperTableTopicGivesRowsOfItsChildren(boolean disk) {
        try (Engine engine = open(disk);
                EngineSession session = engine.session()) {
            fill(session);
            run(session, "create topic t as stable st", "insert into a values('2024-01-01 00:00:02.000Z',4,'z')");
            try (TopicConsumer consumer = session.consumer(EARLIEST)) {
                consumer.subscribe(List.of("t"));
                assertThat(rows(drain(consumer)))
                        .containsExactly(
                                "a:2024-01-01T00:00:00Z,1,x",
                                "a:2024-01-01T00:00:01Z,2,null",
                                "a:2024-01-01T00:00:02Z,4,z",
                                "b:2024-01-01T00:00:00Z,3,y");
                assertThat(consumer.assignment("t")).hasSize(2).allSatisfy(one -> {
                    assertThat(one.begin()).isZero();
                    assertThat(consumer.position("t", one.vgroup())).isEqualTo(one.end());
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aQueryTopicFiltersAndComputes(boolean disk) {
        try (Engine engine = open(disk);
                EngineSession session = engine.session()) {
            fill(session);
            run(session, "create topic t as select ts, v * 10, tbname, g from st where v > 1");
            try (TopicConsumer consumer = session.consumer(EARLIEST)) {
                consumer.subscribe(List.of("t"));
                assertThat(rows(drain(consumer)))
                        .containsExactly("2024-01-01T00:00:00Z,30.0,b,2", "2024-01-01T00:00:01Z,20.0,a,1");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConditionOnTagsChoosesChildren(boolean disk) {
        try (Engine engine = open(disk);
                EngineSession session = engine.session()) {
            fill(session);
            run(session, "create topic t as stable st where g > 1");
            try (TopicConsumer consumer = session.consumer(EARLIEST)) {
                consumer.subscribe(List.of("t"));
                assertThat(rows(drain(consumer))).containsExactly("b:2024-01-01T00:00:00Z,3,y");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDatabaseTopicWithMetaTellsOfTables(boolean disk) {
        try (Engine engine = open(disk);
                EngineSession session = engine.session()) {
            run(session, "create database d vgroups 1", "use d", "create topic t with meta as database d");
            run(session, "create stable st (ts timestamp, v int) tags (g int)", "create table c using st tags(5)");
            run(
                    session,
                    "insert into e using st tags(6) values(1704067201000, 1)",
                    "alter table st add column w bigint");
            run(session, "alter table c set tag g = 7", "delete from e where ts = 1704067201000");
            run(session, "drop table c", "drop table st");
            try (TopicConsumer consumer = session.consumer(EARLIEST)) {
                consumer.subscribe(List.of("t"));
                List<TopicMessage> messages = drain(consumer);
                assertThat(metas(messages))
                        .containsExactly(
                                "{\"type\":\"create\",\"tableType\":\"super\",\"tableName\":\"st\",\"columns\":["
                                        + "{\"name\":\"ts\",\"type\":9,\"isPrimarykey\":false,\"encode\":\"delta-i\",\"compress\":\"lz4\",\"level\":\"medium\"},"
                                        + "{\"name\":\"v\",\"type\":4,\"isPrimarykey\":false,\"encode\":\"simple8b\",\"compress\":\"lz4\",\"level\":\"medium\"}],"
                                        + "\"tags\":[{\"name\":\"g\",\"type\":4}]}",
                                "{\"type\":\"alter\",\"tableType\":\"super\",\"tableName\":\"st\",\"alterType\":5,\"colName\":\"w\",\"colType\":5}",
                                "{\"type\":\"drop\",\"tableType\":\"super\",\"tableName\":\"st\"}");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rowsKeepTheSchemaOfTheirTime(boolean disk) {
        try (Engine engine = open(disk);
                EngineSession session = engine.session()) {
            run(session, "create database d vgroups 1", "use d", "create table n (ts timestamp, v int)");
            run(session, "create topic t as database d", "insert into n values(1704067201000, 1)");
            run(session, "alter table n add column w int", "insert into n values(1704067202000, 2, 3)");
            try (TopicConsumer consumer = session.consumer(EARLIEST)) {
                consumer.subscribe(List.of("t"));
                assertThat(rows(drain(consumer)))
                        .containsExactly("n:2024-01-01T00:00:01Z,1", "n:2024-01-01T00:00:02Z,2,3");
            }
        }
    }

    @Test
    void vgroupsAreSharedAndHandedOver() {
        try (Engine engine = open(false);
                EngineSession session = engine.session()) {
            fill(session);
            run(session, "create topic t as stable st");
            try (TopicConsumer one = session.consumer(EARLIEST);
                    TopicConsumer two = session.consumer(EARLIEST)) {
                one.subscribe(List.of("t"));
                assertThat(one.assignment("t")).hasSize(2);
                two.subscribe(List.of("t"));
                assertThat(one.assignment("t")).hasSize(1);
                assertThat(two.assignment("t")).hasSize(1);
                int vgroup = two.assignment("t").get(0).vgroup();
                assertThatThrownBy(() -> one.seek("t", vgroup, 0))
                        .isInstanceOfSatisfying(
                                EngineException.class, e -> assertThat(e.code()).isEqualTo(0x4008));
                List<TopicMessage> all = drain(one);
                all.addAll(drain(two));
                assertThat(rows(all)).hasSize(3);
                two.commit();
                two.unsubscribe();
                assertThat(one.assignment("t")).hasSize(2);
                assertThat(drain(one)).isEmpty(); // two had committed
                assertThatThrownBy(() -> run(session, "drop topic t")).hasMessageContaining("cannot be dropped");
            }
            run(session, "drop topic t");
        }
    }

    @Test
    void committedOffsetsSurviveARestart() {
        TreeSet<String> seen = new TreeSet<>();
        try (Engine engine = open(true);
                EngineSession session = engine.session()) {
            run(session, "create database d vgroups 2", "use d");
            run(session, "create stable st (ts timestamp, v int) tags (g int)", "create topic t as stable st");
            for (int i = 0; i < 20; i++) {
                run(
                        session,
                        "insert into c" + i % 4 + " using st tags(1) values(" + (1_704_067_200_000L + i) + "," + i
                                + ")");
            }
            try (TopicConsumer consumer = session.consumer(EARLIEST)) {
                consumer.subscribe(List.of("t"));
                seen.addAll(rows(drain(consumer)));
                consumer.commit();
            }
            run(session, "insert into c0 values(1704067205000, 100)");
        }
        assertThat(seen).hasSize(20);
        try (Engine engine = open(true);
                EngineSession session = engine.session();
                TopicConsumer consumer = session.consumer(EARLIEST)) {
            consumer.subscribe(List.of("t"));
            assertThat(rows(drain(consumer))).containsExactly("c0:2024-01-01T00:00:05Z,100");
            run(session, "insert into d.c1 values(1704067206000, 101)");
            assertThat(rows(drain(consumer))).containsExactly("c1:2024-01-01T00:00:06Z,101");
            try (TopicConsumer other =
                    session.consumer(ConsumerOptions.of("h").withReset(ConsumerOptions.Reset.EARLIEST))) {
                other.subscribe(List.of("t"));
                assertThat(rows(drain(other))).hasSize(22);
            }
        }
    }

    @Test
    void latestBeginsWithNewRowsAndPollWaits() {
        try (Engine engine = open(false);
                EngineSession session = engine.session()) {
            fill(session);
            run(session, "create topic t as database d");
            try (TopicConsumer consumer = session.consumer(ConsumerOptions.of("g"))) {
                consumer.subscribe(List.of("t"));
                assertThat(consumer.poll(0)).isNull();
                Thread writer = new Thread(() -> run(session, "insert into d.n values(1704067207000, 7)"));
                writer.start();
                TopicMessage message = consumer.poll(30_000);
                assertThat(message).isNotNull();
                assertThat(rows(List.of(message))).containsExactly("n:2024-01-01T00:00:07Z,7.0");
            }
            try (TopicConsumer consumer =
                    session.consumer(ConsumerOptions.of("n").withReset(ConsumerOptions.Reset.NONE))) {
                consumer.subscribe(List.of("t"));
                assertThatThrownBy(() -> consumer.poll(0)).hasMessageContaining("no committed offset");
            }
        }
    }
}
