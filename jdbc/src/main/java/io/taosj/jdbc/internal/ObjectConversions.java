package io.taosj.jdbc.internal;

import io.taosj.wire.BoolColumn;
import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Values that are not null as objects of a class. */
final class ObjectConversions {
    private static final Map<Class<?>, Conversion> BY_CLASS = new HashMap<>();

    static {
        numbers();
        texts();
        times();
    }

    private ObjectConversions() {}

    @FunctionalInterface
    private interface Conversion {
        Object convert(Column column, int row, ZoneId zone) throws SQLException;
    }

    private static void numbers() {
        BY_CLASS.put(Boolean.class, (c, r, z) -> Numbers.toBoolean(c, r));
        BY_CLASS.put(Byte.class, (c, r, z) -> Numbers.toByte(c, r));
        BY_CLASS.put(Short.class, (c, r, z) -> Numbers.toShort(c, r));
        BY_CLASS.put(Integer.class, (c, r, z) -> Numbers.toInt(c, r));
        BY_CLASS.put(Long.class, (c, r, z) -> Numbers.toLong(c, r, "long"));
        BY_CLASS.put(Float.class, (c, r, z) -> Numbers.toFloat(c, r));
        BY_CLASS.put(Double.class, (c, r, z) -> Numbers.toDouble(c, r));
        BY_CLASS.put(BigDecimal.class, (c, r, z) -> Numbers.toDecimal(c, r, "BigDecimal"));
        BY_CLASS.put(BigInteger.class, (c, r, z) -> Numbers.toBigInteger(c, r));
        BY_CLASS.put(Number.class, ObjectConversions::number);
    }

    private static void texts() {
        BY_CLASS.put(Object.class, ObjectConversions::natural);
        BY_CLASS.put(String.class, Texts::toText);
        BY_CLASS.put(CharSequence.class, Texts::toText);
        BY_CLASS.put(byte[].class, (c, r, z) -> Texts.toBytes(c, r));
        BY_CLASS.put(Blob.class, (c, r, z) -> new MemoryBlob(Texts.toBytes(c, r)));
        BY_CLASS.put(Clob.class, (c, r, z) -> new MemoryClob(Texts.toText(c, r, z)));
        BY_CLASS.put(NClob.class, (c, r, z) -> new MemoryClob(Texts.toText(c, r, z)));
    }

    private static void times() {
        BY_CLASS.put(Instant.class, (c, r, z) -> Times.toInstant(c, r, z, "Instant"));
        BY_CLASS.put(ZonedDateTime.class, (c, r, z) -> Times.toZoned(c, r, z, "ZonedDateTime"));
        BY_CLASS.put(
                OffsetDateTime.class,
                (c, r, z) -> Times.toZoned(c, r, z, "OffsetDateTime").toOffsetDateTime());
        BY_CLASS.put(
                LocalDateTime.class,
                (c, r, z) -> Times.toZoned(c, r, z, "LocalDateTime").toLocalDateTime());
        BY_CLASS.put(
                LocalDate.class,
                (c, r, z) -> Times.toZoned(c, r, z, "LocalDate").toLocalDate());
        BY_CLASS.put(
                LocalTime.class,
                (c, r, z) -> Times.toZoned(c, r, z, "LocalTime").toLocalTime());
        BY_CLASS.put(
                OffsetTime.class,
                (c, r, z) ->
                        Times.toZoned(c, r, z, "OffsetTime").toOffsetDateTime().toOffsetTime());
        BY_CLASS.put(Year.class, (c, r, z) -> Year.from(Times.toZoned(c, r, z, "Year")));
        BY_CLASS.put(YearMonth.class, (c, r, z) -> YearMonth.from(Times.toZoned(c, r, z, "YearMonth")));
        BY_CLASS.put(Timestamp.class, Times::toTimestamp);
        BY_CLASS.put(java.util.Date.class, Times::toTimestamp);
        BY_CLASS.put(Date.class, (c, r, z) -> Times.toDate(c, r, z, null));
        BY_CLASS.put(Time.class, (c, r, z) -> Times.toTime(c, r, z, null));
        BY_CLASS.put(Calendar.class, ObjectConversions::calendar);
    }

    /** The object of the class that {@link TypeInfo#className} names. */
    static Object natural(Column column, int row, ZoneId zone) throws SQLException {
        if (column.type() == DataType.TIMESTAMP) {
            return Times.toTimestamp(column, row, zone);
        }
        Object value = column.get(row);
        if (value == null) {
            throw Failures.wrongType(column, "an object");
        }
        return value;
    }

    private static Object number(Column column, int row, ZoneId zone) throws SQLException {
        boolean plain = column.type() != DataType.TIMESTAMP && !(column instanceof BoolColumn);
        Object value = plain ? column.get(row) : null;
        return value instanceof Number ? value : Numbers.toDecimal(column, row, "Number");
    }

    private static Calendar calendar(Column column, int row, ZoneId zone) throws SQLException {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone(zone));
        calendar.setTimeInMillis(Times.toInstant(column, row, zone, "Calendar").toEpochMilli());
        return calendar;
    }

    /** A value as an object of a class; enums by name. */
    static Object convert(Column column, int row, Class<?> type, ZoneId zone) throws SQLException {
        Conversion conversion = BY_CLASS.get(type);
        if (conversion != null) {
            return conversion.convert(column, row, zone);
        }
        @Nullable Object constant = type.isEnum() ? constant(type, Texts.toText(column, row, zone)) : null;
        if (constant == null) {
            throw Failures.wrongType(column, type.getName());
        }
        return constant;
    }

    private static @Nullable Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        return null;
    }
}
