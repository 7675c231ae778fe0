package io.taosj.internal.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.BindTable;
import io.taosj.SchemalessOptions;
import io.taosj.Statement2;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import io.taosj.TaosSchemalessException;
import io.taosj.TaosStatementException;
import io.taosj.wire.Precision;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import io.taosj.wire.message.Stmt2BindRequest;
import io.taosj.wire.message.Stmt2Column;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Prepared statements against the replies of a real server; the messages are those of a real client, bit by bit. */
@Timeout(60)
class RecordedStatementsIT {
    private static final int HEADER_OF_IDS = 32;

    /** One recorded statement: its text and the messages that bound values to it. */
    private record Statement(String sql, String prepareReply, List<Bind> binds) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Bind(byte[] request, String reply) {}

    private static List<Statement> statements() throws IOException {
        List<Statement> statements = new ArrayList<>();
        List<Recording.Entry> entries = Recording.load("36-py-stmt2").entries();
        for (int i = 0; i < entries.size(); i++) {
            Recording.Entry entry = entries.get(i);
            boolean request = !entry.fromServer();
            if (request && entry.text().contains("\"stmt2_prepare\"")) {
                String sql = entry.text().replaceAll("(?s).*\"sql\":\"(.*)\",\"get_fields.*", "$1");
                String reply = reply(entries, i, "stmt2_prepare");
                if (reply.contains("\"is_insert\":true")) {
                    statements.add(new Statement(sql, reply, new ArrayList<>()));
                }
            } else if (request && entry.isBinary() && entry.bytes()[16] == 9 && !statements.isEmpty()) {
                Statement last = statements.get(statements.size() - 1);
                int statement = Integer.parseInt(TestServer.member(last.prepareReply(), "stmt_id"));
                if (entry.bytes()[8] == statement) {
                    last.binds().add(new Bind(entry.bytes(), reply(entries, i, "stmt2_bind")));
                }
            }
        }
        return statements;
    }

    private static String reply(List<Recording.Entry> entries, int from, String action) {
        for (Recording.Entry entry : entries.subList(from, entries.size())) {
            if (entry.fromServer() && entry.text().contains("\"action\":\"" + action + "\"")) {
                return entry.text();
            }
        }
        throw new AssertionError("no reply to " + action);
    }

    private static void answer(TestServer.Connection c, String reply, long requestId) throws IOException {
        c.text(reply.replaceFirst("\"req_id\":\\d+", "\"req_id\":" + requestId));
    }

