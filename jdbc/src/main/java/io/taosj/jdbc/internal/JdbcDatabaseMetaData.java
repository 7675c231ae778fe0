package io.taosj.jdbc.internal;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Databases, tables, columns and types. */
final class JdbcDatabaseMetaData extends AbsentObjects {
    private static final List<String> TYPES =
            List.of(TableList.CHILD, TableList.SUPER, TableList.SYSTEM, TableList.NORMAL, TableList.VIEW);

    JdbcDatabaseMetaData(JdbcConnection connection) {
        super(connection);
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        MetaTable table = MetaTable.of("TABLE_CAT");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from information_schema.ins_databases")) {
            while (rows.next()) {
                table.row(rows.getString(1));
            }
        }
        return build(table.sorted(0));
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        MetaTable table = MetaTable.of("TABLE_TYPE");
        TYPES.forEach(table::row);
        return build(table);
    }

    /** Whether a schema pattern lets tables pass that have no schema. */
    private static boolean noSchema(@Nullable String pattern) {
        return pattern == null || pattern.isEmpty() || pattern.equals("%");
    }

    private static Set<String> known(String @Nullable [] types) {
        Set<String> known = new LinkedHashSet<>(TYPES);
        if (types != null) {
            known.retainAll(List.of(types));
        }
        return known;
    }

    @Override
    public ResultSet getTables(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            String @Nullable [] types)
            throws SQLException {
        MetaTable table = MetaTable.of("TABLE_CAT, TABLE_SCHEM, TABLE_NAME, TABLE_TYPE, REMARKS, TYPE_CAT, TYPE_SCHEM, "
                + "TYPE_NAME, SELF_REFERENCING_COL_NAME, REF_GENERATION");
        if (noSchema(schemaPattern)) {
            for (TableList.Found found : TableList.of(connection, catalog, tablePattern, known(types))) {
                table.row(
                        found.database(),
                        null,
                        found.name(),
                        found.type(),
                        found.comment(),
                        null,
                        null,
                        null,
                        null,
                        null);
            }
        }
        return build(table.sorted(3, 0, 2));
    }

    @Override
    public ResultSet getColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        MetaTable table = MetaTable.of("TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, DATA_TYPE INT, TYPE_NAME, "
                + "COLUMN_SIZE INT, BUFFER_LENGTH INT, DECIMAL_DIGITS INT, NUM_PREC_RADIX INT, NULLABLE INT, REMARKS, "
                + "COLUMN_DEF, SQL_DATA_TYPE INT, SQL_DATETIME_SUB INT, CHAR_OCTET_LENGTH INT, ORDINAL_POSITION INT, "
                + "IS_NULLABLE, SCOPE_CATALOG, SCOPE_SCHEMA, SCOPE_TABLE, SOURCE_DATA_TYPE SMALLINT, "
                + "IS_AUTOINCREMENT, IS_GENERATEDCOLUMN");
        if (noSchema(schemaPattern)) {
            Pattern wanted = pattern(columnPattern);
            for (TableList.Found found : tablesForColumns(catalog, tablePattern)) {
                for (TableColumns.Described column : describe(found)) {
                    if (wanted.matcher(column.column().name()).matches()) {
                        columnRow(table, found, column);
                    }
                }
            }
        }
        return build(table.sorted(0, 2, 16));
    }

    private final Map<String, List<TableColumns.Described>> described = new HashMap<>();

    /**
     * Child tables count only where the pattern can't mean all of them: there may be millions, and they have the columns
     * of their super table.
     */
    private List<TableList.Found> tablesForColumns(@Nullable String catalog, @Nullable String tablePattern)
            throws SQLException {
        described.clear();
        Set<String> types = new LinkedHashSet<>(TYPES);
        if (tablePattern == null || tablePattern.indexOf('%') >= 0) {
            types.remove(TableList.CHILD);
        }
        return TableList.of(connection, catalog, tablePattern, types);
    }

    private List<TableColumns.Described> describe(TableList.Found found) throws SQLException {
        String superTable = found.superTable();
        String name = superTable == null || superTable.isEmpty() ? found.name() : superTable;
        String key = found.database() + "\n" + name;
        List<TableColumns.Described> known = described.get(key);
        if (known == null) {
            known = TableColumns.of(connection, found.database(), name);
            described.put(key, known);
        }
        return known;
    }

    private static void columnRow(MetaTable table, TableList.Found found, TableColumns.Described column) {
        ColumnInfo info = column.column();
        DataType type = info.type();
        boolean number = type.isInteger() || type.isFloating() || type.isDecimal();
        Integer octets = type.isVariable() ? info.storageBytes() : null;
        String remarks = column.tag() ? "TAG" : column.key() ? "PRIMARY KEY" : "";
        table.row(
                found.database(),
                null,
                found.name(),
                info.name(),
                TypeInfo.jdbcType(type),
                type.sqlName(),
                TypeInfo.precision(info, Precision.NANOSECONDS),
                null,
                number ? info.scale() : null,
                number ? 10 : null,
                column.key() ? columnNoNulls : columnNullable,
                remarks,
                null,
                null,
                null,
                octets,
                column.position(),
                column.key() ? "NO" : "YES",
                null,
                null,
                null,
                null,
                "NO",
                "NO");
    }

    /** A JDBC pattern as a regular expression. */
    static Pattern pattern(@Nullable String pattern) {
        StringBuilder out = new StringBuilder();
        String text = pattern == null ? "%" : pattern;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                out.append(Pattern.quote(text.substring(++i, i + 1)));
            } else if (c == '%') {
                out.append(".*");
            } else {
                out.append(c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(out.toString(), Pattern.DOTALL);
    }

    /** The tables of exactly this name. */
    private List<TableList.Found> exactly(@Nullable String catalog, @Nullable String table) throws SQLException {
        String name = table == null ? "" : table.replaceAll("([\\\\%_])", "\\\\$1");
        return TableList.of(connection, catalog, name, new LinkedHashSet<>(TYPES));
    }

    @Override
    public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, @Nullable String name)
            throws SQLException {
        MetaTable table = MetaTable.of("TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, KEY_SEQ SMALLINT, PK_NAME");
        described.clear();
        for (TableList.Found found : exactly(catalog, name)) {
            int sequence = 0;
            for (TableColumns.Described column : keys(found)) {
                table.row(found.database(), null, found.name(), column.column().name(), ++sequence, null);
            }
        }
        return build(table.sorted(3));
    }

    private List<TableColumns.Described> keys(TableList.Found found) throws SQLException {
        List<TableColumns.Described> keys = new ArrayList<>();
        if (!found.type().equals(TableList.SYSTEM) && !found.type().equals(TableList.VIEW)) {
            keys.addAll(describe(found));
            keys.removeIf(column -> !column.key());
        }
        return keys;
    }

    @Override
    public ResultSet getBestRowIdentifier(
            @Nullable String catalog, @Nullable String schema, @Nullable String name, int scope, boolean nullable)
            throws SQLException {
        MetaTable table = MetaTable.of("SCOPE SMALLINT, COLUMN_NAME, DATA_TYPE INT, TYPE_NAME, COLUMN_SIZE INT, "
                + "BUFFER_LENGTH INT, DECIMAL_DIGITS SMALLINT, PSEUDO_COLUMN SMALLINT");
        described.clear();
        for (TableList.Found found : exactly(catalog, name)) {
            for (TableColumns.Described column : keys(found)) {
                ColumnInfo info = column.column();
                table.row(
                        bestRowSession,
                        info.name(),
                        TypeInfo.jdbcType(info.type()),
                        info.type().sqlName(),
                        TypeInfo.precision(info, Precision.NANOSECONDS),
                        null,
                        null,
                        bestRowNotPseudo);
            }
        }
        return build(table);
    }

    @Override
    public ResultSet getSuperTables(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
            throws SQLException {
        MetaTable table = MetaTable.of("TABLE_CAT, TABLE_SCHEM, TABLE_NAME, SUPERTABLE_NAME");
        if (noSchema(schemaPattern)) {
            for (TableList.Found found : TableList.of(connection, catalog, tablePattern, Set.of(TableList.CHILD))) {
                table.row(found.database(), null, found.name(), found.superTable());
            }
        }
        return build(table.sorted(0, 2));
    }

    @Override
    public ResultSet getFunctions(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String functionPattern)
            throws SQLException {
        MetaTable table = MetaTable.of(
                "FUNCTION_CAT, FUNCTION_SCHEM, FUNCTION_NAME, REMARKS, FUNCTION_TYPE SMALLINT, SPECIFIC_NAME");
        Pattern wanted = pattern(functionPattern);
        String all = String.join(
                ",", getNumericFunctions(), getStringFunctions(), getSystemFunctions(), getTimeDateFunctions());
        for (String function : all.split(",", -1)) {
            if (wanted.matcher(function).matches()) {
                table.row(null, null, function, "", functionNoTable, function);
            }
        }
        return build(table.sorted(2));
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        MetaTable table = MetaTable.of("TYPE_NAME, DATA_TYPE INT, PRECISION INT, LITERAL_PREFIX, LITERAL_SUFFIX,"
                + " CREATE_PARAMS, NULLABLE SMALLINT, CASE_SENSITIVE BOOL, SEARCHABLE SMALLINT, UNSIGNED_ATTRIBUTE BOOL,"
                + " FIXED_PREC_SCALE BOOL, AUTO_INCREMENT BOOL, LOCAL_TYPE_NAME, MINIMUM_SCALE SMALLINT, MAXIMUM_SCALE"
                + " SMALLINT, SQL_DATA_TYPE INT, SQL_DATETIME_SUB INT, NUM_PREC_RADIX INT");
        for (DataType type : DataType.values()) {
            if (type != DataType.NULL && type != DataType.MEDIUMBLOB && type != DataType.DECIMAL64) {
                typeRow(table, type);
            }
        }
        return build(table.sorted(1));
    }

    private static void typeRow(MetaTable table, DataType type) {
        boolean quoted = type.isVariable() || type == DataType.TIMESTAMP;
        ColumnInfo widest = type.isVariable()
                ? ColumnInfo.of("", type, type == DataType.NCHAR ? 16_379 : 65_517)
                : type.isDecimal() ? ColumnInfo.decimal("", 38, 0) : ColumnInfo.of("", type);
        boolean sized = type.isVariable() && type != DataType.JSON && !type.isBlob();
        table.row(
                type.sqlName(),
                TypeInfo.jdbcType(type),
                TypeInfo.precision(widest, Precision.NANOSECONDS),
                quoted ? "'" : null,
                quoted ? "'" : null,
                type.isDecimal() ? "precision,scale" : sized ? "length" : null,
                DatabaseMetaData.typeNullable,
                type.isText(),
                DatabaseMetaData.typeSearchable,
                type.isUnsignedInteger(),
                false,
                false,
                type.sqlName(),
                0,
                type.isDecimal() ? 38 : 0,
                null,
                null,
                type.isInteger() || type.isFloating() || type.isDecimal() ? 10 : null);
    }
}
