package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Pieces of the store's SQL. */
final class StoreSql {
    /** Makes TRUE, FALSE or NULL a condition that is never NULL. */
    private static final String HOLDS = "taosj.holds(";
    /** Makes infinities and NaN NULL. */
    private static final String FINITE = "taosj.finite(";

    private StoreSql() {}

    /** A quoted text; safe for every content. */
    static String text(String value) {
        if (value.indexOf('\0') < 0) {
            return "'" + value.replace("'", "''") + "'";
        }
        // the store's lexer ends a text at a zero character
        StringBuilder sql = new StringBuilder("(");
        int start = 0;
        for (int end = value.indexOf('\0'); end >= 0; end = value.indexOf('\0', start)) {
            sql.append(text(value.substring(start, end))).append(" || chr(0) || ");
            start = end + 1;
        }
        return sql.append(text(value.substring(start))).append(')').toString();
    }

    static String bytes(byte[] value) {
        return "from_hex('" + java.util.HexFormat.of().formatHex(value) + "')";
    }

    static String integer(long value) {
        return value < 0 ? "(" + value + ")" : Long.toString(value);
    }

    static String number(double value) {
        return Double.isFinite(value) ? "'" + value + "'::DOUBLE" : "NULL::DOUBLE";
    }

    static String bool(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    static String cast(String sql, String storeType) {
        return "CAST(" + sql + " AS " + storeType + ")";
    }

    static String call(String function, String... args) {
        return function + "(" + String.join(", ", args) + ")";
    }

    /** The store's name of a type. */
    static String typeName(ValueType type) {
        return switch (type.type()) {
            case NULL, VARCHAR, NCHAR, JSON -> "VARCHAR";
            case BOOL -> "BOOLEAN";
            case TIMESTAMP -> "BIGINT";
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> "BLOB";
            case UTINYINT, USMALLINT, UBIGINT -> type.type().name();
            case UINT -> "UINTEGER";
            case INT -> "INTEGER";
            case DECIMAL, DECIMAL64 -> String.format(Locale.ROOT, "DECIMAL(%d,%d)", type.precision(), type.scale());
            case TINYINT, SMALLINT, BIGINT, FLOAT, DOUBLE -> type.type().name();
        };
    }

    /** NULL of a type. */
    static String nullOf(ValueType type) {
        return "NULL::" + typeName(type);
    }

    /** A condition whose NULL means FALSE. */
    static String holds(String condition) {
        return HOLDS + condition + ")";
    }

    /** What stands inside of {@link #holds}, or null for everything else. */
    static @Nullable String insideHolds(String sql) {
        return sql.startsWith(HOLDS) ? sql.substring(HOLDS.length(), sql.length() - 1) : null;
    }

    /** A DOUBLE that is NULL where it is no finite number. */
    static String finite(String sql) {
        return FINITE + sql + ")";
    }

    /** A DOUBLE without the step of {@link #finite}, for sums and products: these carry infinities and NaN along. */
    static String insideFinite(String sql) {
        return sql.startsWith(FINITE) ? sql.substring(FINITE.length(), sql.length() - 1) : sql;
    }

    /** Whether an argument's SQL is a step into a JSON document. */
    static boolean isJsonValue(Arg arg) {
        return arg.type().is(DataType.JSON) && arg.sql().startsWith("taosj.json_get(");
    }
}
