package io.taosj.server.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import io.taosj.server.internal.JsonValues;
import io.taosj.server.statement.StatementRecording.Message;
import io.taosj.wire.DataType;
import io.taosj.wire.message.Stmt2BindExecPayload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows with their tables' names and tags in one message (stmt2_bind_exec), which no recorded server knows. */
class BindExecIT {
    private static final long T0 = 1_704_067_200_000L;

    @Test
    void rowsAreSplitWhereTheNameChanges() throws Exception {
        try (Engine engine = Engine.open(EngineOptions.inMemory());
                EngineSession session = engine.session();
                TaosServer server =
                        TaosServer.start(engine, ServerOptions.defaults().withPort(0))) {
            session.execute("create database d");
            session.execute("create stable d.st (ts timestamp, a int) tags (g int)");
            PlainWebSocket socket = PlainWebSocket.open(server.port());
            ask(socket, "conn", "\"user\":\"root\",\"password\":\"taosdata\",\"db\":\"d\"");
            ask(socket, "stmt2_init", "\"single_stb_insert\":true,\"single_table_bind_once\":true");
            ask(
                    socket,
                    "stmt2_prepare",
                    "\"stmt_id\":1,\"get_fields\":true,\"sql\":\"insert into st (tbname,g,ts,a) values(?,?,?,?)\"");

            Stmt2BindExecPayload payload = new Stmt2BindExecPayload();
            payload.fields().texts(DataType.VARCHAR, new String[] {"x", "x", "y", "x"}, null, 0, 4);
            payload.fields().ints(DataType.INT, new int[] {1, 1, 2, 1}, null, 0, 4);
            payload.fields().longs(DataType.TIMESTAMP, new long[] {T0, T0 + 1, T0, T0 + 2}, null, 0, 4);
            payload.fields().ints(DataType.INT, new int[] {10, 20, 30, 40}, null, 0, 4);
            Map<?, ?> reply = send(socket, payload.encode(9, 1, 4, 3));
            assertThat(reply.get("code")).isEqualTo(0L);
            assertThat(reply.get("affected")).isEqualTo(4L);

            payload.reset();
            payload.fields().texts(DataType.VARCHAR, new String[] {"x"}, null, 0, 1);
            assertThat(send(socket, payload.encode(10, 1, 1, 1)).get("message"))
                    .isEqualTo("field count not match, got: 1, expect: 4");
            socket.close();

            assertThat(sum(session, "select sum(a) from d.x")).isEqualTo("70");
            assertThat(sum(session, "select sum(a) from d.st where g = 2")).isEqualTo("30");
        }
    }

    private static void ask(PlainWebSocket socket, String action, String args) throws Exception {
        String text = "{\"action\":\"" + action + "\",\"args\":{\"req_id\":1," + args + "}}";
        socket.send(new Message("", 1, false, false, text.getBytes(StandardCharsets.UTF_8)));
        assertThat(socket.awaitText(action, 1L)).contains("\"code\":0");
    }

    private static Map<?, ?> send(PlainWebSocket socket, ByteBuffer message) throws Exception {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        socket.send(new Message("", 1, false, true, bytes));
        return (Map<?, ?>) JsonValues.parse(socket.awaitText("stmt2_bind_exec", (long) bytes[0]));
    }

    private static String sum(EngineSession session, String sql) {
        try (EngineResult result = session.execute(sql)) {
            return String.valueOf(result.next().column(0).get(0));
        }
    }
}
