package io.taosj.engine.rules;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answer to a statement as lines of text: the columns with their types, then a line per row. */
final class Transcript {
    private Transcript() {}

    static List<String> of(EngineSession session, String sql) {
        List<String> lines = new ArrayList<>();
        try (EngineResult result = session.execute(sql)) {
            if (result.isUpdate()) {
                return List.of("OK " + result.affectedRows());
            }
            List<ColumnInfo> columns = result.schema().columns();
            lines.add(columns.stream().map(c -> c.name() + " " + type(c)).collect(Collectors.joining(", ", "[", "]")));
            for (Block block = result.next(); block != null; block = result.next()) {
                for (int row = 0; row < block.rows(); row++) {
                    lines.add(row(block, columns.size(), row));
                }
            }
            return lines;
        } catch (EngineException e) {
            return List.of(String.format("ERR 0x%X %s", e.code(), e.getMessage()));
        }
    }

    private static String type(ColumnInfo column) {
        if (column.precision() > 0) {
            return column.type() + "(" + column.precision() + "," + column.scale() + ")";
        }
        return column.type() + (column.type().isVariable() ? "(" + column.length() + ")" : "");
    }

    private static String row(Block block, int columns, int row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            cells.add(cell(block.column(i).get(row)));
        }
        return String.join(" | ", cells).strip();
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value == null ? "NULL" : value.toString().replace("\n", "\\n");
    }
}
