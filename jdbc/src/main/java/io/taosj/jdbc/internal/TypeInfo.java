package io.taosj.jdbc.internal;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.sql.Types;
import java.util.Locale;

/** What JDBC wants to know about TDengine's types. */
final class TypeInfo {
    private TypeInfo() {}

    /** The number in {@link Types}; unsigned types are the next larger signed one. */
    static int jdbcType(DataType type) {
        return switch (type) {
            case NULL -> Types.NULL;
            case BOOL -> Types.BOOLEAN;
            case TINYINT -> Types.TINYINT;
            case SMALLINT, UTINYINT -> Types.SMALLINT;
            case INT, USMALLINT -> Types.INTEGER;
            case BIGINT, UINT -> Types.BIGINT;
            case UBIGINT -> Types.NUMERIC;
            case FLOAT -> Types.REAL;
            case DOUBLE -> Types.DOUBLE;
            case DECIMAL, DECIMAL64 -> Types.DECIMAL;
            case VARCHAR -> Types.VARCHAR;
            case NCHAR -> Types.NVARCHAR;
            case JSON -> Types.OTHER;
            case TIMESTAMP -> Types.TIMESTAMP;
            case VARBINARY, GEOMETRY -> Types.VARBINARY;
            case BLOB, MEDIUMBLOB -> Types.BLOB;
        };
    }

    /** The class of what {@code getObject} gives. */
    static Class<?> javaClass(DataType type) {
        return switch (type) {
            case NULL -> Object.class;
            case BOOL -> Boolean.class;
            case TINYINT -> Byte.class;
            case SMALLINT, UTINYINT -> Short.class;
            case INT, USMALLINT -> Integer.class;
            case BIGINT, UINT -> Long.class;
            case UBIGINT -> java.math.BigInteger.class;
            case FLOAT -> Float.class;
            case DOUBLE -> Double.class;
            case DECIMAL, DECIMAL64 -> java.math.BigDecimal.class;
            case VARCHAR, NCHAR, JSON -> String.class;
            case TIMESTAMP -> java.sql.Timestamp.class;
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> byte[].class;
        };
    }

    /** The name of a class in the form that {@link Class#forName} reads. */
    static String className(DataType type) {
        return javaClass(type).getName();
    }

    /** Decimal digits of numbers, characters of times, declared length of texts and bytes. */
    static int precision(ColumnInfo column, Precision precision) {
        return switch (column.type()) {
            case NULL -> 0;
            case BOOL -> 1;
            case TINYINT, UTINYINT -> 3;
            case SMALLINT, USMALLINT -> 5;
            case INT, UINT -> 10;
            case BIGINT -> 19;
            case UBIGINT -> 20;
            case FLOAT -> 7;
            case DOUBLE -> 15;
            case DECIMAL, DECIMAL64 -> column.precision();
            case TIMESTAMP -> 20 + precision.digits();
            default -> column.length();
        };
    }

    static int scale(ColumnInfo column, Precision precision) {
        return column.type() == DataType.TIMESTAMP ? precision.digits() : column.scale();
    }

    /** Characters that a value takes when it is shown. */
    static int displaySize(ColumnInfo column, Precision precision) {
        DataType type = column.type();
        int digits = precision(column, precision);
        if (type == DataType.BOOL) {
            return 5;
        }
        if (type.isSignedInteger()) {
            return digits + 1;
        }
        if (type.isDecimal()) {
            return digits + 2;
        }
        return switch (type) {
            case FLOAT -> 15;
            case DOUBLE -> 24;
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> (int) Math.min(Integer.MAX_VALUE, 2L * digits);
            default -> digits;
        };
    }

    static boolean isSigned(DataType type) {
        return type.isSignedInteger() || type.isFloating() || type.isDecimal();
    }

    /** The type of a name as {@code information_schema} spells it, with or without its length; NULL if unknown. */
    static DataType ofName(String name) {
        int parenthesis = name.indexOf('(');
        String plain = (parenthesis < 0 ? name : name.substring(0, parenthesis) + name.substring(name.indexOf(')') + 1))
                .strip()
                .toUpperCase(Locale.ROOT);
        if (plain.equals("BINARY")) {
            return DataType.VARCHAR;
        }
        for (DataType type : DataType.values()) {
            if (type.sqlName().equals(plain)) {
                return type;
            }
        }
        return DataType.NULL;
    }

    /** The number in the parentheses of a type's name at a place, or a default. */
    static int argument(String name, int place, int otherwise) {
        int open = name.indexOf('(');
        int close = name.indexOf(')');
        if (open < 0 || close < open) {
            return otherwise;
        }
        String[] parts = name.substring(open + 1, close).split(",", -1);
        try {
            return place < parts.length ? Integer.parseInt(parts[place].strip()) : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
