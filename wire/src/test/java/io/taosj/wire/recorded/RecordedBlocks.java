package io.taosj.wire.recorded;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.recorded.RecordedBlock.Origin;
import io.taosj.wire.recorded.Recording.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the blocks of a recording by following the conversation. */
public final class RecordedBlocks {
    private static final Pattern INSERT =
            Pattern.compile("(?i)\\s*insert\\s+into\\s+(?:\\?\\s+using\\s+)?([\\w.`]+).*");

    private final Recording recording;
    private final List<RecordedBlock> found = new ArrayList<>();
    private final Map<String, Result> results = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, ResultSchema> fetching = new HashMap<>();
    private final Map<String, Integer> codes = new HashMap<>();
    private int preparedResults;

    private RecordedBlocks(Recording recording) {
        this.recording = recording;
    }

    /** A result whose blocks follow. */
    private static final class Result {
        private final ResultSchema schema;
        private final List<Object> rows;
        private int next;
        private ByteBuffer last = ByteBuffer.allocate(0);

        Result(ResultSchema schema, List<Object> rows) {
            this.schema = schema;
            this.rows = rows;
        }
    }

    /** All blocks outside of subscription messages, in the order of the conversation. */
    public static List<RecordedBlock> of(Recording recording) {
        RecordedBlocks blocks = new RecordedBlocks(recording);
        recording.messages().forEach(blocks::code);
        recording.messages().forEach(blocks::message);
        return blocks.found;
    }

    private void code(Message m) {
        if (m.fromServer() && m.kind().equals("text") && m.text().startsWith("{")) {
            Map<String, Object> reply = Json.object(Json.parse(m.text()));
            codes.put(m.connection() + "/" + reply.get("req_id"), Json.integer(reply.get("code")));
        }
    }

    private void message(Message m) {
        String kind = (m.fromServer() ? "server " : "client ") + m.kind();
        switch (kind) {
            case "client http" -> paths.put(key(m, ""), m.text().split("[ ?]", 3)[1]);
            case "client text" -> clientText(m);
            case "client binary" -> clientBinary(m);
            case "server text" -> serverText(m);
            case "server binary" -> serverBinary(m);
            default -> {
                // control frames and HTTP answers hold no blocks
            }
        }
    }

    private boolean isTmq(Message m) {
        return "/rest/tmq".equals(paths.get(key(m, "")));
    }

    private static String key(Message m, Object id) {
        return m.connection() + "/" + id;
    }

    private void clientText(Message m) {
        if (!m.text().startsWith("{")) {
            return;
        }
        Map<String, Object> request = Json.object(Json.parse(m.text()));
        if (String.valueOf(request.get("action")).matches("prepare|stmt2_prepare")) {
            Map<String, Object> args = Json.object(request.get("args"));
            Matcher insert = INSERT.matcher(String.valueOf(args.get("sql")));
            targets.put(
                    key(m, args.get("stmt_id")),
                    insert.matches() ? insert.group(1).replaceAll(".*\\.", "") : "");
        }
    }

    private void clientBinary(Message m) {
        ByteBuffer in = m.buffer();
        long action = in.getLong(16);
        if (action == 1 || action == 2) {
            String target = targets.getOrDefault(key(m, in.getLong(8)), "");
            boolean accepted = Integer.valueOf(0).equals(codes.get(key(m, Long.toUnsignedString(in.getLong(0)))));
            client(m, in.position(24), accepted ? candidates(target, action == 1) : null);
        } else if (action == 4 || action == 5) {
            int nameLength = in.getShort(28);
            String table = new String(m.bytes(), 30, nameLength, StandardCharsets.UTF_8);
            if (in.remaining() > 30 + nameLength + 28) {
                boolean all = action == 4;
                client(m, in.position(30 + nameLength), all ? written(table) : null);
            }
        }
    }

    private void client(Message m, ByteBuffer bytes, List<List<Object>> candidates) {
        found.add(new RecordedBlock(
                m.where(), Origin.CLIENT, bytes.slice().order(ByteOrder.LITTLE_ENDIAN), null, null, candidates));
    }