    @Test
    void bindsTheSameBytesAsARealClient() throws IOException {
        List<Statement> statements = statements();
        int compared = 0;
        for (Statement statement : statements) {
            for (Bind bind : statement.binds()) {
                BlockingQueue<byte[]> sent = new ArrayBlockingQueue<>(10);
                try (TestServer server = new TestServer(script(statement, bind, sent));
                        TaosConnection taos = Taos.connect(server.url());
                        Statement2 prepared = taos.statement2(statement.sql())) {
                    List<BindTable> tables = new ArrayList<>();
                    for (Stmt2BindRequest.Table table : Stmt2BindRequest.decode(ByteBuffer.wrap(bind.request()))
                            .tables()) {
                        tables.add(rebuild(table));
                    }
                    if (bind.reply().contains("\"code\":0")) {
                        prepared.bind(tables);
                        assertThat(prepared.execute()).isEqualTo(4711);
                    } else {
                        assertThatThrownBy(() -> prepared.bind(tables)).isInstanceOf(TaosException.class);
                        assertThatThrownBy(prepared::execute).isInstanceOf(TaosStatementException.class);
                    }
                    byte[] mine = sent.remove();
                    assertThat(values(mine)).as(statement.sql()).isEqualTo(values(bind.request()));
                    if (!hasFreedom(bind.request())) {
                        assertThat(hex(mine)).as(statement.sql()).isEqualTo(hex(bind.request()));
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(4);
    }

    /** A column of fixed width without any value may come with or without the places of its values. */
    private static boolean hasFreedom(byte[] message) {
        for (Stmt2BindRequest.Table table :
                Stmt2BindRequest.decode(ByteBuffer.wrap(message)).tables()) {
            for (Stmt2Column column : fields(table)) {
                boolean empty = true;
                for (int row = 0; row < column.rows(); row++) {
                    empty &= column.isNull(row);
                }
                if (empty) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Stmt2Column> fields(Stmt2BindRequest.Table table) {
        List<Stmt2Column> fields = new ArrayList<>(table.tags());
        fields.addAll(table.columns());
        return fields;
    }

    /** Everything that a message says. */
    private static List<Object> values(byte[] message) {
        List<Object> values = new ArrayList<>();
        for (Stmt2BindRequest.Table table :
                Stmt2BindRequest.decode(ByteBuffer.wrap(message)).tables()) {
            values.add("table " + table.name());
            for (Stmt2Column column : fields(table)) {
                values.add(column.type());
                for (int row = 0; row < column.rows(); row++) {
                    Object value = column.get(row);
                    values.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : "" + value);
                }
            }
        }
        return values;
    }

    private static String hex(byte[] message) {
        return HexFormat.of().formatHex(message).substring(HEADER_OF_IDS);
    }

    private static TestServer.Script script(Statement statement, Bind bind, BlockingQueue<byte[]> sent) {
        return c -> {
            c.login();
            while (true) {
                TestServer.Received request = c.receiveData();
                if (request.isBinary()) {
                    sent.add(request.bytes());
                    long id = ByteBuffer.wrap(request.bytes())
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong();
                    answer(c, bind.reply(), id);
                } else {
                    long id = Long.parseLong(TestServer.member(request.text(), "req_id"));
                    switch (TestServer.member(request.text(), "action")) {
                        case "stmt2_prepare" -> answer(c, statement.prepareReply(), id);
                        case "stmt2_exec" -> c.ok(request, ",\"stmt_id\":1,\"affected\":4711");
                        default -> c.ok(request, ",\"stmt_id\":1");
                    }
                }
            }
        };
    }

    private static BindTable rebuild(Stmt2BindRequest.Table table) {
        String name = table.name();
        BindTable rebuilt = name == null ? BindTable.unnamed() : BindTable.named(name);
        for (Stmt2Column tag : table.tags()) {
            rebuilt.tags(new @Nullable Object[] {tag.get(0)});
        }
        for (Stmt2Column column : table.columns()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int row = 0; row < column.rows(); row++) {
                values.add(column.get(row));
            }
            rebuilt.column(values);
        }
        return rebuilt;
    }

    @Test
    void writesSchemalessData() throws IOException {
        BlockingQueue<String> sent = new ArrayBlockingQueue<>(10);
        TestServer.Script script = c -> {
            c.login();
            TestServer.Received first = c.receiveData();
            sent.add(first.text());
            c.ok(first, ",\"affected_rows\":2,\"total_rows\":2");
            TestServer.Received second = c.receiveData();
            sent.add(second.text());
            c.text("{\"code\":12290,\"message\":\"bad line\",\"action\":\"insert\",\"req_id\":"
                    + TestServer.member(second.text(), "req_id") + ",\"timing\":1,\"affected_rows\":1}");
        };
        try (TestServer server = new TestServer(script);
                TaosConnection taos = Taos.connect(server.url())) {
            long rows = taos.schemaless(
                    List.of("m,t=a v=1i64 1", "m,t=b v=2i64 2"),
                    SchemalessProtocol.LINE,
                    Precision.MICROSECONDS,
                    SchemalessOptions.ttl(30).requestId(7).tableNameKey("t"));
            assertThat(rows).isEqualTo(2);
            assertThat(sent.poll())
                    .isEqualTo(
                            "{\"action\":\"insert\",\"args\":{\"req_id\":7,\"protocol\":1,\"precision\":\"u\",\"ttl\":30,"
                                    + "\"data\":\"m,t=a v=1i64 1\\nm,t=b v=2i64 2\",\"table_name_key\":\"t\"}}");
            assertThatThrownBy(() ->
                            taos.schemaless(
                                    "x",
                                    SchemalessProtocol.JSON,
                                    SchemalessPrecision.NOT_CONFIGURED,
                                    SchemalessOptions.DEFAULT))
                    .isInstanceOfSatisfying(
                            TaosSchemalessException.class,
                            e -> assertThat(e.affectedRows()).isEqualTo(1))
                    .hasMessage("[0x3002]: bad line");
            assertThat(sent.poll()).contains("\"protocol\":3,\"precision\":\"\"");
        }
    }
}
