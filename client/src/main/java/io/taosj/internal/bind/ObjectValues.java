package io.taosj.internal.bind;

import io.taosj.Geometries;
import io.taosj.TaosDataException;
import io.taosj.wire.DataType;
import io.taosj.wire.Ticks;
import io.taosj.wire.message.Stmt2Fields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Turns single objects into what columns of a type hold; each conversion checks that the value fits. */
final class ObjectValues {
    private ObjectValues() {}

    /** How a value is marked in a message. */
    static byte state(@Nullable Object value) {
        if (value == null) {
            return Stmt2Fields.NULL;
        }
        return value == BindValues.UNSET ? Stmt2Fields.NONE : Stmt2Fields.VALUE;
    }

    /** A BOOL as 0 or 1, a TIMESTAMP as ticks, an integer, one without sign as its bits. */
    static long longOf(Object value, int row, Place place) {
        DataType type = place.type();
        if (type == DataType.BOOL) {
            if (value instanceof Boolean truth) {
                return truth ? 1 : 0;
            }
            throw wrong(value, row, place);
        }
        if (type == DataType.TIMESTAMP) {
            return ticks(value, row, place);
        }
        if (type == DataType.UBIGINT) {
            return unsigned(value, row, place);
        }
        long number = whole(value, row, place);
        if (number < Ranges.least(type) || number > Ranges.greatest(type)) {
            throw place.outOfRange(row, value);
        }
        return number;
    }

    /** A FLOAT or DOUBLE. */
    static double doubleOf(Object value, int row, Place place) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (place.type() == DataType.FLOAT && Float.isInfinite((float) number) && !Double.isInfinite(number)) {
                throw place.outOfRange(row, value);
            }
            return number;
        }
        BigDecimal exact = decimal(value, row, place);
        double number = exact.doubleValue();
        if (Double.isInfinite(number) || !(value instanceof BigDecimal) && lost(exact, number)) {
            throw place.outOfRange(row, value);
        }
        return number;
    }

    /** A value of another type: String, byte[] or BigDecimal. */
    static Object objectOf(Object value, int row, Place place) {
        return switch (place.type()) {
            case DECIMAL, DECIMAL64 -> {
                BigDecimal number = decimal(value, row, place);
                if (!BindValues.Decimals.fits(number, place)) {
                    throw place.outOfRange(row, value);
                }
                yield number;
            }
            case VARCHAR, NCHAR, JSON -> text(value, row, place);
            case GEOMETRY -> bytes(value instanceof CharSequence wkt ? wkb(wkt, row, place) : value, row, place);
            case VARBINARY, BLOB, MEDIUMBLOB -> bytes(value, row, place);
            default -> throw wrong(value, row, place);
        };
    }

    private static byte[] wkb(CharSequence wkt, int row, Place place) {
        try {
            return Geometries.toBinary(wkt.toString());
        } catch (TaosDataException e) {
            throw new TaosDataException(
                    e.code(), "row " + row + " can't be bound to " + place + ": " + e.serverMessage(), e);
        }
    }

    private static Object text(Object value, int row, Place place) {
        if (value instanceof byte[] && place.type() == DataType.VARCHAR) {
            return bytes(value, row, place);
        }
        if (!(value instanceof CharSequence || value instanceof Enum<?>)) {
            throw wrong(value, row, place);
        }
        String text = value.toString();
        if (!TextLengths.fits(text, place.type(), place.column().length())) {
            throw place.outOfRange(row, text);
        }
        return text;
    }

    private static byte[] bytes(Object value, int row, Place place) {
        if (!(value instanceof byte[] bytes)) {
            throw wrong(value, row, place);
        }
        if (bytes.length > place.column().length() && !place.type().isBlob()) {
            throw place.outOfRange(row, bytes.length + " bytes");
        }
        return bytes;
    }

    private static TaosDataException wrong(Object value, int row, Place place) {
        return place.wrongType(value.getClass().getSimpleName() + " (row " + row + ")");
    }

    private static long whole(Object value, int row, Place place) {
        BigDecimal number = decimal(value, row, place);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw place.outOfRange(row, value);
        }
    }

    private static long unsigned(Object value, int row, Place place) {
        BigDecimal number = decimal(value, row, place);
        try {
            BigInteger whole = number.toBigIntegerExact();
            if (whole.signum() >= 0 && whole.bitLength() <= Long.SIZE) {
                return whole.longValue();
            }
        } catch (ArithmeticException e) {
            throw place.outOfRange(row, value);
        }
        throw place.outOfRange(row, value);
    }

    private static long ticks(Object value, int row, Place place) {
        Instant instant;
        if (value instanceof Instant i) {
            instant = i;
        } else if (value instanceof LocalDateTime t) {
            instant = t.atZone(place.zone()).toInstant();
        } else if (value instanceof ZonedDateTime t) {
            instant = t.toInstant();
        } else if (value instanceof OffsetDateTime t) {
            instant = t.toInstant();
        } else if (value instanceof Date d) {
            instant = d.toInstant();
        } else {
            return whole(value, row, place);
        }
        try {
            long ticks = Ticks.ofInstant(instant, place.field().precision());
            if (Ticks.toInstant(ticks, place.field().precision()).equals(instant)) {
                return ticks;
            }
        } catch (ArithmeticException e) {
            throw place.outOfRange(row, value);
        }
        throw place.outOfRange(
                row, value + " (finer than " + place.field().precision().text() + ")");
    }

    private static boolean lost(BigDecimal whole, double rounded) {
        return new BigDecimal(rounded).compareTo(whole) != 0;
    }

    /** The exact number of an object; floating-point numbers count as their shortest text. */
    private static BigDecimal decimal(Object value, int row, Place place) {
        if (value instanceof BigDecimal d) {
            return d;
        }
        if (value instanceof BigInteger i) {
            return new BigDecimal(i);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Double || value instanceof Float) {
            double d = ((Number) value).doubleValue();
            if (Double.isNaN(d) || Double.isInfinite(d)) {
                throw place.outOfRange(row, value);
            }
            return new BigDecimal(value.toString());
        }
        throw wrong(value, row, place);
    }
}
