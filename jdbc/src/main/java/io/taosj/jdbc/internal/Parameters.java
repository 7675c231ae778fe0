package io.taosj.jdbc.internal;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Parameters in few classes: Boolean, Byte to Long, Float, Double, BigDecimal, BigInteger, String, byte[] and Instant.
 */
final class Parameters {
    private Parameters() {}

    /** The value of any sensible class as one of the few. */
    static @Nullable Object of(@Nullable Object value, ZoneId zone) throws SQLException {
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof byte[]
                || value instanceof Instant) {
            return value;
        }
        if (value instanceof Number n) {
            return number(n);
        }
        Instant instant = instant(value, zone);
        return instant == null ? text(value) : instant;
    }

    private static Object number(Number value) {
        return value instanceof AtomicInteger || value instanceof AtomicLong ? (Object) value.longValue() : value;
    }

    private static @Nullable Instant instant(Object value, ZoneId zone) {
        if (value instanceof java.util.Date d) {
            return ofDate(d, zone);
        }
        if (value instanceof LocalDateTime t) {
            return t.atZone(zone).toInstant();
        }
        if (value instanceof LocalDate d) {
            return d.atStartOfDay(zone).toInstant();
        }
        if (value instanceof LocalTime t) {
            return t.atDate(LocalDate.EPOCH).atZone(zone).toInstant();
        }
        if (value instanceof ZonedDateTime t) {
            return t.toInstant();
        }
        if (value instanceof OffsetDateTime t) {
            return t.toInstant();
        }
        return value instanceof Calendar c ? c.toInstant() : null;
    }

    @SuppressWarnings("JavaUtilDate") // callers use it
    private static Instant ofDate(java.util.Date value, ZoneId zone) {
        if (value instanceof Date d) {
            return Times.ofDate(d, zone, null);
        }
        if (value instanceof Time t) {
            return Times.ofTime(t, zone, null);
        }
        return value instanceof Timestamp t ? t.toInstant() : Instant.ofEpochMilli(value.getTime());
    }

    private static Object text(Object value) throws SQLException {
        if (value instanceof CharSequence || value instanceof Character || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof URL || value instanceof URI) {
            return value.toString();
        }
        if (value instanceof Enum<?> e) {
            return e.name();
        }
        if (value instanceof Blob b) {
            return b.getBytes(1, Math.toIntExact(b.length()));
        }
        if (value instanceof Clob c) {
            return c.getSubString(1, Math.toIntExact(c.length()));
        }
        if (value instanceof InputStream in) {
            return Streams.bytes(in, -1);
        }
        if (value instanceof Reader in) {
            return Streams.text(in, -1);
        }
        throw Failures.data("objects of " + value.getClass().getName() + " can't be parameters");
    }

    /** A value as the type in {@link Types} that the caller names; -1 is no scale. */
    static @Nullable Object as(@Nullable Object value, int type, int scale) throws SQLException {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                value instanceof byte[] || value instanceof Instant ? value : value.toString();
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> whole(value);
            case Types.DECIMAL, Types.NUMERIC -> {
                BigDecimal number = decimal(value);
                yield scale < 0 ? number : number.setScale(scale, RoundingMode.HALF_UP);
            }
            case Types.REAL, Types.FLOAT, Types.DOUBLE ->
                value instanceof Number ? value : decimal(value).doubleValue();
            case Types.BIT, Types.BOOLEAN -> value instanceof Boolean ? value : whole(value) != 0;
            default -> value;
        };
    }

    private static long whole(Object value) throws SQLException {
        try {
            return value instanceof Instant i
                    ? i.toEpochMilli()
                    : decimal(value).longValueExact();
        } catch (ArithmeticException e) {
            throw Failures.data("value " + value + " is no whole number of 64 bits");
        }
    }

    /** A number, a boolean or a text as an exact number. */
    static BigDecimal decimal(Object value) throws SQLException {
        if (value instanceof BigDecimal d) {
            return d;
        }
        if (value instanceof BigInteger i) {
            return new BigDecimal(i);
        }
        if (value instanceof Boolean b) {
            return b ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        try {
            if (value instanceof Number || value instanceof String) {
                return new BigDecimal(value.toString().strip());
            }
        } catch (NumberFormatException e) {
            throw Failures.data("'" + value + "' is no number");
        }
        throw Failures.data("a " + value.getClass().getSimpleName() + " is no number");
    }
}
