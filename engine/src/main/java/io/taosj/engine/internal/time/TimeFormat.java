package io.taosj.engine.internal.time;

import io.taosj.wire.Precision;
import java.time.ZoneId;

/** Writes timestamps as ISO 8601 text. */
public final class TimeFormat {
    private TimeFormat() {}

    /**
     * {@code 2024-01-01T00:00:00.000} with as many digits as the precision has, followed by the suffix.
     *
     * <p>The fraction of a time before 1970 keeps its sign, as the server writes it: one millisecond before is
     * {@code 1970-01-01T00:00:00.-01}.
     */
    public static String iso(long ticks, Precision precision, int offsetSeconds, String suffix) {
        long perSecond = precision.ticksPerSecond();
        long second = ticks / perSecond + offsetSeconds;
        StringBuilder text = new StringBuilder(32);
        date(text, Math.floorDiv(second, Zones.SECONDS_PER_DAY));
        int time = (int) Math.floorMod(second, Zones.SECONDS_PER_DAY);
        pad(text.append('T'), time / 3600, 2);
        pad(text.append(':'), time / 60 % 60, 2);
        pad(text.append(':'), time % 60, 2);
        pad(text.append('.'), ticks % perSecond, precision.digits());
        return text.append(suffix).toString();
    }

    /** {@link #iso(long, Precision, int, String)} in a zone, with its offset as {@code ±hhmm}. */
    public static String iso(long ticks, Precision precision, ZoneId zone) {
        int offset = Zones.offsetSeconds(Math.floorDiv(ticks, precision.ticksPerSecond()), zone);
        return iso(ticks, precision, offset, Zones.offsetText(offset));
    }

    private static void date(StringBuilder text, long epochDay) {
        long shifted = epochDay + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long marchMonth = (5 * dayOfYear + 2) / 153;
        long month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        pad(text, yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
        pad(text.append('-'), month, 2);
        pad(text.append('-'), dayOfYear - (153 * marchMonth + 2) / 5 + 1, 2);
    }

    /** Appends a number with leading zeros; a minus counts as one of the characters. */
    static void pad(StringBuilder text, long value, int width) {
        String digits = Long.toString(Math.abs(value));
        int zeros = width - digits.length();
        if (value < 0) {
            text.append('-');
            zeros--;
        }
        for (int i = 0; i < zeros; i++) {
            text.append('0');
        }
        text.append(digits);
    }
}
