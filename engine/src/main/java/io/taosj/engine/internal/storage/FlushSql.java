package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Moves buffered rows into a table of the store. */
final class FlushSql {
    private final RowFunction function;
    private final String table;
    private final List<ColumnDef> columns;
    private final @Nullable ColumnDef key;

    FlushSql(RowFunction function, String table, RowTable.Layout layout) {
        this.function = function;
        this.table = table;
        this.columns = layout.columns();
        this.key = layout.key();
    }

    void run(Statement statement, RowTable.Plan plan) throws SQLException {
        if (!plan.late().isEmpty()) {
            merge(statement, plan.late());
        }
        if (!plan.fresh().isEmpty()) {
            insert(statement, plan.fresh());
        }
    }

    private void insert(Statement statement, List<RunSource.Slice> slices) throws SQLException {
        withSource(
                statement,
                new RunSource(slices, columns, List.of()),
                rows -> "INSERT INTO " + table + " SELECT tbid, "
                        + columns.stream().map(column -> value(column, "")).collect(Collectors.joining(", ")) + " FROM "
                        + rows);
    }

    /** The expression that makes a stored value of a value as a {@link RunSource} emits it. */
    static String value(ColumnDef column, String prefix) {
        return StoreTypes.asHex(column) ? "unhex(" + prefix + column.storeName() + ")" : prefix + column.storeName();
    }

    private void merge(Statement statement, List<RunSource.Slice> slices) throws SQLException {
        List<ColumnDef> flagged = new ArrayList<>();
        List<String> assignments = new ArrayList<>();
        for (ColumnDef column : columns) {
            if (column.id() != 1 && !column.equals(key)) {
                Given given = Given.of(slices, column.id());
                if (given == Given.PARTLY) {
                    flagged.add(column);
                }
                if (given != Given.NEVER) {
                    assignments.add(assignment(column, given));
                }
            }
        }
        String names = columns.stream().map(ColumnDef::storeName).collect(Collectors.joining(", "));
        String values = columns.stream().map(column -> value(column, "s.")).collect(Collectors.joining(", "));
        String update = assignments.isEmpty() ? "" : " WHEN MATCHED THEN UPDATE SET " + String.join(", ", assignments);
        String sameKey = key == null ? "" : " AND t." + key.storeName() + " = s." + key.storeName();
        withSource(
                statement,
                new RunSource(slices, columns, flagged),
                rows -> "MERGE INTO " + table + " t USING (SELECT * FROM "
                        + rows + ") s ON t.tbid = s.tbid AND t.ts = s.ts" + sameKey + update
                        + " WHEN NOT MATCHED THEN INSERT (tbid, " + names + ") VALUES (s.tbid, " + values + ")");
    }

    private static String assignment(ColumnDef column, Given given) {
        String name = column.storeName();
        String value = value(column, "s.");
        if (given == Given.PARTLY) {
            value = "CASE WHEN s." + RunSource.flagName(column) + " THEN " + value + " ELSE t." + name + " END";
        }
        return name + " = " + value;
    }

    private interface Sql {
        String with(String rows);
    }

    private void withSource(Statement statement, RowSource source, Sql sql) throws SQLException {
        long number = function.add(source);
        try {
            statement.execute(sql.with(RowFunction.call(number)));
        } finally {
            function.remove(number);
        }
    }

    /** Whether a column's cells were given, among all rows of some slices. */
    private enum Given {
        NEVER,
        PARTLY,
        ALWAYS;

        static Given of(List<RunSource.Slice> slices, int columnId) {
            boolean some = false;
            boolean all = true;
            for (RunSource.Slice slice : slices) {
                ColumnData column = slice.run().column(columnId);
                for (int row = slice.from(); row < slice.to(); row++) {
                    boolean given = column != null && column.state(row) != ColumnData.NONE;
                    some |= given;
                    all &= given;
                }
            }
            if (!some) {
                return NEVER;
            }
            return all ? ALWAYS : PARTLY;
        }
    }
}
