package io.taosj.internal.bind;

import io.taosj.ClientErrors;
import io.taosj.StatementField;
import io.taosj.TaosDataException;
import io.taosj.TaosInterfaceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects rows by table until they are turned into columns. Not safe for use by several threads. */
public final class RowCollector {
    private static final int MOST_ROWS = 1 << 16;
    private static final String UNNAMED = "";

    private final List<StatementField> fields;
    private final int nameAt;
    private final Map<String, List<Values>> tables = new LinkedHashMap<>();
    private int count;

    /** @param fields what a row has, in order */
    public RowCollector(List<StatementField> fields) {
        this.fields = fields;
        int at = -1;
        for (int i = 0; i < fields.size(); i++) {
            at = fields.get(i).kind() == StatementField.Kind.TABLE_NAME ? i : at;
        }
        nameAt = at;
    }

    /** One row. */
    private record Values(List<@Nullable Object> cells) {}

    /** What takes one table's rows. */
    @FunctionalInterface
    public interface Target {
        void table(@Nullable String name, List<CheckedColumn> tags, List<CheckedColumn> columns);
    }

    /**
     * Adds a row if all its values fit.
     *
     * @throws TaosDataException if one does not
     */
    public void add(@Nullable Object[] values) {
        if (values.length != fields.size()) {
            throw new TaosInterfaceException(
                    ClientErrors.INVALID_ARGUMENT,
                    "the row has " + values.length + " values, the statement takes " + fields.size());
        }
        String table = nameAt < 0 ? UNNAMED : name(values[nameAt]);
        List<Values> rows = tables.get(table);
        int number = rows == null ? 0 : rows.size();
        for (int i = 0; i < values.length; i++) {
            if (i != nameAt) {
                check(table, number, fields.get(i), values[i]);
            }
        }
        if (rows == null) {
            rows = new ArrayList<>();
            tables.put(table, rows);
        }
        rows.add(new Values(Arrays.asList(values.clone())));
        count++;
    }

    private static void check(String table, int row, StatementField field, @Nullable Object value) {
        if (value == null || value == Unset.UNSET) {
            return;
        }
        Coercion to = new Coercion(new Place(table.isEmpty() ? null : table, field));
        switch (field.type()) {
            case DECIMAL, DECIMAL64 -> to.decimal(row, value);
            case VARCHAR, NCHAR, JSON -> to.text(row, value);
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> to.bytes(row, value);
            case FLOAT, DOUBLE -> to.real(row, value);
            default -> to.whole(row, value);
        }
    }

    private static String name(@Nullable Object value) {
        if (value instanceof String name && !name.isEmpty()) {
            return name;
        }
        throw new TaosDataException(ClientErrors.WRONG_TYPE, "the table's name is " + value + ", it must be a text");
    }

    /** Whether the rows should be taken before more are added. */
    public boolean isFull() {
        return count >= MOST_ROWS;
    }

    /** Hands all rows on, table by table, and forgets them. */
    public void drain(Target target) {
        Map<String, List<Values>> all = new LinkedHashMap<>(tables);
        clear();
        all.forEach((table, rows) -> {
            String name = nameAt < 0 ? null : table;
            List<CheckedColumn> tags = new ArrayList<>();
            List<CheckedColumn> columns = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                StatementField field = fields.get(i);
                if (field.kind() == StatementField.Kind.TAG) {
                    tags.add(column(name, field, rows.subList(0, 1), i));
                } else if (field.kind() == StatementField.Kind.COLUMN) {
                    columns.add(column(name, field, rows, i));
                }
            }
            target.table(name, tags, columns);
        });
    }

    private static CheckedColumn column(
            @Nullable String table, StatementField field, List<Values> rows, int at) {
        @Nullable Object[] values = new Object[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.get(row).cells().get(at);
        }
        return CheckedColumn.of(new Place(table, field), new BindValues(values, null));
    }

    /** Forgets all rows. */
    public void clear() {
        tables.clear();
        count = 0;
    }
}
