package io.taosj.internal.bind;

import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.Ticks;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** One value as the kind that its column takes; nothing is lost, or it is an error. */
final class Coercion {
    private static final int PREFIX = 2;
    private static final int BYTES_PER_CHARACTER = 4;
    private static final int MOST_UTF8_PER_CHAR = 3;
    private static final BigInteger MAX_UNSIGNED =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private final Place place;
    private final DataType type;
    private final long min;
    private final long max;
    private final int limit;

    Coercion(Place place) {
        this.place = place;
        type = place.field().type();
        int bits = type.width() * Byte.SIZE;
        boolean unsigned = type.isUnsignedInteger();
        min = unsigned ? 0 : bits == 0 ? 0 : Long.MIN_VALUE >> (Long.SIZE - Math.min(bits, Long.SIZE));
        max = bits == 0 || bits >= Long.SIZE ? Long.MAX_VALUE : (1L << (unsigned ? bits : bits - 1)) - 1;
        int bytes = place.field().storageBytes();
        limit = switch (type) {
            case NCHAR -> (bytes - PREFIX) / BYTES_PER_CHARACTER;
            case VARCHAR, VARBINARY, GEOMETRY -> bytes - PREFIX;
            default -> Integer.MAX_VALUE;
        };
    }

    /** A whole number for an integer column of any width, checked. */
    long whole(int row, long value) {
        if (value < min || value > max) {
            throw place.outOfRange(row, value, "is outside of " + type.sqlName() + ", " + min + " to " + maxText());
        }
        return value;
    }

    private String maxText() {
        return type == DataType.UBIGINT ? MAX_UNSIGNED.toString() : String.valueOf(max);
    }

    /** An object for an integer, BOOL or TIMESTAMP column. */
    long whole(int row, Object value) {
        if (type == DataType.TIMESTAMP) {
            return ticks(row, value);
        }
        if (type == DataType.BOOL) {
            if (value instanceof Boolean flag) {
                return flag ? 1 : 0;
            }
            long number = exactWhole(row, value).longValueExact();
            if (number != 0 && number != 1) {
                throw place.outOfRange(row, value, "is neither 0 nor 1");
            }
            return number;
        }
        BigInteger number = exactWhole(row, value);
        if (type == DataType.UBIGINT && number.signum() >= 0 && number.compareTo(MAX_UNSIGNED) <= 0) {
            return number.longValue();
        }
        if (number.bitLength() >= Long.SIZE) {
            throw place.outOfRange(row, value, "is outside of " + type.sqlName() + ", " + min + " to " + maxText());
        }
        return whole(row, number.longValue());
    }

    private BigInteger exactWhole(int row, Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return BigInteger.valueOf(((Number) value).longValue());
        }
        if (value instanceof BigInteger number) {
            return number;
        }
        if (value instanceof BigDecimal || value instanceof Double || value instanceof Float) {
            try {
                return new BigDecimal(value.toString()).toBigIntegerExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw place.outOfRange(row, value, "is no whole number");
            }
        }
        throw place.wrongType(row, value);
    }

    private long ticks(int row, Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        Instant instant = value instanceof Instant i
                ? i
                : value instanceof OffsetDateTime o
                        ? o.toInstant()
                        : value instanceof ZonedDateTime z ? z.toInstant() : null;
        if (instant == null) {
            throw place.wrongType(row, value);
        }
        Precision precision = Precision.ofCode(place.field().precision());
        long ticks;
        try {
            ticks = Ticks.ofInstant(instant, precision);
        } catch (ArithmeticException e) {
            throw place.outOfRange(row, value, "is outside of what the database's precision can express");
        }
        if (!Ticks.toInstant(ticks, precision).equals(instant)) {
            throw place.outOfRange(
                    row,
                    value,
                    "is finer than the database's precision, " + precision.nanosPerTick() + " ns; truncate it first");
        }
        return ticks;
    }

    /** A value for a FLOAT or DOUBLE column. */
    double real(int row, Object value) {
        if (!(value instanceof Number number)) {
            throw place.wrongType(row, value);
        }
        double real = number.doubleValue();
        boolean single = type == DataType.FLOAT;
        double stored = single ? (float) real : real;
        boolean exact = Double.isNaN(real) || stored == real;
        if (exact && !(value instanceof Float) && !(value instanceof Double)) {
            exact = Double.isFinite(stored) && new BigDecimal(stored).compareTo(new BigDecimal(value.toString())) == 0;
        }
        if (!exact) {
            throw place.outOfRange(
                    row, value, "can't be kept exactly as " + type.sqlName() + "; round it, for example to a float");
        }
        return real;
    }

    /** A value for a text or JSON column. */
    String text(int row, Object value) {
        String text;
        if (value instanceof String s) {
            text = s;
        } else if (value instanceof byte[] bytes) {
            try {
                text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                throw place.outOfRange(row, value, "are not UTF-8");
            }
        } else if (value instanceof Character || value instanceof Enum) {
            text = value.toString();
        } else {
            throw place.wrongType(row, value);
        }
        checkLength(row, text);
        return text;
    }

    void checkLength(int row, String text) {
        if (type == DataType.NCHAR) {
            if (text.length() > limit && text.codePointCount(0, text.length()) > limit) {
                throw place.outOfRange(row, text, "has more than " + limit + " characters");
            }
        } else if ((long) text.length() * MOST_UTF8_PER_CHAR > limit
                && text.getBytes(StandardCharsets.UTF_8).length > limit) {
            throw place.outOfRange(row, text, "has more than " + limit + " bytes");
        }
    }

    /** A value for a column of bytes. */
    byte[] bytes(int row, Object value) {
        if (!(value instanceof byte[] bytes)) {
            throw place.wrongType(row, value);
        }
        if (bytes.length > limit) {
            throw place.outOfRange(row, value, "are more than " + limit);
        }
        return bytes;
    }

    /** A value for a DECIMAL column. */
    BigDecimal decimal(int row, Object value) {
        if (!(value instanceof Number) && !(value instanceof String)) {
            throw place.wrongType(row, value);
        }
        int scale = place.field().scale();
        int digits = place.field().precision();
        try {
            BigDecimal exact = new BigDecimal(value.toString()).setScale(scale);
            if (exact.precision() <= digits) {
                return exact;
            }
        } catch (NumberFormatException e) {
            throw place.wrongType(row, value);
        } catch (ArithmeticException e) {
            throw place.outOfRange(row, value, "has more than " + scale + " digits behind the point");
        }
        throw place.outOfRange(row, value, "has more than " + (digits - scale) + " digits before the point");
    }
}
