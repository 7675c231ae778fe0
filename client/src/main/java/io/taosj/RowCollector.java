package io.taosj;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects rows of a prepared INSERT by table until they are bound as columns. Not safe for use by several threads. */
final class RowCollector {
    private static final int MOST_ROWS = 1 << 16;
    private static final String UNNAMED = "";

    private final List<StatementField> fields;
    private final int nameAt;
    private final Map<String, List<Values>> tables = new LinkedHashMap<>();
    private int count;

    /** One row. */
    private record Values(List<@Nullable Object> cells) {}

    RowCollector(List<StatementField> fields) {
        this.fields = fields;
        int at = -1;
        for (int i = 0; i < fields.size(); i++) {
            at = fields.get(i).kind() == StatementField.Kind.TABLE_NAME ? i : at;
        }
        nameAt = at;
    }

    void add(@Nullable Object[] values) {
        if (values.length != fields.size()) {
            throw new TaosStatementException(
                    ClientErrors.INVALID_ARGUMENT,
                    "the statement takes rows of " + fields.size() + " values, given are " + values.length);
        }
        String table = nameAt < 0 ? UNNAMED : name(values[nameAt]);
        tables.computeIfAbsent(table, name -> new ArrayList<>()).add(new Values(Arrays.asList(values.clone())));
        count++;
    }

    private static String name(@Nullable Object value) {
        if (value instanceof String name && !name.isEmpty()) {
            return name;
        }
        throw new TaosStatementException(
                ClientErrors.INVALID_ARGUMENT, "the table's name must be a text, given is " + value);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether the rows should be taken before more are added. */
    boolean isFull() {
        return count >= MOST_ROWS;
    }

    /** All rows, table by table in order of their first rows; they are forgotten here. */
    List<BindTable> drain() {
        List<BindTable> bound = new ArrayList<>(tables.size());
        tables.forEach((name, rows) -> bound.add(table(name, rows)));
        tables.clear();
        count = 0;
        return bound;
    }

    private BindTable table(String name, List<Values> rows) {
        BindTable table = nameAt < 0 ? BindTable.unnamed() : BindTable.named(name);
        for (int i = 0; i < fields.size(); i++) {
            StatementField.Kind kind = fields.get(i).kind();
            if (kind == StatementField.Kind.TAG) {
                table.tags(rows.get(0).cells().get(i));
            } else if (kind == StatementField.Kind.COLUMN) {
                List<@Nullable Object> column = new ArrayList<>(rows.size());
                for (Values row : rows) {
                    column.add(row.cells().get(i));
                }
                table.column(column);
            }
        }
        return table;
    }
}
