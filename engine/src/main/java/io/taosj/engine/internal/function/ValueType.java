package io.taosj.engine.internal.function;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;

/**
 * The type of an expression.
 *
 * @param type NULL for the literal NULL
 * @param length bytes of VARCHAR, VARBINARY, GEOMETRY and JSON, code points of NCHAR, else the width
 * @param precision digits of a DECIMAL, else 0
 * @param scale digits behind a DECIMAL's point, else 0
 */
public record ValueType(DataType type, int length, int precision, int scale) {
    public static final ValueType NULL = of(DataType.NULL);
    public static final ValueType BOOL = of(DataType.BOOL);
    public static final ValueType INT = of(DataType.INT);
    public static final ValueType BIGINT = of(DataType.BIGINT);
    public static final ValueType UBIGINT = of(DataType.UBIGINT);
    public static final ValueType DOUBLE = of(DataType.DOUBLE);
    public static final ValueType TIMESTAMP = of(DataType.TIMESTAMP);

    /** A type of fixed width. */
    public static ValueType of(DataType type) {
        return new ValueType(type, type.width(), 0, 0);
    }

    /** A type of variable length. */
    public static ValueType of(DataType type, int length) {
        return new ValueType(type, length, 0, 0);
    }

    /** VARCHAR of some bytes. */
    public static ValueType varchar(int length) {
        return of(DataType.VARCHAR, length);
    }

    /** The type of a result column. */
    public static ValueType of(ColumnInfo info) {
        return new ValueType(info.type(), info.length(), info.precision(), info.scale());
    }

    /** A result column of this type; the literal NULL is a VARCHAR of no length, as the server answers. */
    public ColumnInfo info(String label) {
        return type == DataType.NULL
                ? new ColumnInfo(label, DataType.VARCHAR, 0, 0, 0)
                : new ColumnInfo(label, type, length, precision, scale);
    }

    /** Whether this is an integer, FLOAT, DOUBLE or DECIMAL: what most functions call a number. */
    public boolean isNumber() {
        return type.isInteger() || type.isFloating() || type.isDecimal();
    }

    /** Whether this is VARCHAR or NCHAR. */
    public boolean isText() {
        return type.isText();
    }

    public boolean is(DataType other) {
        return type == other;
    }
}
