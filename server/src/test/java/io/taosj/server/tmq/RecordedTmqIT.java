package io.taosj.server.tmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import io.taosj.wire.message.FetchRawDataReply;
import io.taosj.wire.message.TmqBlock;
import io.taosj.wire.message.TmqData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The recorded conversation of a plain client with a real server, repeated; replies equal up to what varies. */
class RecordedTmqIT {
    private static final Set<String> VARYING =
            Set.of("timing", "version", "vgroup_id", "assignment", "committed", "position");
    private static final long VGROUP = 18;
    private static final int TIMING_BYTES = 8;

    private static List<Map<?, ?>> recording() throws IOException {
        try (var in = RecordedTmqIT.class.getResourceAsStream("/tmq/58-raw-tmq.jsonl")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).<Map<?, ?>>map(TmqClient::json).toList();
        }
    }

    private static void run(EngineSession session, String... statements) {
        for (String sql : statements) {
            session.execute(sql).close();
        }
    }

    private static void setUp(EngineSession session) {
        run(session, "create database wf_tmq vgroups 1", "create table wf_tmq.st (ts timestamp, n int) tags (g int)");
        run(session, "create topic wf_t_st as stable wf_tmq.st", "create database wf_tmq2 vgroups 1", "use wf_tmq2");
        run(session, "create table sx (ts timestamp, v int, s varchar(20)) tags (g int)");
        run(session, "create topic wf_t2 as stable sx");
        run(session, "create topic wf_t2b as select ts, v, g, tbname from sx where v > 2");
        run(session, "create table a1 using sx tags(1)", "create table b2 using sx tags(2)");
        run(session, "insert into a1 values('2024-01-01T00:00:00.000Z',1,'one')('2024-01-01T00:00:00.001Z',null,null)");
        run(session, "insert into a1 values('2024-01-01T00:00:00.002Z',2,'')");
        run(session, "insert into b2 values('2024-01-01T00:00:00.000Z',3,'测😀')('2024-01-01T00:00:00.001Z',4,'b')");
    }

    @Test
    void thePlainClient() throws IOException {
        try (Engine engine = Engine.open(EngineOptions.inMemory());
                EngineSession session = engine.session();
                TaosServer server =
                        TaosServer.start(engine, ServerOptions.defaults().withPort(0))) {
            setUp(session);
            long vgroup = engineVgroup(server.port());
            Map<Object, TmqClient> clients = new LinkedHashMap<>();
            for (Map<?, ?> message : recording()) {
                String kind = (String) message.get("kind");
                boolean fromClient = message.get("dir").equals("client");
                if (kind.equals("http")) {
                    clients.computeIfAbsent(message.get("c"), c -> new TmqClient(server.port()));
                } else if (kind.equals("close")) {
                    clients.get(message.get("c")).close();
                } else if (fromClient) {
                    String text = (String) message.get("text");
                    beforeSending(text, session);
                    clients.get(message.get("c"))
                            .send(text.replace("\"vgroup_id\":" + VGROUP, "\"vgroup_id\":" + vgroup));
                } else {
                    compare(message, clients.get(message.get("c")).receive());
                }
            }
        }
    }

    /** What happened on another connection at this place of the recording. */
    private static void beforeSending(String text, EngineSession session) {
        if (text.contains("\"req_id\":30,")) {
            run(
                    session,
                    "insert into a1 values('2024-01-01T00:00:00.009Z',9,'nine') b2 values('2024-01-01T00:00:00.009Z',10,null)",
                    "insert into c33 using sx tags(5) values('2024-01-01T00:00:00.000Z',11,'auto')");
        }
    }

    private static long engineVgroup(int port) {
        try (TmqClient client = new TmqClient(port)) {
            client.subscribe("other", "wf_t2", "");
            List<?> assignment =
                    (List<?>) client.call("assignment", "\"topic\":\"wf_t2\"").get("assignment");
            return (Long) ((Map<?, ?>) assignment.get(0)).get("vgroup_id");
        }
    }

    private static void compare(Map<?, ?> expected, Object actual) {
        if (expected.get("kind").equals("text")) {
            assertThat(actual).isInstanceOf(String.class);
            assertThat(stable((String) actual)).isEqualTo(stable((String) expected.get("text")));
            return;
        }
        byte[] bytes = HexFormat.of().parseHex((String) expected.get("hex"));
        compare(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), (ByteBuffer) actual);
    }

    private static Map<Object, Object> stable(String text) {
        Map<Object, Object> members = new LinkedHashMap<>(TmqClient.json(text));
        VARYING.forEach(name ->
                members.computeIfPresent(name, (key, value) -> value instanceof List<?> l ? l.size() : 0));
        if ("poll".equals(members.get("action"))) {
            members.remove("offset");
        }
        return members;
    }

    private static void compare(ByteBuffer expected, ByteBuffer actual) {
        actual.order(ByteOrder.LITTLE_ENDIAN);
        if (expected.getLong(0) != -1) {
            if (expected.getLong(24) == 3) { // fetch_raw
                assertThat(actual.getLong(8)).isEqualTo(expected.getLong(8));
                assertThat(actual.getShort(36)).isEqualTo(expected.getShort(36));
                compareData(
                        expected.slice(38, expected.limit() - 38),
                        actual.slice(38, actual.limit() - 38),
                        expected.getShort(36));
                return;
            }
            assertThat(actual.slice(TIMING_BYTES, actual.limit() - TIMING_BYTES))
                    .isEqualTo(expected.slice(TIMING_BYTES, expected.limit() - TIMING_BYTES));
            return;
        }
        FetchRawDataReply wanted = FetchRawDataReply.decode(expected);
        FetchRawDataReply got = FetchRawDataReply.decode(actual);
        assertThat(got.header().code()).isEqualTo(wanted.header().code());
        assertThat(got.header().message()).isEqualTo(wanted.header().message());
        assertThat(got.messageId()).isEqualTo(wanted.messageId());
        if (wanted.data() != null) {
            compareData(wanted.data(), got.data(), wanted.rawType());
        }
    }

    private static void compareData(ByteBuffer expected, ByteBuffer actual, int rawType) {
        TmqData wanted = TmqData.decode(expected, rawType);
        TmqData got = TmqData.decode(actual, rawType);
        if (!wanted.withNames()) {
            // how a query's rows are cut into blocks varies; the columns don't
            assertThat(got.blocks().get(0).block().schema())
                    .isEqualTo(wanted.blocks().get(0).block().schema());
            return;
        }
        assertThat(got.blocks()).hasSameSizeAs(wanted.blocks());
        for (int i = 0; i < wanted.blocks().size(); i++) {
            TmqBlock one = wanted.blocks().get(i);
            TmqBlock other = got.blocks().get(i);
            assertThat(other.table()).isEqualTo(one.table());
            assertThat(other.ids()).isEqualTo(one.ids());
            assertThat(other.schemaVersion()).isEqualTo(one.schemaVersion());
            assertThat(other.block().encoded()).isEqualTo(one.block().encoded());
        }
    }
}
