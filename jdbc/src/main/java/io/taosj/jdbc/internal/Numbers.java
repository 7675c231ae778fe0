package io.taosj.jdbc.internal;

import io.taosj.wire.BoolColumn;
import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import io.taosj.wire.DecimalColumn;
import io.taosj.wire.DoubleColumn;
import io.taosj.wire.LongColumn;
import io.taosj.wire.TextColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;

/** Values that are not null as numbers; one that does not fit is an error, never another number. */
final class Numbers {
    /** 2^63 as a double: the first number that no long can hold. */
    private static final double LONG_END = 0x1p63;

    private Numbers() {}

    /** A whole number; a TIMESTAMP is its number of ticks, and a BOOL 0 or 1. */
    static long toLong(Column column, int row, String wanted) throws SQLException {
        if (column instanceof LongColumn c) {
            long value = c.getLong(row);
            if (value < 0 && c.type() == DataType.UBIGINT) {
                throw Failures.outOfRange(column, Long.toUnsignedString(value), wanted);
            }
            return value;
        }
        if (column instanceof DoubleColumn c) {
            double value = c.getDouble(row);
            if (value != Math.rint(value) || value < -LONG_END || value >= LONG_END) {
                throw Failures.outOfRange(column, String.valueOf(value), wanted);
            }
            return (long) value;
        }
        if (column instanceof BoolColumn c) {
            return c.getBoolean(row) ? 1 : 0;
        }
        BigDecimal value = toDecimal(column, row, wanted);
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw Failures.outOfRange(column, value.toString(), wanted);
        }
    }

    static int toInt(Column column, int row) throws SQLException {
        long value = toLong(column, row, "int");
        if (value != (int) value) {
            throw Failures.outOfRange(column, Long.toString(value), "int");
        }
        return (int) value;
    }

    static short toShort(Column column, int row) throws SQLException {
        long value = toLong(column, row, "short");
        if (value != (short) value) {
            throw Failures.outOfRange(column, Long.toString(value), "short");
        }
        return (short) value;
    }

    static byte toByte(Column column, int row) throws SQLException {
        long value = toLong(column, row, "byte");
        if (value != (byte) value) {
            throw Failures.outOfRange(column, Long.toString(value), "byte");
        }
        return (byte) value;
    }

    /** A floating-point number, the nearest one where there is no equal. */
    static double toDouble(Column column, int row) throws SQLException {
        if (column instanceof DoubleColumn c) {
            return c.type() == DataType.FLOAT ? c.getFloat(row) : c.getDouble(row);
        }
        if (column instanceof LongColumn c && c.type() != DataType.UBIGINT) {
            return c.getLong(row);
        }
        if (column instanceof TextColumn c) {
            return parseDouble(c, row);
        }
        return toDecimal(column, row, "double").doubleValue();
    }

    private static double parseDouble(TextColumn column, int row) throws SQLException {
        try {
            return Double.parseDouble(String.valueOf(column.getString(row)).strip());
        } catch (NumberFormatException e) {
            throw Failures.wrongType(column, "double");
        }
    }

    static float toFloat(Column column, int row) throws SQLException {
        return column instanceof DoubleColumn c ? c.getFloat(row) : (float) toDouble(column, row);
    }

    /** BOOL, the numbers 0 and 1, and the words true and false. */
    static boolean toBoolean(Column column, int row) throws SQLException {
        if (column instanceof BoolColumn c) {
            return c.getBoolean(row);
        }
        if (column instanceof TextColumn c) {
            String text = String.valueOf(c.getString(row)).strip();
            if (text.equalsIgnoreCase("true") || text.equals("1")) {
                return true;
            }
            if (text.equalsIgnoreCase("false") || text.equals("0")) {
                return false;
            }
            throw Failures.wrongType(column, "boolean");
        }
        long value = toLong(column, row, "boolean");
        if (value != 0 && value != 1) {
            throw Failures.outOfRange(column, Long.toString(value), "boolean");
        }
        return value == 1;
    }

    static BigDecimal toDecimal(Column column, int row, String wanted) throws SQLException {
        if (column instanceof DecimalColumn c) {
            return c.getBigDecimal(row);
        }
        if (column instanceof LongColumn c) {
            long value = c.getLong(row);
            return value < 0 && c.type() == DataType.UBIGINT
                    ? new BigDecimal(new BigInteger(Long.toUnsignedString(value)))
                    : BigDecimal.valueOf(value);
        }
        if (column instanceof BoolColumn c) {
            return c.getBoolean(row) ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        String text;
        if (column instanceof DoubleColumn c) {
            text = c.type() == DataType.FLOAT ? Float.toString(c.getFloat(row)) : Double.toString(c.getDouble(row));
        } else if (column instanceof TextColumn c) {
            text = String.valueOf(c.getString(row)).strip();
        } else {
            throw Failures.wrongType(column, wanted);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Failures.wrongType(column, wanted);
        }
    }

    static BigInteger toBigInteger(Column column, int row) throws SQLException {
        BigDecimal value = toDecimal(column, row, "BigInteger");
        try {
            return value.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw Failures.outOfRange(column, value.toString(), "BigInteger");
        }
    }
}
