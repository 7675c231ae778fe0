package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.ValueType;
import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Small pieces of the store's SQL. */
final class Sql {
    private Sql() {}

    /** A text literal. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The store's type of a TDengine type. */
    static String type(ValueType type) {
        return switch (type.type()) {
            case BOOL -> "BOOLEAN";
            case TINYINT -> "TINYINT";
            case SMALLINT -> "SMALLINT";
            case INT -> "INTEGER";
            case BIGINT, TIMESTAMP -> "BIGINT";
            case UTINYINT -> "UTINYINT";
            case USMALLINT -> "USMALLINT";
            case UINT -> "UINTEGER";
            case UBIGINT -> "UBIGINT";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case DECIMAL, DECIMAL64 -> "DECIMAL(" + type.precision() + "," + type.scale() + ")";
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> "BLOB";
            case NULL, VARCHAR, NCHAR, JSON -> "VARCHAR";
        };
    }

    /**
     * A value as the catalog and write batches hold it.
     *
     * @param value Boolean, Long, Double, String, byte[], BigDecimal or null
     */
    static String constant(@Nullable Object value, ValueType type) {
        String literal;
        if (value == null) {
            literal = "NULL";
        } else if (value instanceof String text) {
            literal = text(text);
        } else if (value instanceof byte[] bytes) {
            return "unhex('" + HexFormat.of().formatHex(bytes) + "')";
        } else if (value instanceof Long number && type.is(DataType.UBIGINT)) {
            literal = Long.toUnsignedString(number);
        } else if (value instanceof Double number) {
            literal = text(number.toString());
        } else if (value instanceof BigDecimal number) {
            literal = text(number.toPlainString());
        } else {
            literal = value.toString();
        }
        return "CAST(" + literal + " AS " + type(type) + ")";
    }
}
