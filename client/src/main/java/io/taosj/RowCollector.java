package io.taosj;

import io.taosj.internal.bind.BindValues;
import io.taosj.internal.bind.Place;
import io.taosj.internal.bind.RowColumn;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows of a prepared INSERT, table by table and column by column, until they are bound. A row of which a value
 * does not fit leaves no trace. Not safe for use by several threads.
 */
final class RowCollector {
    private static final int MOST_ROWS = 1 << 16;
    private static final String UNNAMED = "";

    private final List<StatementField> fields;
    private final ZoneId zone;
    private final int nameAt;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private int count;

    RowCollector(List<StatementField> fields, ZoneId zone) {
        this.fields = fields;
        this.zone = zone;
        int at = -1;
        for (int i = 0; i < fields.size(); i++) {
            at = fields.get(i).kind() == StatementField.Kind.TABLE_NAME ? i : at;
        }
        nameAt = at;
    }

    /** The rows of one table; of the tags there is one value, that of the first row. */
    private final class Table {
        private final List<RowColumn> parts = new ArrayList<>(fields.size());
        private int rows;

        Table(@Nullable String name) {
            for (StatementField field : fields) {
                parts.add(RowColumn.of(new Place(name, field, zone)));
            }
        }

        void add(@Nullable Object[] values) {
            boolean done = false;
            try {
                for (int i = 0; i < values.length; i++) {
                    boolean tag = fields.get(i).kind() == StatementField.Kind.TAG;
                    if (i != nameAt && (!tag || rows == 0)) {
                        parts.get(i).add(values[i]);
                    }
                }
                rows++;
                done = true;
            } finally {
                if (!done) {
                    parts.forEach(part -> part.truncate(Math.min(part.size(), rows)));
                }
            }
        }

        BindTable drained(String name) {
            BindTable table = nameAt < 0 ? BindTable.unnamed() : BindTable.named(name);
            for (int i = 0; i < fields.size(); i++) {
                BindValues values = parts.get(i).values();
                if (fields.get(i).kind() == StatementField.Kind.TAG) {
                    table.tags().add(values);
                } else if (i != nameAt) {
                    table.columns().add(values);
                }
            }
            return table;
        }
    }

    void add(@Nullable Object[] values) {
        if (values.length != fields.size()) {
            throw new TaosStatementException(
                    ClientErrors.INVALID_ARGUMENT,
                    "the statement takes rows of " + fields.size() + " values, given are " + values.length);
        }
        String name = nameAt < 0 ? UNNAMED : name(values[nameAt]);
        Table table = tables.get(name);
        if (table == null) {
            table = new Table(nameAt < 0 ? null : name);
            table.add(values);
            tables.put(name, table);
        } else {
            table.add(values);
        }
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

    /** Forgets all rows. */
    void clear() {
        tables.clear();
        count = 0;
    }

    /** All rows, table by table in order of their first rows; they are forgotten here. */
    List<BindTable> drain() {
        List<BindTable> bound = new ArrayList<>(tables.size());
        tables.forEach((name, table) -> bound.add(table.drained(name)));
        clear();
        return bound;
    }
}
