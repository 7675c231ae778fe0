package io.taosj.internal.convert;

import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as objects of a class that the caller names. */
public final class Conversions {
    private static final Map<Class<?>, Conversion> BY_CLASS = Map.ofEntries(
            Map.entry(long.class, (c, r, z) -> Values.asLong(c, r)),
            Map.entry(Long.class, (c, r, z) -> Values.asLong(c, r)),
            Map.entry(int.class, (c, r, z) -> Values.asInt(c, r)),
            Map.entry(Integer.class, (c, r, z) -> Values.asInt(c, r)),
            Map.entry(short.class, (c, r, z) -> Values.asShort(c, r)),
            Map.entry(Short.class, (c, r, z) -> Values.asShort(c, r)),
            Map.entry(byte.class, (c, r, z) -> Values.asByte(c, r)),
            Map.entry(Byte.class, (c, r, z) -> Values.asByte(c, r)),
            Map.entry(double.class, (c, r, z) -> Values.asDouble(c, r)),
            Map.entry(Double.class, (c, r, z) -> Values.asDouble(c, r)),
            Map.entry(float.class, (c, r, z) -> Values.asFloat(c, r)),
            Map.entry(Float.class, (c, r, z) -> Values.asFloat(c, r)),
            Map.entry(boolean.class, (c, r, z) -> Values.asBoolean(c, r)),
            Map.entry(Boolean.class, (c, r, z) -> Values.asBoolean(c, r)),
            Map.entry(String.class, Values::asString),
            Map.entry(CharSequence.class, Values::asString),
            Map.entry(BigDecimal.class, (c, r, z) -> Values.asBigDecimal(c, r)),
            Map.entry(BigInteger.class, (c, r, z) -> bigInteger(c, r)),
            Map.entry(byte[].class, (c, r, z) -> Values.asBytes(c, r)),
            Map.entry(Instant.class, (c, r, z) -> Values.asInstant(c, r)),
            Map.entry(ZonedDateTime.class, Conversions::zoned),
            Map.entry(OffsetDateTime.class, (c, r, z) -> zoned(c, r, z).toOffsetDateTime()),
            Map.entry(LocalDateTime.class, (c, r, z) -> zoned(c, r, z).toLocalDateTime()),
            Map.entry(LocalDate.class, (c, r, z) -> zoned(c, r, z).toLocalDate()),
            Map.entry(LocalTime.class, (c, r, z) -> zoned(c, r, z).toLocalTime()),
            Map.entry(Date.class, (c, r, z) -> Date.from(zoned(c, r, z).toInstant())),
            Map.entry(Object.class, (c, r, z) -> c.get(r)),
            Map.entry(Number.class, (c, r, z) -> number(c, r)));

    private Conversions() {}

    /** Reads one value that is not null. */
    @FunctionalInterface
    interface Conversion {
        @Nullable Object convert(Column column, int row, ZoneId zone);
    }

    /** Whether there is a conversion to a class. */
    public static boolean supports(Class<?> type) {
        return BY_CLASS.containsKey(type) || type.isEnum();
    }

    /**
     * A value as an object of a class, or null.
     *
     * @param type any class for which {@link #supports} holds; for a primitive one, null is an error
     */
    public static @Nullable Object convert(Column column, int row, Class<?> type, ZoneId zone) {
        Conversion conversion = BY_CLASS.get(type);
        if (column.isNull(row) && !type.isPrimitive()) {
            return null;
        }
        if (conversion != null) {
            return conversion.convert(column, row, zone);
        }
        if (type.isEnum()) {
            return constant(column, row, type, zone);
        }
        throw Values.wrongType(column, type.getName());
    }

    private static ZonedDateTime zoned(Column column, int row, ZoneId zone) {
        Instant instant = Values.asInstant(column, row);
        if (instant == null) {
            throw Values.wrongType(column, "date");
        }
        return instant.atZone(zone);
    }

    private static @Nullable Object bigInteger(Column column, int row) {
        BigDecimal value = Values.asBigDecimal(column, row);
        try {
            return value == null ? null : value.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw Values.wrongType(column, "BigInteger");
        }
    }

    private static @Nullable Object number(Column column, int row) {
        if (column.type() != DataType.TIMESTAMP && column.get(row) instanceof Number number) {
            return number;
        }
        return Values.asBigDecimal(column, row);
    }

    private static Object constant(Column column, int row, Class<?> type, ZoneId zone) {
        String name = Values.asString(column, row, zone);
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw Values.wrongType(column, type.getName());
    }
}
