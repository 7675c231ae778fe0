package io.taosj.jdbc.internal;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The columns of one table, as DESCRIBE gives them. */
final class TableColumns {
    /**
     * @param position from 1
     */
    record Described(ColumnInfo column, boolean tag, boolean key, int position) {}

    private TableColumns() {}

    static List<Described> of(JdbcConnection connection, String database, String table) throws SQLException {
        List<Described> columns = new ArrayList<>();
        String sql = "describe " + Names.quoted(database) + "." + Names.quoted(table);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                columns.add(column(rows, columns.size() + 1));
            }
        }
        return columns;
    }

    private static Described column(ResultSet row, int position) throws SQLException {
        String type = String.valueOf(row.getString(2));
        String note = String.valueOf(row.getString(4)).toUpperCase(Locale.ROOT);
        boolean tag = note.contains("TAG");
        boolean first = position == 1 && TypeInfo.ofName(type) == DataType.TIMESTAMP;
        return new Described(
                info(String.valueOf(row.getString(1)), type, row.getInt(3)),
                tag,
                !tag && (first || note.contains("KEY")),
                position);
    }

    private static ColumnInfo info(String name, String typeName, int length) {
        DataType type = TypeInfo.ofName(typeName);
        if (type.isDecimal()) {
            return ColumnInfo.decimal(name, TypeInfo.argument(typeName, 0, 38), TypeInfo.argument(typeName, 1, 0));
        }
        return type.isVariable() ? ColumnInfo.of(name, type, length) : ColumnInfo.of(name, type);
    }
}
