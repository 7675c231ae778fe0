package io.taosj.engine.internal.time;

import io.taosj.wire.Precision;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads timestamp literals: {@code YYYY-MM-DD[( |T)HH:MM:SS[.fraction][zone]]}, where the zone is {@code Z},
 * {@code ±hh}, {@code ±hhmm} or {@code ±hh:mm}, and the local time of the given zone is meant where none is written.
 */
public final class TimeParser {
    /** Says that a text is no timestamp; no valid timestamp has this value. */
    public static final long INVALID = Long.MIN_VALUE;

    private static final int MAX_ZONE_HOUR = 13;
    private static final int NANO_DIGITS = 9;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final CharSequence text;
    private int pos;

    private TimeParser(CharSequence text) {
        this.text = text;
    }

    /**
     * The ticks of a timestamp literal, or {@link #INVALID}. Times that the precision cannot hold become the largest or
     * smallest tick count.
     */
    public static long parse(CharSequence text, Precision precision, ZoneId zone) {
        return new TimeParser(text).read(precision, zone);
    }

    /**
     * As {@link #parse}, but times that the precision cannot hold wrap around, as they do in the server's queries: the year
     * 9999 in nanoseconds lies in the past.
     */
    public static long parseWrapped(CharSequence text, Precision precision, ZoneId zone) {
        long ticks = parse(text, precision, zone);
        if (ticks != Long.MAX_VALUE && ticks != Long.MIN_VALUE + 1) {
            return ticks;
        }
        long millis = parse(text, Precision.MILLISECONDS, zone);
        return millis * (precision.ticksPerSecond() / Precision.MILLISECONDS.ticksPerSecond());
    }

    /** Whether a text is a timestamp literal. */
    public static boolean isTimestamp(CharSequence text) {
        return parse(text, Precision.MILLISECONDS, ZoneOffset.UTC) != INVALID;
    }

    /**
     * The value of a text of decimal digits with an optional sign, as INSERT takes for a tick count, or {@link #INVALID}.
     */
    public static long parseInteger(CharSequence text) {
        int length = text.length();
        int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (start == length) {
            return INVALID;
        }
        for (int i = start; i < length; i++) {
            if (!isDigit(text.charAt(i))) {
                return INVALID;
            }
        }
        try {
            return Long.parseLong(text, 0, length, 10);
        } catch (NumberFormatException e) {
            return INVALID;
        }
    }

    private long read(Precision precision, ZoneId zone) {
        int year = number(4);
        if (year < 0 || !take('-')) {
            return INVALID;
        }
        int month = number(2);
        if (month < 1 || month > 12 || !take('-')) {
            return INVALID;
        }
        int day = number(2);
        if (day < 1 || day > daysOf(year, month)) {
            return INVALID;
        }
        long date = Zones.epochDay(year, month, day) * Zones.SECONDS_PER_DAY;
        if (atEnd()) {
            return Zones.ticks(Zones.toEpochSecond(date, zone), 0, precision);
        }
        if (!take(' ') && !take('T') && !take('t')) {
            return INVALID;
        }
        return readTime(date, precision, zone);
    }

    private long readTime(long date, Precision precision, ZoneId zone) {
        int hour = number(2);
        if (hour < 0 || hour > 23 || !take(':')) {
            return INVALID;
        }
        int minute = number(2);
        if (minute < 0 || minute > 59 || !take(':')) {
            return INVALID;
        }
        int second = number(2);
        if (second < 0 || second > 59) {
            return INVALID;
        }
        int nanos = 0;
        if (take('.')) {
            nanos = fraction();
            if (nanos < 0) {
                return INVALID;
            }
        }
        long local = date + hour * 3600L + minute * 60L + second;
        if (atEnd()) {
            return Zones.ticks(Zones.toEpochSecond(local, zone), nanos, precision);
        }
        int offset = offset();
        return offset == Integer.MIN_VALUE || !atEnd() ? INVALID : Zones.ticks(local - offset, nanos, precision);
    }

    /** Seconds east of UTC of a zone suffix, or Integer.MIN_VALUE. */
    private int offset() {
        if (take('Z') || take('z')) {
            return 0;
        }
        int sign = take('+') ? 1 : take('-') ? -1 : 0;
        int hours = sign == 0 ? -1 : twoDigits();
        if (hours < 0 || hours > MAX_ZONE_HOUR) {
            return Integer.MIN_VALUE;
        }
        if (atEnd()) {
            return sign * hours * 3600;
        }
        take(':');
        int minutes = twoDigits();
        return minutes < 0 || minutes > 59 ? Integer.MIN_VALUE : sign * (hours * 3600 + minutes * 60);
    }

    private int twoDigits() {
        int start = pos;
        int value = number(2);
        return pos - start == 2 ? value : -1;
    }

    /** The number of at most so many digits at the cursor, or -1. */
    private int number(int digits) {
        int value = 0;
        int start = pos;
        while (pos < text.length() && pos - start < digits && isDigit(text.charAt(pos))) {
            value = value * 10 + text.charAt(pos++) - '0';
        }
        return pos == start ? -1 : value;
    }

    /** The nanoseconds behind the point; further digits are read and ignored. */
    private int fraction() {
        int value = 0;
        int start = pos;
        while (pos < text.length() && isDigit(text.charAt(pos))) {
            if (pos - start < NANO_DIGITS) {
                value = value * 10 + text.charAt(pos) - '0';
            }
            pos++;
        }
        if (pos == start) {
            return -1;
        }
        for (int i = pos - start; i < NANO_DIGITS; i++) {
            value *= 10;
        }
        return value;
    }

    private boolean take(char c) {
        boolean found = pos < text.length() && text.charAt(pos) == c;
        if (found) {
            pos++;
        }
        return found;
    }

    private boolean atEnd() {
        return pos == text.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int daysOf(int year, int month) {
        boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }
}
