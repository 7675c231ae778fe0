package io.taosj.engine.corpus;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.wire.Block;
import io.taosj.wire.RestResultWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a statement answered, in the form of REST.
 *
 * @param code 0, or the error's
 * @param message the error's text, or an empty one
 * @param affected rows changed by a statement without result, otherwise null
 */
public record Answer(
        int code,
        String message,
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        @Nullable Long affected) {

    /** A column: its label, the name of its type and the length shown. */
    public record Column(String name, String type, int length) {
        @Override
        public String toString() {
            return name + " " + type + "(" + length + ")";
        }
    }

    private static final List<Column> UPDATE = List.of(new Column("affected_rows", "INT", Integer.BYTES));

    /** Runs a statement and reads its whole answer; an error is an answer too. */
    public static Answer of(EngineSession session, String sql, ZoneId zone) {
        try (EngineResult result = session.execute(sql)) {
            return result.isUpdate() ? new Answer(0, "", UPDATE, List.of(), result.affectedRows()) : of(result, zone);
        } catch (EngineException e) {
            return new Answer(e.code(), String.valueOf(e.getMessage()), List.of(), List.of(), null);
        }
    }

    /** Reads the columns and all rows of a result set. */
    @SuppressWarnings("unchecked")
    public static Answer of(EngineResult result, ZoneId zone) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            RestResultWriter writer = new RestResultWriter(out, result.schema(), zone, false);
            for (Block block = result.next(); block != null; block = result.next()) {
                writer.write(block);
            }
            writer.finish(RestResultWriter.NO_TIMING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, @Nullable Object> json = (Map<String, @Nullable Object>)
                Objects.requireNonNull(Json.parse(out.toString(StandardCharsets.UTF_8)));
        return new Answer(
                0,
                "",
                columns(json.get("column_meta")),
                (List<List<@Nullable Object>>) Objects.requireNonNull(json.get("data")),
                null);
    }

    @SuppressWarnings("unchecked")
    static List<Column> columns(@Nullable Object json) {
        List<Column> out = new ArrayList<>();
        for (List<Object> column : (List<List<Object>>) Objects.requireNonNull(json)) {
            out.add(new Column(
                    (String) column.get(0), (String) column.get(1), ((BigDecimal) column.get(2)).intValue()));
        }
        return out;
    }

    @Override
    public String toString() {
        return code != 0
                ? "0x" + Integer.toHexString(code) + " " + message
                : affected != null ? affected + " rows" : columns + " " + rows;
    }
}
