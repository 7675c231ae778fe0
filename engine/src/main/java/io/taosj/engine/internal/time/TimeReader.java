package io.taosj.engine.internal.time;

import io.taosj.wire.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;

/** Reads text by a {@link TimePattern}: to_timestamp(). One reader for one text. */
public final class TimeReader {
    /** A text does not follow the format. */
    public static final int MISMATCH = 0x2806;
    /** A number is out of its range. */
    public static final int WRONG_VALUE = 0x2807;
    /** The format has a keyword that only writing knows. */
    public static final int UNSUPPORTED = 0x2808;

    /** The text is no time by the format. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int code;

        Refused(int code) {
            super(null, null, false, false);
            this.code = code;
        }

        /** {@link #MISMATCH}, {@link #WRONG_VALUE} or {@link #UNSUPPORTED}. */
        public int code() {
            return code;
        }
    }

    private static final int UNSET = -1;

    private final String text;
    private int pos;
    private int year;
    private int month = 1;
    private int day = 1;
    private int hour;
    private boolean hourOf12;
    private int minute;
    private int second;
    private int nanos;
    private int half = UNSET;
    private int offsetHours;
    private boolean offsetGiven;

    private TimeReader(String text) {
        this.text = text;
    }

    /** The ticks of a text; parts that are missing count as 0000-01-01 00:00:00. */
    public static long read(String text, TimePattern pattern, Precision precision, ZoneId zone) throws Refused {
        TimeReader reader = new TimeReader(text);
        reader.readParts(pattern);
        return reader.ticks(precision, zone);
    }

    private void readParts(TimePattern pattern) throws Refused {
        var parts = pattern.parts();
        for (int i = 0; i < parts.size(); i++) {
            TimePattern.Part part = parts.get(i);
            skipBlanks();
            if (part instanceof TimePattern.Keyword keyword) {
                boolean numberFollows = i + 1 < parts.size()
                        && parts.get(i + 1) instanceof TimePattern.Keyword next
                        && !next.field().isName();
                keyword(keyword.field(), numberFollows);
            } else if (part instanceof TimePattern.Text literal) {
                literal(literal);
            }
        }
    }

    private void literal(TimePattern.Text literal) {
        boolean blank = Character.isWhitespace(literal.value());
        if (!blank && pos < text.length() && (text.charAt(pos) == literal.value() || bothPunctuation(literal))) {
            pos++;
        }
    }

    /** Any separator in the text goes with any separator in the format. */
    private boolean bothPunctuation(TimePattern.Text literal) {
        return !literal.quoted()
                && !Character.isLetterOrDigit(literal.value())
                && !Character.isLetterOrDigit(text.charAt(pos));
    }

    private void keyword(TimePattern.Field field, boolean numberFollows) throws Refused {
        switch (field) {
            case YYYY -> year = number(4, 0);
            case YYY -> year = century(number(3, 0), 3);
            case YY -> year = century(number(2, 0), 2);
            case Y -> year = century(number(1, 0), 1);
            case MM -> month = checked(number(2, month), 1, 12);
            case MONTH -> month = monthName(TextStyle.FULL);
            case MON -> month = monthName(TextStyle.SHORT);
            case DD -> day = checked(number(2, day), 1, 31);
            case D -> checked(number(1, 1), 1, 7);
            case DY -> dayName(TextStyle.SHORT);
            case DAY -> dayName(TextStyle.FULL);
            case HH24 -> hour = checked(number(2, 0), 0, 23);
            case HH12, HH -> {
                hour = checked(number(2, 0), 0, 12);
                hourOf12 = true;
            }
            case MI -> minute = checked(number(2, 0), 0, 59);
            case SS -> second = checked(number(2, 0), 0, 59);
            case MS -> nanos += fraction(3, numberFollows);
            case US -> nanos += fraction(6, numberFollows);
            case NS -> nanos += fraction(9, numberFollows);
            case AM, PM -> half = half("am", "pm");
            case AM_DOTS, PM_DOTS -> half = half("a.m.", "p.m.");
            case TZH -> offset();
            case DDD -> throw new Refused(UNSUPPORTED);
        }
    }

    private int half(String first, String other) throws Refused {
        int found = text.regionMatches(true, pos, first, 0, first.length())
                ? 0
                : text.regionMatches(true, pos, other, 0, other.length()) ? 1 : UNSET;
        if (found == UNSET) {
            throw new Refused(MISMATCH);
        }
        pos += first.length();
        return found;
    }

    private void offset() throws Refused {
        char sign = pos < text.length() ? text.charAt(pos) : ' ';
        if (sign == '+' || sign == '-') {
            pos++;
        }
        int hours = checked(number(2, 0), 0, 14);
        offsetHours = sign == '-' ? -hours : hours;
        offsetGiven = true;
    }

    private int monthName(TextStyle style) throws Refused {
        for (Month candidate : Month.values()) {
            if (takeName(candidate.getDisplayName(style, Locale.ENGLISH))) {
                return candidate.getValue();
            }
        }
        throw new Refused(MISMATCH);
    }

    private void dayName(TextStyle style) throws Refused {
        for (DayOfWeek candidate : DayOfWeek.values()) {
            if (takeName(candidate.getDisplayName(style, Locale.ENGLISH))) {
                return;
            }
        }
        throw new Refused(MISMATCH);
    }

    private boolean takeName(String name) {
        boolean found = text.regionMatches(true, pos, name, 0, name.length());
        if (found) {
            pos += name.length();
        }
        return found;
    }

    private int number(int digits, int absent) {
        int start = pos;
        int value = 0;
        while (pos < text.length() && pos - start < digits && isDigit(text.charAt(pos))) {
            value = value * 10 + text.charAt(pos++) - '0';
        }
        return pos == start ? absent : value;
    }

    /** The digits of a part of a second, which may be fewer than the unit has, in nanoseconds. */
    private int fraction(int digits, boolean fixedWidth) {
        int start = pos;
        int value = number(digits, 0);
        for (int i = pos - start; i < 9; i++) {
            value *= 10;
        }
        while (!fixedWidth && pos < text.length() && isDigit(text.charAt(pos))) {
            pos++;
        }
        return value;
    }

    /** Completes a short year to the nearest one to 2020, as PostgreSQL does. */
    private static int century(int value, int digits) {
        return switch (digits) {
            case 1 -> value + 2020 - (value > 9 ? 10 : 0);
            case 2 -> value < 70 ? value + 2000 : value + 1900;
            default -> value < 100 ? value + 2000 : value < 520 ? value + 2000 : value + 1000;
        };
    }

    private static int checked(int value, int low, int high) throws Refused {
        if (value < low || value > high) {
            throw new Refused(WRONG_VALUE);
        }
        return value;
    }

    private long ticks(Precision precision, ZoneId zone) {
        int hours = hour;
        if (half != UNSET) {
            hours = hours % 12 + half * 12;
        } else if (hourOf12 && hours == 12) {
            hours = 0;
        }
        // the 30th of February is the 1st of March
        long days = LocalDate.of(year, month, 1).toEpochDay() + day - 1;
        long local = days * Zones.SECONDS_PER_DAY + hours * 3600L + minute * 60L + second;
        ZoneId used = offsetGiven ? ZoneOffset.ofHours(offsetHours) : zone;
        return Zones.ticks(Zones.toEpochSecond(local, used), nanos, precision);
    }

    private void skipBlanks() {
        while (pos < text.length() && Character.isWhitespace(text.charAt(pos))) {
            pos++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