    /** The tags or the columns of the table's rows. */
    private List<List<Object>> candidates(String target, boolean tags) {
        for (Object state : Json.list(recording.expect().get("state"))) {
            Map<String, Object> table = Json.object(state);
            if (target.equals(table.get("target"))) {
                List<Object> columns = Json.list(table.get("columns"));
                List<Integer> wanted = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    String name = (String) Json.list(columns.get(i)).get(0);
                    if (!name.equals("tbname") && name.matches("t1|t2|t_.*|j") == tags) {
                        wanted.add(i);
                    }
                }
                return pick(table, wanted);
            }
        }
        return null;
    }

    private static List<List<Object>> pick(Map<String, Object> table, List<Integer> wanted) {
        List<List<Object>> rows = new ArrayList<>();
        for (Object row : Json.list(table.get("rows"))) {
            List<Object> cells = Json.list(row);
            List<Object> picked = new ArrayList<>();
            wanted.forEach(i -> picked.add(cells.get(i)));
            rows.add(picked);
        }
        return rows;
    }

    private List<List<Object>> written(String table) {
        for (Object state : Json.list(recording.expect().get("state"))) {
            Map<String, Object> candidate = Json.object(state);
            if (String.valueOf(candidate.get("sql")).endsWith(" " + table)) {
                return Json.list(candidate.get("rows")).stream().map(Json::list).toList();
            }
        }
        return null;
    }

    private void serverText(Message m) {
        Map<String, Object> reply = Json.object(Json.parse(m.text()));
        if (Json.integer(reply.get("code")) != 0) {
            return;
        }
        switch ((String) reply.get("action")) {
            case "query", "binary_query" -> {
                if (Json.integer(reply.get("fields_count")) > 0) {
                    results.put(key(m, reply.get("id")), new Result(schema(reply), queryRows(m, reply)));
                }
            }
            case "stmt2_result", "use_result" -> {
                Object id = reply.containsKey("id") ? reply.get("id") : reply.get("result_id");
                if (Json.integer(reply.get("fields_count")) > 0) {
                    Object expected =
                            Json.list(recording.expect().get("stmt_results")).get(preparedResults++);
                    results.put(key(m, id), new Result(schema(reply), rows(Json.object(expected))));
                }
            }
            case "fetch" -> {
                if (isTmq(m) && reply.get("completed").equals(false)) {
                    fetching.put(key(m, ""), schema(reply));
                }
            }
            default -> {
                // nothing about blocks
            }
        }
    }

    private List<Object> queryRows(Message m, Map<String, Object> reply) {
        for (Object result : Json.list(recording.expect().get("results"))) {
            Map<String, Object> candidate = Json.object(result);
            if (Json.integer(candidate.get("c")) == m.connection()
                    && candidate.get("req_id").equals(reply.get("req_id"))) {
                return rows(candidate);
            }
        }
        return null;
    }

    private static List<Object> rows(Map<String, Object> expected) {
        return expected.containsKey("volatile") ? null : Json.list(expected.get("rows"));
    }

    private static ResultSchema schema(Map<String, Object> reply) {
        List<Object> names = Json.list(reply.get("fields_names"));
        List<Object> types = Json.list(reply.get("fields_types"));
        List<Object> lengths = Json.list(reply.get("fields_lengths"));
        List<ColumnInfo> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int length = i < lengths.size() ? Json.integer(lengths.get(i)) : 0;
            DataType type = DataType.ofCode(Json.integer(types.get(i)));
            columns.add(new ColumnInfo((String) names.get(i), type, length, 0, 0));
        }
        return new ResultSchema(columns, Precision.ofCode(Json.integer(reply.get("precision"))));
    }

    private void serverBinary(Message m) {
        ByteBuffer in = m.buffer();
        boolean marked = in.getLong(0) == -1;
        if (isTmq(m)) {
            boolean fetched = !marked && in.remaining() > 28 && in.getInt(24) == 2 && in.getInt(28) == in.limit() - 24;
            if (fetched) {
                found.add(new RecordedBlock(
                        m.where(), Origin.SUBSCRIPTION, tail(in, 24), fetching.get(key(m, "")), null, null));
            }
        } else if (marked) {
            int text = in.getInt(38);
            if (in.get(50 + text) == 0) {
                result(m, in.getLong(42 + text), tail(in, 55 + text));
            }
        } else {
            result(m, in.getLong(8), tail(in, 16));
        }
    }

    private void result(Message m, long id, ByteBuffer bytes) {
        Result result = results.get(key(m, id));
        int rows = bytes.getInt(8);
        if (result.last.equals(bytes)) {
            return; // fetch_block without fetch gives the same block again
        }
        result.last = bytes;
        List<Object> expected = result.rows == null ? null : result.rows.subList(result.next, result.next + rows);
        result.next += rows;
        found.add(new RecordedBlock(m.where(), Origin.RESULT, bytes, result.schema, expected, null));
    }

    private static ByteBuffer tail(ByteBuffer in, int from) {
        return in.slice(from, in.limit() - from).order(ByteOrder.LITTLE_ENDIAN);
    }
}
