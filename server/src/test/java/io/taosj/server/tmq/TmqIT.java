package io.taosj.server.tmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import io.taosj.server.RawConnection;
import io.taosj.server.ServerLimits;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import io.taosj.wire.Block;
import io.taosj.wire.message.FetchRawDataReply;
import io.taosj.wire.message.TmqBlock;
import io.taosj.wire.message.TmqData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TmqIT {
    @TempDir
    Path directory;

    private static void run(EngineSession session, String... statements) {
        for (String sql : statements) {
            session.execute(sql).close();
        }
    }

    /** Polls until nothing comes; returns the values of column {@code v}. */
    private static List<Long> drain(TmqClient client, boolean commit) {
        List<Long> values = new ArrayList<>();
        long last = 0;
        while (true) {
            // without an id nothing is sent again
            String received = last == 0 ? "" : ",\"message_id\":" + last;
            Map<?, ?> poll = client.call("poll", "\"blocking_time\":100" + received);
            assertThat(poll.get("code")).isEqualTo(0L);
            if (!Boolean.TRUE.equals(poll.get("have_message"))) {
                return values;
            }
            last = (Long) poll.get("message_id");
            values.addAll(values(client, last));
            if (commit) {
                assertThat(client.call("commit", "\"message_id\":" + last).get("code"))
                        .isEqualTo(0L);
            }
        }
    }

    private static List<Long> values(TmqClient client, long message) {
        List<Long> values = new ArrayList<>();
        FetchRawDataReply reply = FetchRawDataReply.decode(client.fetch("fetch_raw_data", "\"message_id\":" + message));
        assertThat(reply.header().code()).isZero();
        for (TmqBlock part : TmqData.decode(reply.data(), reply.rawType()).blocks()) {
            Block block = part.block();
            for (int row = 0; row < block.rows(); row++) {
                values.add(block.longs(block.schema().indexOf("v")).getLong(row));
            }
        }
        return values;
    }

    private static void setUp(EngineSession session) {
        run(session, "create database d vgroups 4", "use d");
        run(session, "create stable st (ts timestamp, v int) tags (g int)", "create topic t as stable st");
    }

    private static void insert(EngineSession session, int from, int to) {
        for (int i = from; i < to; i++) {
            run(
                    session,
                    "insert into d.c" + i % 16 + " using d.st tags(1) values(" + (1_704_067_200_000L + i) + "," + i
                            + ")");
        }
    }

    private static int vgroups(TmqClient client) {
        return ((List<?>) client.call("assignment", "\"topic\":\"t\"").get("assignment")).size();
    }

    @Test
    void membersShareVgroupsAndAKilledOneLosesNothing() throws IOException {
        try (Engine engine = Engine.open(EngineOptions.inMemory());
                EngineSession session = engine.session();
                TaosServer server =
                        TaosServer.start(engine, ServerOptions.defaults().withPort(0));
                TmqClient one = new TmqClient(server.port());
                TmqClient two = new TmqClient(server.port())) {
            setUp(session);
            insert(session, 0, 100);
            one.subscribe("g", "t", "");
            assertThat(vgroups(one)).isEqualTo(4);
            two.subscribe("g", "t", "");
            assertThat(vgroups(one)).isEqualTo(2);
            assertThat(vgroups(two)).isEqualTo(2);
            List<Long> fromOne = drain(one, true);
            List<Long> fromTwo = drain(two, true);
            Set<Long> committed = new TreeSet<>(fromOne);
            committed.addAll(fromTwo);
            assertThat(committed).hasSize(100);
            assertThat(fromOne.size() + fromTwo.size()).isEqualTo(100);

            insert(session, 100, 200);
            List<Long> lost = drain(two, false); // read, but not committed
            assertThat(lost).isNotEmpty();
            two.kill();
            Map<?, ?> poll = one.call("poll", "\"blocking_time\":20000");
            assertThat(poll.get("have_message")).isEqualTo(true);
            Set<Long> rest = new HashSet<>(values(one, (Long) poll.get("message_id")));
            for (int tries = 0; tries < 50 && rest.size() < 100; tries++) {
                List<Long> more = drain(one, true);
                assertThat(more).doesNotContainAnyElementsOf(committed);
                rest.addAll(more);
            }
            assertThat(rest).containsAll(lost).hasSize(100);
        }
    }

    @Test
    void aRestartedServerGoesOnAtTheCommittedOffsets() throws IOException {
        try (Engine engine = Engine.open(EngineOptions.inDirectory(directory));
                EngineSession session = engine.session();
                TaosServer server =
                        TaosServer.start(engine, ServerOptions.defaults().withPort(0));
                TmqClient client = new TmqClient(server.port())) {
            setUp(session);
            insert(session, 0, 50);
            client.subscribe("g", "t", "");
            assertThat(drain(client, true)).hasSize(50);
            insert(session, 50, 60);
            assertThat(drain(client, false)).hasSize(10);
        }
        try (Engine engine = Engine.open(EngineOptions.inDirectory(directory));
                EngineSession session = engine.session();
                TaosServer server =
                        TaosServer.start(engine, ServerOptions.defaults().withPort(0));
                TmqClient client = new TmqClient(server.port())) {
            insert(session, 60, 70);
            client.subscribe("g", "t", ",\"auto_commit\":\"true\",\"auto_commit_interval_ms\":\"0\"");
            List<Long> values = drain(client, false);
            values.sort(null);
            assertThat(values).hasSize(20).startsWith(50L).endsWith(69L);
            Map<?, ?> assignment = client.call("assignment", "\"topic\":\"t\"");
            for (Object item : (List<?>) assignment.get("assignment")) {
                Map<?, ?> one = (Map<?, ?>) item;
                String place = "\"topic_vgroup_ids\":[{\"topic\":\"t\",\"vgroup_id\":" + one.get("vgroup_id") + "}]";
                assertThat(client.call("committed", place).get("committed")).isEqualTo(List.of(one.get("end")));
            }
        }
    }

    @Test
    void changesOfTablesComeAsJson() throws IOException {
        try (Engine engine = Engine.open(EngineOptions.inMemory());
                EngineSession session = engine.session();
                TaosServer server =
                        TaosServer.start(engine, ServerOptions.defaults().withPort(0));
                TmqClient client = new TmqClient(server.port())) {
            run(session, "create database d vgroups 1", "use d", "create topic t with meta as database d");
            run(session, "create stable st (ts timestamp, v int) tags (g int, s varchar(5))");
            run(
                    session,
                    "create table c using st tags(1, 'x')",
                    "insert into e using st tags(2, null) values(1704067201000, 7)");
            run(session, "alter table c set tag g = 5", "delete from e where ts <= 1704067201000", "drop table c");
            client.subscribe("g", "t", ",\"enable_batch_meta\":\"1\"");
            Map<?, ?> poll = client.call("poll", "\"blocking_time\":0,\"message_id\":0");
            assertThat(poll.get("message_type")).isEqualTo(2L);
            Map<?, ?> meta = (Map<?, ?>)
                    client.call("fetch_json_meta", "\"message_id\":1").get("data");
            assertThat((List<?>) meta.get("metas")).hasSize(2);
            Map<?, ?> data = client.call("poll", "\"blocking_time\":0,\"message_id\":1");
            assertThat(data.get("message_type")).isEqualTo(3L);
            assertThat(values(client, 2)).containsExactly(7L);
            Map<?, ?> created = (Map<?, ?>)
                    client.call("fetch_json_meta", "\"message_id\":2").get("data");
            assertThat(created.get("tableName")).isEqualTo("e");
            client.call("poll", "\"blocking_time\":0,\"message_id\":2");
            List<?> rest = (List<?>) ((Map<?, ?>)
                            client.call("fetch_json_meta", "\"message_id\":3").get("data"))
                    .get("metas");
            assertThat(rest.get(0)).asString().contains("alterType=4", "colName=g", "colValue=5", "colValueNull=false");
            assertThat(rest.get(1)).asString().contains("delete from `e` where `ts` >= ", " and `ts` <= 1704067201000");
            assertThat(rest.get(2)).asString().isEqualTo("{type=drop, tableNameList=[c]}");
        }
    }

    @Test
    void aSilentConsumerLosesItsVgroups() throws IOException {
        ServerLimits limits = ServerLimits.defaults().withIdleTimeout(Duration.ofSeconds(2), Duration.ofMillis(200));
        try (Engine engine = Engine.open(EngineOptions.inMemory());
                EngineSession session = engine.session();
                TaosServer server = TaosServer.start(
                        engine, ServerOptions.defaults().withPort(0).withLimits(limits));
                TmqClient one = new TmqClient(server.port());
                RawConnection silent = RawConnection.webSocket(server.port(), "/rest/tmq")) {
            setUp(session);
            one.subscribe("g", "t", "");
            silent.text("{\"action\":\"subscribe\",\"args\":{\"req_id\":1,\"user\":\"root\",\"password\":\"taosdata\","
                    + "\"group_id\":\"g\",\"topics\":[\"t\"]}}");
            assertThat(silent.readText()).contains("\"code\":0");
            assertThat(vgroups(one)).isEqualTo(2);
            // the other one answers no ping any more
            for (int tries = 0; tries < 600 && vgroups(one) < 4; tries++) {
                one.call("poll", "\"blocking_time\":100");
            }
            assertThat(vgroups(one)).isEqualTo(4);
        }
    }

    @Test
    void aTokenStandsForAUser() throws IOException {
        try (Engine engine = Engine.open(EngineOptions.inMemory());
                EngineSession session = engine.session();
                TaosServer server = TaosServer.start(
                        engine, ServerOptions.defaults().withPort(0).withToken("secret", "root"));
                TmqClient client = new TmqClient(server.port())) {
            setUp(session);
            String start = "\"group_id\":\"g\",\"topics\":[\"t\"],\"config\":{\"td.connect.token\":\"";
            Map<?, ?> refused = client.call("subscribe", start + "other\"}");
            assertThat(refused.get("code")).isEqualTo(0x100L);
            assertThat(refused.toString()).doesNotContain("other");
            assertThat(client.call("subscribe", start + "secret\"}").get("code"))
                    .isEqualTo(0L);
        }
    }
}
