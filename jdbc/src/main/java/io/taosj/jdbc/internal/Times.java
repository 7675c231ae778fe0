package io.taosj.jdbc.internal;

import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import io.taosj.wire.LongColumn;
import io.taosj.wire.Precision;
import io.taosj.wire.TextColumn;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Points in time: a TIMESTAMP is an instant; local dates and times are those of the connection's zone. */
final class Times {
    private static final DateTimeFormatter MILLIS = format(3);
    private static final DateTimeFormatter MICROS = format(6);
    private static final DateTimeFormatter NANOS = format(9);

    private Times() {}

    private static DateTimeFormatter format(int digits) {
        return new DateTimeFormatterBuilder()
                .appendPattern("uuuu-MM-dd HH:mm:ss.")
                .appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, false)
                .toFormatter(Locale.ROOT);
    }

    /** The local time of an instant with all digits of the precision. */
    static String text(Instant instant, Precision precision, ZoneId zone) {
        DateTimeFormatter format =
                switch (precision) {
                    case MILLISECONDS -> MILLIS;
                    case MICROSECONDS -> MICROS;
                    case NANOSECONDS -> NANOS;
                };
        return format.format(instant.atZone(zone));
    }

    /** A TIMESTAMP, or a text with a date and a time. */
    static Instant toInstant(Column column, int row, ZoneId zone, String wanted) throws SQLException {
        if (column instanceof LongColumn c && c.type() == DataType.TIMESTAMP) {
            return c.getInstant(row);
        }
        Instant parsed = column instanceof TextColumn c ? parse(String.valueOf(c.getString(row)), zone) : null;
        if (parsed == null) {
            throw Failures.wrongType(column, wanted);
        }
        return parsed;
    }

    /** A date, or a date and a time with or without an offset; null if the text is neither. */
    static @Nullable Instant parse(String text, ZoneId zone) {
        String plain = text.strip();
        try {
            if (plain.length() <= 10) {
                return LocalDate.parse(plain).atStartOfDay(zone).toInstant();
            }
            String iso = plain.charAt(10) == ' ' ? plain.substring(0, 10) + 'T' + plain.substring(11) : plain;
            boolean offset = iso.endsWith("Z") || iso.indexOf('+', 11) > 0 || iso.indexOf('-', 11) > 0;
            return offset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    static Timestamp toTimestamp(Column column, int row, ZoneId zone) throws SQLException {
        Instant instant = toInstant(column, row, zone, "Timestamp");
        try {
            return Timestamp.from(instant);
        } catch (IllegalArgumentException e) {
            throw Failures.outOfRange(column, instant.toString(), "Timestamp");
        }
    }

    static ZonedDateTime toZoned(Column column, int row, ZoneId zone, String wanted) throws SQLException {
        return toInstant(column, row, zone, wanted).atZone(zone);
    }

    /** The day in a zone, as midnight of the calendar's zone or, without one, of the JVM's. */
    static Date toDate(Column column, int row, ZoneId zone, @Nullable Calendar calendar) throws SQLException {
        ZoneId local = zone(calendar, zone);
        LocalDate day = toZoned(column, row, local, "Date").toLocalDate();
        ZoneId shown = zone(calendar, ZoneId.systemDefault());
        return new Date(millis(column, day.atStartOfDay(shown)));
    }

    /** The time of day in a zone, on the first day of 1970 of the calendar's zone or, without one, of the JVM's. */
    static Time toTime(Column column, int row, ZoneId zone, @Nullable Calendar calendar) throws SQLException {
        ZoneId local = zone(calendar, zone);
        LocalTime time = toZoned(column, row, local, "Time").toLocalTime();
        ZoneId shown = zone(calendar, ZoneId.systemDefault());
        return new Time(millis(column, time.atDate(LocalDate.EPOCH).atZone(shown)));
    }

    private static long millis(Column column, ZonedDateTime time) throws SQLException {
        try {
            return time.toInstant().toEpochMilli();
        } catch (ArithmeticException e) {
            throw Failures.outOfRange(column, time.toString(), "milliseconds");
        }
    }

    static ZoneId zone(@Nullable Calendar calendar, ZoneId otherwise) {
        return calendar == null ? otherwise : calendar.getTimeZone().toZoneId();
    }

    /** The instant of a day or a time of day that a parameter gives in the JVM's or a calendar's zone. */
    static Instant ofDate(Date value, ZoneId zone, @Nullable Calendar calendar) {
        ZoneId shown = zone(calendar, ZoneId.systemDefault());
        LocalDate day = Instant.ofEpochMilli(value.getTime()).atZone(shown).toLocalDate();
        return day.atStartOfDay(zone(calendar, zone)).toInstant();
    }

    /** The instant of a time of day on the first day of 1970. */
    static Instant ofTime(Time value, ZoneId zone, @Nullable Calendar calendar) {
        ZoneId shown = zone(calendar, ZoneId.systemDefault());
        LocalTime time = Instant.ofEpochMilli(value.getTime()).atZone(shown).toLocalTime();
        return time.atDate(LocalDate.EPOCH).atZone(zone(calendar, zone)).toInstant();
    }
}
