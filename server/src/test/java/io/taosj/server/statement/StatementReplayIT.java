package io.taosj.server.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import io.taosj.server.internal.JsonValues;
import io.taosj.server.statement.StatementRecording.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded conversations about prepared statements, with the server in the place of the real one: every reply about a
 * statement, the blocks of its results, and the tables' contents afterwards are the same.
 */
class StatementReplayIT {
    /** Actions whose replies depend on the server's own data or build. */
    private static final Set<String> OTHERS = Set.of("binary_query", "conn", "version", "options_connection");

    private static final List<String> SUFFIXES = List.of("raw", "py", "go", "jdbc", "sql", "node");
    private static final String SCALARS = "%1$sbool bool,%1$si8 tinyint,%1$si16 smallint,%1$si32 int,%1$si64 bigint,"
            + "%1$su8 tinyint unsigned,%1$su16 smallint unsigned,%1$su32 int unsigned,%1$su64 bigint unsigned,"
            + "%1$sf32 float,%1$sf64 double,%1$svc varchar(40),%1$snc nchar(20),%1$svb varbinary(20),"
            + "%1$sgeo geometry(100),%1$st timestamp";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03-raw-write-block",
                "20-raw-stmt1",
                "21-py-stmt1",
                "22-go-stmt1",
                "23-go-sql-stmt1",
                "30-raw-stmt2-prepare",
                "31-raw-stmt2-bind",
                "32-jdbc-stmt2-tbname",
                "34-jdbc-stmt2-using",
                "35-jdbc-stmt2-query",
                "36-py-stmt2",
                "37-node-stmt2"
            })
    void repliesAndTablesAreAsRecorded(String name) throws Exception {
        StatementRecording recording = StatementRecording.of(name);
        try (Engine engine = Engine.open(EngineOptions.inMemory().withVersion("3.3.6.0"));
                TaosServer server =
                        TaosServer.start(engine, ServerOptions.defaults().withPort(0))) {
            createTables(engine);
            List<String> differences = replay(recording, server.port());
            differences.addAll(stateDifferences(recording, server.port()));
            assertThat(differences).isEmpty();
        }
    }

    private static void createTables(Engine engine) {
        try (EngineSession session = engine.session()) {
            for (String database : List.of("wf_ms", "wf_us", "wf_ns", "wf_st1", "wf_st2")) {
                String precision = database.substring(3).matches("us|ns") ? database.substring(3) : "ms";
                session.execute("create database " + database + " precision '" + precision + "'");
                session.use(database);
                session.execute("create table simple(ts timestamp, v int, s varchar(20))");
                session.execute("create stable allt(ts timestamp," + String.format(SCALARS, "c_") + ") tags("
                        + String.format(SCALARS, "t_") + ")");
                for (String suffix : SUFFIXES) {
                    String columns = "(ts timestamp, a int, b float, c varchar(10))";
                    session.execute("create table pl_" + suffix + columns);
                    session.execute("create stable st_" + suffix + columns + " tags(t1 int, t2 varchar(10))");
                    session.execute("create stable js_" + suffix + "(ts timestamp, v int) tags(j json)");
                    session.execute("create stable all_" + suffix + "(ts timestamp," + String.format(SCALARS, "c_")
                            + ") tags(" + String.format(SCALARS, "t_") + ")");
                }
                session.execute("create table plain(ts timestamp, a int, b float, c varchar(10))");
            }
            session.use("wf_ms");
            session.execute("insert into simple values('2024-01-01T00:00:00Z',1,'one')('2024-01-01T00:00:01Z',2,'two')"
                    + "('2024-01-01T00:00:02Z',null,null)");
            session.execute("insert into allt_1 using allt (t_i8) tags(1) (ts,c_f64,c_nc,c_i64,c_bool)"
                    + " values('2024-01-01T00:00:00Z',2.25,'北京',4,true)");
            for (String table : List.of("wrb", "wrf", "wrc")) {
                session.execute("create table " + table + "(ts timestamp, v int, s varchar(20))");
            }
        }
    }

    private static List<String> replay(StatementRecording recording, int port) throws Exception {
        List<String> differences = new ArrayList<>();
        Map<Integer, PlainWebSocket> sockets = new HashMap<>();
        for (Message message : recording.messages()) {
            PlainWebSocket socket = sockets.computeIfAbsent(message.connection(), c -> PlainWebSocket.open(port));
            if (!message.fromServer()) {
                socket.send(message);
            } else {
                String difference = compare(message, socket);
                if (difference != null) {
                    differences.add(difference);
                }
            }
        }
        sockets.values().forEach(PlainWebSocket::close);
        return differences;
    }

    private static String compare(Message expected, PlainWebSocket socket) throws Exception {
        if (expected.isBinary()) {
            byte[] reply = socket.awaitBlock(expected.requestId());
            // the results of plain queries are other tests' concern
            return !socket.isStatementResult(expected.bytes()) || expected.sameBlockReply(reply)
                    ? null
                    : expected + ": expected block " + expected.hex() + "\n but was " + StatementRecording.hex(reply);
        }
        Map<String, Object> wanted = object(JsonValues.parse(expected.text()));
        Map<String, Object> reply =
                object(JsonValues.parse(socket.awaitText((String) wanted.get("action"), wanted.get("req_id"))));
        socket.remember(wanted);
        if (OTHERS.contains(wanted.get("action"))) {
            return null;
        }
        wanted.remove("timing");
        reply.remove("timing");
        shorten(wanted);
        shorten(reply);
        return wanted.equals(reply) && new ArrayList<>(wanted.keySet()).equals(new ArrayList<>(reply.keySet()))
                ? null
                : expected + ": expected " + wanted + "\n but was " + reply;
    }

    /** What follows in these texts is that of the real server's JSON library. */
    private static void shorten(Map<String, Object> reply) {
        String text = String.valueOf(reply.get("message"));
        int json = text.indexOf(" json:");
        if (text.startsWith("stmt parse") && json > 0) {
            reply.put("message", text.substring(0, json));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object json) {
        return new LinkedHashMap<>((Map<String, Object>) json);
    }

    private static List<String> stateDifferences(StatementRecording recording, int port) throws Exception {
        List<String> differences = new ArrayList<>();
        for (Object entry : recording.expected("state")) {
            Map<String, Object> state = object(entry);
            Map<String, Object> answer = ask(port, (String) state.get("db"), (String) state.get("sql"));
            List<?> wanted = (List<?>) state.get("rows");
            List<?> rows = answer.get("data") instanceof List<?> data ? data : List.of();
            if (!sameRows(wanted, rows)) {
                differences.add(state.get("sql") + ": expected " + wanted + "\n but was " + answer);
            }
        }
        return differences;
    }

    private static Map<String, Object> ask(int port, String database, String sql)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/rest/sql/" + database))
                .header("Authorization", "Basic cm9vdDp0YW9zZGF0YQ==")
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return object(JsonValues.parse(body));
    }

    private static boolean sameRows(List<?> wanted, List<?> rows) {
        if (wanted.size() != rows.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            List<?> a = (List<?>) wanted.get(i);
            List<?> b = (List<?>) rows.get(i);
            for (int j = 0; j < a.size(); j++) {
                if (!sameCell(a.get(j), b.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean sameCell(Object wanted, Object cell) {
        if (wanted == null || cell == null) {
            return wanted == cell;
        }
        return wanted.equals(cell.toString())
                || cell instanceof Number number && Float.parseFloat((String) wanted) == number.floatValue()
                || cell instanceof Map
                        && wanted.toString()
                                .replaceAll("[{}\" ]", "")
                                .replace(':', '=')
                                .equals(cell.toString().replaceAll("[{} ]", ""));
    }
}
