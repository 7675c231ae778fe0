package io.taosj.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of a server, asked with conditions so that only what is wanted comes back. */
final class TableList {
    static final String CHILD = "CHILD TABLE";
    static final String SUPER = "SUPER TABLE";
    static final String SYSTEM = "SYSTEM TABLE";
    static final String NORMAL = "TABLE";
    static final String VIEW = "VIEW";

    /**
     * @param superTable of a child table, else null
     */
    record Found(
            String database,
            String name,
            String type,
            @Nullable String comment,
            @Nullable String superTable) {}

    private final JdbcConnection connection;
    private final String conditions;
    private final @Nullable String namePattern;
    private final List<Found> found = new ArrayList<>();

    private TableList(JdbcConnection connection, @Nullable String database, @Nullable String namePattern) {
        this.connection = connection;
        this.conditions = Names.equal("db_name", database);
        this.namePattern = namePattern;
    }

    static List<Found> of(
            JdbcConnection connection, @Nullable String database, @Nullable String namePattern, Set<String> types)
            throws SQLException {
        TableList list = new TableList(connection, database, namePattern);
        if (types.contains(SUPER)) {
            list.superTables();
        }
        list.tables(types);
        if (types.contains(VIEW)) {
            list.views();
        }
        return list.found;
    }

    private String where(String nameColumn, String more) {
        String all = conditions + Names.matches(nameColumn, namePattern) + more;
        return all.isEmpty() ? "" : " where" + all.substring(" and".length());
    }

    private void superTables() throws SQLException {
        String sql = "select db_name, stable_name, table_comment from information_schema.ins_stables"
                + where("stable_name", "");
        ask(sql, row -> new Found(text(row, 1), text(row, 2), SUPER, row.getString(3), null));
    }

    private void tables(Set<String> types) throws SQLException {
        List<String> wanted = new ArrayList<>();
        for (String type : types) {
            switch (type) {
                case CHILD -> wanted.add("'CHILD_TABLE'");
                case NORMAL -> wanted.add("'NORMAL_TABLE'");
                case SYSTEM -> wanted.add("'SYSTEM_TABLE'");
                default -> {
                    // in tables of their own
                }
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        String sql = "select db_name, table_name, table_comment, type, stable_name from information_schema.ins_tables"
                + where("table_name", " and type in (" + String.join(", ", wanted) + ")");
        ask(sql, row -> new Found(text(row, 1), text(row, 2), type(text(row, 4)), row.getString(3), row.getString(5)));
    }

    private static String type(String raw) {
        return switch (raw) {
            case "CHILD_TABLE" -> CHILD;
            case "SYSTEM_TABLE" -> SYSTEM;
            default -> NORMAL;
        };
    }

    private void views() throws SQLException {
        String sql = "select db_name, view_name from information_schema.ins_views" + where("view_name", "");
        try {
            ask(sql, row -> new Found(text(row, 1), text(row, 2), VIEW, null, null));
        } catch (SQLSyntaxErrorException e) {
            // servers without views don't have the table either
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return String.valueOf(row.getString(column));
    }

    /** Makes one entry of a row. */
    @FunctionalInterface
    private interface Reader {
        Found read(ResultSet row) throws SQLException;
    }

    private void ask(String sql, Reader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
    }
}
