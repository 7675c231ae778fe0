package io.taosj.wire.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.Ticks;
import io.taosj.wire.message.BinaryAction;
import io.taosj.wire.message.RequestHeader;
import io.taosj.wire.message.Stmt2BindRequest;
import io.taosj.wire.message.Stmt2Column;
import io.taosj.wire.recorded.Recording.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that recorded clients bound to prepared statements are in the tables afterwards. */
class RecordedBindsTest {
    private static final Pattern INSERT =
            Pattern.compile("(?is)\\s*insert\\s+into\\s+(?:\\?\\s+using\\s+)?([\\w.`]+).*");

    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, List<Object>> fields = new HashMap<>();
    private final Map<String, Stmt2BindRequest> asked = new HashMap<>();
    private final Map<String, List<Stmt2BindRequest>> bound = new HashMap<>();
    private final Map<String, Map<List<Object>, Map<String, Cell>>> kept = new HashMap<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31-raw-stmt2-bind",
                "32-jdbc-stmt2-tbname",
                "34-jdbc-stmt2-using",
                "36-py-stmt2",
                "37-node-stmt2"
            })
    void boundRowsAreInTheTables(String name) {
        Recording recording = Recording.of(name);
        recording.messages().forEach(m -> message(recording, m));
        assertThat(kept.values().stream().mapToInt(Map::size).sum()).isGreaterThan(5);
        Json.list(recording.expect().get("state")).forEach(s -> check(Json.object(s)));
    }

    private void message(Recording recording, Message m) {
        if (m.isBinary() && !m.fromServer() && m.bytes().length > 60) {
            RequestHeader header = RequestHeader.decode(m.buffer());
            if (header.action() == BinaryAction.STMT2_BIND) {
                try {
                    asked.put(
                            m.connection() + "/" + Long.toUnsignedString(header.reqId()),
                            Stmt2BindRequest.decode(m.buffer()));
                } catch (io.taosj.wire.WireFormatException e) {
                    // made wrong on purpose, and refused
                    assertThat(e).hasMessageNotContaining("null");
                }
            }
        } else if (m.kind().equals("text") && m.text().startsWith("{")) {
            Map<String, Object> json = Json.object(Json.parse(m.text()));
            if (m.fromServer()) {
                reply(recording, m, json);
            } else if ("stmt2_prepare".equals(json.get("action"))) {
                Map<String, Object> args = Json.object(json.get("args"));
                Matcher insert = INSERT.matcher((String) args.get("sql"));
                String target = insert.matches() ? insert.group(1).replaceAll(".*\\.", "") : "";
                targets.put(m.connection() + "/" + args.get("stmt_id"), target);
            }
        }
    }

    private void reply(Recording recording, Message m, Map<String, Object> reply) {
        String statement = m.connection() + "/" + reply.get("stmt_id");
        boolean accepted = Json.integer(reply.get("code")) == 0;
        switch ((String) reply.get("action")) {
            case "stmt2_prepare" -> fields.put(statement, Json.list(reply.get("fields")));
            case "stmt2_bind" -> {
                Stmt2BindRequest request = asked.get(m.connection() + "/" + reply.get("req_id"));
                if (accepted && request != null) {
                    bound.computeIfAbsent(statement, k -> new ArrayList<>()).add(request);
                } else {
                    bound.remove(statement);
                }
            }
            case "stmt2_exec" -> {
                List<Stmt2BindRequest> requests = bound.remove(statement);
                if (accepted && requests != null) {
                    requests.forEach(r -> keep(recording, statement, r));
                }
            }
            default -> {
                // nothing about binding
            }
        }
    }

    /** Later rows of the same table and time overwrite earlier ones. */
    private void keep(Recording recording, String statement, Stmt2BindRequest request) {
        for (Object state : Json.list(recording.expect().get("state"))) {
            Map<String, Object> table = Json.object(state);
            if (targets.get(statement).equals(table.get("target"))) {
                Map<List<Object>, Map<String, Cell>> rows =
                        kept.computeIfAbsent(targets.get(statement), k -> new LinkedHashMap<>());
                request.tables().forEach(t -> keep(rows, fields.get(statement), t));
            }
        }
    }

    private static void keep(
            Map<List<Object>, Map<String, Cell>> rows, List<Object> declared, Stmt2BindRequest.Table table) {
        int count = table.columns().isEmpty() ? 0 : table.columns().get(0).rows();
        for (int r = 0; r < count; r++) {
            Map<String, Cell> row = new LinkedHashMap<>();
            if (table.name() != null) {
                String name = table.name().replaceAll(".*\\.", "").replace("`", "");
                row.put("tbname", new Cell(DataType.VARCHAR, name));
            }
            put(row, declared, 2, table.tags(), 0);
            put(row, declared, 1, table.columns(), r);
            List<Object> key = List.of(String.valueOf(row.get("tbname")), String.valueOf(row.get("ts")));
            rows.computeIfAbsent(key, k -> new LinkedHashMap<>()).putAll(row);
        }
    }

    private static void put(
            Map<String, Cell> row, List<Object> declared, int kind, List<Stmt2Column> columns, int index) {
        int next = 0;
        for (Object field : declared) {
            Map<String, Object> description = Json.object(field);
            if (Json.integer(description.get("bind_type")) == kind && next < columns.size()) {
                Stmt2Column column = columns.get(next++);
                if (!column.isNone(index)) {
                    row.put(
                            (String) description.get("name"),
                            new Cell(column.type(), value(column, index, description)));
                }
            }
        }
    }

    private static Object value(Stmt2Column column, int row, Map<String, Object> field) {
        Object value = column.get(row);
        if (value instanceof Long ticks && column.type() == DataType.TIMESTAMP) {
            return Ticks.toInstant(ticks, Precision.ofCode(Json.integer(field.get("precision"))));
        }
        return value;
    }

    private void check(Map<String, Object> state) {
        List<String> names = Json.list(state.get("columns")).stream()
                .map(c -> (String) Json.list(c).get(0))
                .toList();
        List<List<Object>> stored =
                Json.list(state.get("rows")).stream().map(Json::list).toList();
        kept.getOrDefault(String.valueOf(state.get("target")), Map.of())
                .forEach((key, row) -> assertThat(stored)
                        .as("%s of %s: %s", key, state.get("target"), row)
                        .anyMatch(cells -> row.entrySet().stream()
                                .allMatch(e -> e.getValue().isIn(cells, names.indexOf(e.getKey())))));
    }

    /** A bound value. */
    private record Cell(DataType type, Object value) {
        /** A table that the statement names itself has no name among its columns. */
        boolean isIn(List<Object> cells, int at) {
            return at < 0 || Cells.same(type, value, (String) cells.get(at));
        }
    }
}
