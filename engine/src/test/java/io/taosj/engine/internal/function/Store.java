package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.sql.Blob;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A store in memory with the functions registered. */
final class Store implements AutoCloseable {
    private final DuckDBConnection connection;

    Store() throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        FunctionLibrary.register(connection);
    }

    /** Makes a table with rows, replacing an older one of the name. */
    void load(RecordedCase.Table table) throws SQLException {
        String name = name(table);
        StringJoiner columns = new StringJoiner(", ", "(", ")");
        table.columns().forEach(column -> columns.add(quote(column.name()) + " " + StoreSql.typeName(column.type())));
        execute("CREATE OR REPLACE TABLE " + name + columns);
        for (List<@Nullable String> row : table.rows()) {
            StringJoiner values = new StringJoiner(", ", "(", ")");
            for (int i = 0; i < row.size(); i++) {
                values.add(value(table.columns().get(i).type(), row.get(i)));
            }
            execute("INSERT INTO " + name + " VALUES " + values);
        }
    }

    static String name(RecordedCase.Table table) {
        return quote(table.name());
    }

    static String quote(String name) {
        return "\"" + name + "\"";
    }

    private static String value(ValueType type, @Nullable String text) {
        if (text == null) {
            return "NULL";
        }
        return switch (type.type()) {
            case VARCHAR, NCHAR, JSON -> StoreSql.text(text);
            case VARBINARY -> "from_hex('" + text + "')";
            case GEOMETRY -> "from_hex(taosj_geo_parse('" + text + "'))";
            default -> "'" + text + "'";
        };
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All rows as text. */
    List<List<@Nullable String>> query(String sql) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(text(result.getObject(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static @Nullable String text(@Nullable Object value) throws SQLException {
        if (value instanceof Blob blob) {
            return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
        }
        return value == null ? null : value.toString();
    }

    /** The one value of an argument. */
    @Nullable String evaluate(Arg arg) throws SQLException {
        return query("SELECT " + arg.sql()).get(0).get(0);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Whether two values as text are equal; floating-point numbers nearly. */
    static boolean same(@Nullable String actual, @Nullable String expected, DataType type) {
        if (actual == null || expected == null) {
            // JSON's null, which the record can't tell from no value
            boolean jsonNull = type == DataType.JSON && "null".equals(actual);
            return expected == null && (actual == null || jsonNull);
        }
        if (type.isFloating() || (type == DataType.JSON && expected.matches("-?[0-9].*"))) {
            double a = Double.parseDouble(actual);
            double e = Double.parseDouble(expected);
            return Math.abs(a - e) <= Math.abs(e) * (type == DataType.FLOAT ? 1e-5 : 1e-9);
        }
        return actual.equals(expected);
    }
}
