package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Short ways to make definitions and to read answers in tests. */
final class Tables {
    static final String DB = "d";

    private Tables() {}

    static ColumnDef column(int id, String name, DataType type) {
        return column(id, name, type, false);
    }

    static ColumnDef column(int id, String name, DataType type, boolean key) {
        int length = type.isVariable() ? 100 : type.width();
        int precision = type.isDecimal() ? 20 : 0;
        return new ColumnDef(id, name, type, length, precision, type.isDecimal() ? 3 : 0, key, "", "", "");
    }

    static DatabaseOptions options(String... namesAndValues) {
        DatabaseOptions options =
                new DatabaseOptions(Precision.MILLISECONDS, Map.of("vgroups", "2", "keep", "3650d,3650d,3650d"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options = options.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return options;
    }

    static Table.SuperTable superTable(long uid, String name, List<ColumnDef> columns, List<ColumnDef> tags) {
        int next = 1
                + Math.max(
                        columns.stream().mapToInt(ColumnDef::id).max().orElse(0),
                        tags.stream().mapToInt(ColumnDef::id).max().orElse(0));
        return new Table.SuperTable(DB, name, uid, 1_700_000_000_000L, columns, tags, next, 1, null, List.of());
    }

    static Table.ChildTable child(long uid, String name, String superTable, Object... tags) {
        return new Table.ChildTable(
                DB, name, uid, 1_700_000_000_000L, superTable, new ArrayList<>(Arrays.asList(tags)), 2, 0, null);
    }

    static Table.NormalTable normal(long uid, String name, List<ColumnDef> columns) {
        return new Table.NormalTable(DB, name, uid, 1_700_000_000_000L, columns, columns.size() + 1, 1, 2, 0, null);
    }

    static ColumnData longs(DataType type, @Nullable Long... values) {
        ColumnData data = new ColumnData(type);
        for (Long value : values) {
            if (value == null) {
                data.addNull();
            } else {
                data.addLong(value);
            }
        }
        return data;
    }

    static Database database(StorageEngine storage) {
        return Objects.requireNonNull(storage.catalog().database(DB));
    }

    /** All rows of a query in the store on a fresh view, each as its values' text. */
    static List<String> query(StorageEngine storage, List<? extends Table> tables, String sqlWithRows) {
        try (ReadView view = storage.read(tables)) {
            String sql = sqlWithRows;
            for (int i = 0; i < tables.size(); i++) {
                sql = sql.replace("%" + i, view.rows(tables.get(i)));
            }
            return query(view, sql);
        }
    }

    static List<String> query(ReadView view, String sql) {
        try (Statement statement = view.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    cells.add(result.getString(i));
                }
                rows.add(String.join("|", cells.stream().map(String::valueOf).toList()));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
