package io.taosj.internal.convert;

import io.taosj.ClientErrors;
import io.taosj.TaosDataException;
import io.taosj.wire.BoolColumn;
import io.taosj.wire.BytesColumn;
import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import io.taosj.wire.DecimalColumn;
import io.taosj.wire.DoubleColumn;
import io.taosj.wire.LongColumn;
import io.taosj.wire.TextColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One value of a column as a Java type; what does not fit is an error, never a changed value. */
public final class Values {
    /** 2^63 as a double: the first number that no long can hold. */
    private static final double LONG_END = 0x1p63;

    private static final DateTimeFormatter[] TIMESTAMPS = {timestampFormat(3), timestampFormat(6), timestampFormat(9)};

    private Values() {}

    private static DateTimeFormatter timestampFormat(int digits) {
        return new DateTimeFormatterBuilder()
                .appendPattern("uuuu-MM-dd'T'HH:mm:ss.")
                .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, digits, digits, false)
                .appendOffsetId()
                .toFormatter(java.util.Locale.ROOT);
    }

    /** A value as long; TIMESTAMP gives ticks. */
    public static long asLong(Column column, int row) {
        requireValue(column, row);
        if (column instanceof LongColumn c) {
            long value = c.getLong(row);
            if (value < 0 && c.type() == DataType.UBIGINT) {
                throw range(column, row, "long");
            }
            return value;
        }
        if (column instanceof BoolColumn c) {
            return c.getBoolean(row) ? 1 : 0;
        }
        if (column instanceof DoubleColumn c) {
            double value = c.getDouble(row);
            if (value != Math.rint(value) || value < -LONG_END || value >= LONG_END) {
                throw range(column, row, "long");
            }
            return (long) value;
        }
        try {
            return number(column, row, "long").longValueExact();
        } catch (ArithmeticException e) {
            throw range(column, row, "long");
        }
    }

    /** A value as int. */
    public static int asInt(Column column, int row) {
        long value = asLong(column, row);
        if (value != (int) value) {
            throw range(column, row, "int");
        }
        return (int) value;
    }

    /** A value as short. */
    static short asShort(Column column, int row) {
        long value = asLong(column, row);
        if (value != (short) value) {
            throw range(column, row, "short");
        }
        return (short) value;
    }

    /** A value as byte. */
    static byte asByte(Column column, int row) {
        long value = asLong(column, row);
        if (value != (byte) value) {
            throw range(column, row, "byte");
        }
        return (byte) value;
    }

    /** A value as double; whole numbers beyond 2^53 and decimals are rounded. */
    public static double asDouble(Column column, int row) {
        requireValue(column, row);
        if (column instanceof DoubleColumn c) {
            return c.getDouble(row);
        }
        if (column instanceof LongColumn c && c.type() != DataType.UBIGINT) {
            return c.getLong(row);
        }
        return number(column, row, "double").doubleValue();
    }

    /** A value as float; a DOUBLE is rounded. */
    public static float asFloat(Column column, int row) {
        if (column instanceof DoubleColumn c && !c.isNull(row)) {
            return c.getFloat(row);
        }
        return (float) asDouble(column, row);
    }

    /** A value as boolean: BOOL, the numbers 0 and 1, and the words true and false. */
    public static boolean asBoolean(Column column, int row) {
        requireValue(column, row);
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
            throw wrongType(column, "boolean");
        }
        long value = asLong(column, row);
        if (value != 0 && value != 1) {
            throw range(column, row, "boolean");
        }
        return value == 1;
    }

    /** A value as decimal, or null. */
    public static @Nullable BigDecimal asBigDecimal(Column column, int row) {
        return column.isNull(row) ? null : number(column, row, "BigDecimal");
    }

    /** A TIMESTAMP as instant, or null. */
    public static @Nullable Instant asInstant(Column column, int row) {
        if (!(column instanceof LongColumn c) || c.type() != DataType.TIMESTAMP) {
            throw wrongType(column, "Instant");
        }
        return c.isNull(row) ? null : c.getInstant(row);
    }

    /**
     * A value as text, or null: TIMESTAMP like {@code 2024-01-02T03:04:05.123+01:00} in the given zone, VARBINARY and
     * GEOMETRY as hexadecimal digits.
     */
    public static @Nullable String asString(Column column, int row, ZoneId zone) {
        if (column.isNull(row)) {
            return null;
        }
        if (column instanceof TextColumn c) {
            return c.getString(row);
        }
        if (column instanceof DecimalColumn c) {
            return c.getBigDecimal(row).toPlainString();
        }
        if (column instanceof BytesColumn c) {
            return HexFormat.of().formatHex(bytes(c, row));
        }
        if (column instanceof LongColumn c && c.type() == DataType.TIMESTAMP) {
            return TIMESTAMPS[c.precision().code()].format(c.getInstant(row).atZone(zone));
        }
        return String.valueOf(column.get(row));
    }

    /** A value as bytes, or null: those of VARBINARY, GEOMETRY and VARCHAR as stored, other text as UTF-8. */
    public static byte @Nullable [] asBytes(Column column, int row) {
        if (column instanceof BytesColumn c) {
            return c.get(row);
        }
        if (column instanceof TextColumn c) {
            return c.isNull(row) ? null : c.getUtf8(row);
        }
        throw wrongType(column, "byte[]");
    }

    private static byte[] bytes(BytesColumn column, int row) {
        byte[] bytes = column.get(row);
        return bytes == null ? new byte[0] : bytes;
    }

    private static BigDecimal number(Column column, int row, String target) {
        if (column instanceof DecimalColumn c) {
            return c.getBigDecimal(row);
        }
        if (column instanceof TextColumn c) {
            try {
                return new BigDecimal(new String(c.getUtf8(row), StandardCharsets.UTF_8).strip());
            } catch (NumberFormatException e) {
                throw wrongType(column, target);
            }
        }
        if (column instanceof BytesColumn) {
            throw wrongType(column, target);
        }
        return number(column.get(row), column, row, target);
    }

    private static BigDecimal number(@Nullable Object value, Column column, int row, String target) {
        if (value instanceof BigInteger i) {
            return new BigDecimal(i);
        }
        if (value instanceof Float || value instanceof Double) {
            double d = ((Number) value).doubleValue();
            if (Double.isNaN(d) || Double.isInfinite(d)) {
                throw range(column, row, target);
            }
            return new BigDecimal(value.toString());
        }
        if (value instanceof Boolean b) {
            return b ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        // integers and, as ticks, timestamps
        return BigDecimal.valueOf(((LongColumn) column).getLong(row));
    }

    private static void requireValue(Column column, int row) {
        if (column.isNull(row)) {
            throw new TaosDataException(
                    ClientErrors.NULL_VALUE,
                    "column '" + column.info().name() + "' is null; ask isNull first or read it as an object");
        }
    }

    static TaosDataException wrongType(Column column, String target) {
        return new TaosDataException(
                ClientErrors.WRONG_TYPE,
                "column '" + column.info().name() + "' of type " + column.info().typeName() + " can't be read as "
                        + target);
    }

    private static TaosDataException range(Column column, int row, String target) {
        return new TaosDataException(
                ClientErrors.OUT_OF_RANGE,
                "value " + asString(column, row, java.time.ZoneOffset.UTC) + " of column '"
                        + column.info().name() + "' does not fit into " + target);
    }
}
