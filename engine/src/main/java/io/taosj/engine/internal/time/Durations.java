package io.taosj.engine.internal.time;

import io.taosj.wire.Precision;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Durations: a number and one of the units {@code b u a s m h d w n y}. */
public final class Durations {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;
    private static final int MONTHS_PER_YEAR = 12;
    private static final int DAYS_PER_MONTH = 30;
    private static final int DAYS_PER_YEAR = 365;

    private Durations() {}

    /**
     * A number with its unit.
     *
     * @param unit one of b u a s m h d w n y
     */
    public record Duration(long value, char unit) {}

    /** Whether a character is a unit. */
    public static boolean isUnit(char unit) {
        return "buasmhdwny".indexOf(unit) >= 0;
    }

    /** Whether a unit's length depends on the calendar. */
    public static boolean isCalendar(char unit) {
        return unit == 'n' || unit == 'y';
    }

    /** Months in a number of months or years. */
    public static long months(long value, char unit) {
        return unit == 'y' ? Math.multiplyExact(value, MONTHS_PER_YEAR) : value;
    }

    /** Reads digits, with an optional sign, followed by a unit in either case; null if the text is something else. */
    public static @Nullable Duration parse(CharSequence text) {
        int last = text.length() - 1;
        if (last < 1) {
            return null;
        }
        char unit = Character.toLowerCase(text.charAt(last));
        long value = isUnit(unit) ? TimeParser.parseInteger(text.subSequence(0, last)) : TimeParser.INVALID;
        return value == TimeParser.INVALID ? null : new Duration(value, unit);
    }

    /** Nanoseconds of a unit; a month counts 30 days and a year 365. */
    public static long nanos(char unit) {
        return switch (unit) {
            case 'b' -> 1;
            case 'u' -> 1_000;
            case 'a' -> 1_000_000;
            case 's' -> NANOS_PER_SECOND;
            case 'm' -> 60 * NANOS_PER_SECOND;
            case 'h' -> 3_600 * NANOS_PER_SECOND;
            case 'd' -> NANOS_PER_DAY;
            case 'w' -> 7 * NANOS_PER_DAY;
            case 'n' -> DAYS_PER_MONTH * NANOS_PER_DAY;
            case 'y' -> DAYS_PER_YEAR * NANOS_PER_DAY;
            default ->
                throw new IllegalArgumentException("unknown time unit '" + unit + "', use one of b u a s m h d w n y");
        };
    }

    /**
     * Ticks of a duration; what is finer than a tick is cut off, what is too long becomes the largest number. A month
     * counts 30 days and a year 365: where the calendar matters use {@link #add}.
     */
    public static long ticks(long value, char unit, Precision precision) {
        long nanos = nanos(unit);
        long perTick = precision.nanosPerTick();
        if (nanos < perTick) {
            return value / (perTick / nanos);
        }
        long factor = nanos / perTick;
        long high = Math.multiplyHigh(value, factor);
        long low = value * factor;
        return high == low >> 63 ? low : value < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
    }

    /** A time plus a duration (negative to go back), by the zone's calendar for months and years. */
    public static long add(long ticks, long value, char unit, Precision precision, ZoneId zone) {
        return isCalendar(unit)
                ? addMonths(ticks, months(value, unit), precision, zone)
                : saturatedAdd(ticks, ticks(value, unit, precision));
    }

    /** A time so many months later at the same local time; a day that the month lacks becomes its last one. */
    public static long addMonths(long ticks, long months, Precision precision, ZoneId zone) {
        LocalDateTime moved = Zones.local(ticks, precision, zone).plusMonths(months);
        return Zones.ticks(moved, precision, zone);
    }

    private static long saturatedAdd(long left, long right) {
        long sum = left + right;
        return ((left ^ sum) & (right ^ sum)) < 0 ? (left < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE) : sum;
    }
}
