package io.taosj.engine.internal.time;

import io.taosj.wire.Precision;
import io.taosj.wire.Ticks;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneRules;
import java.util.Locale;

/** Local time of a zone and ticks of a precision. */
public final class Zones {
    static final long SECONDS_PER_DAY = 86_400;

    private Zones() {}

    /** Whether a zone never changes its offset. */
    public static boolean isFixed(ZoneId zone) {
        return zone.getRules().isFixedOffset();
    }

    /** Seconds east of UTC at a time. */
    public static int offsetSeconds(long epochSecond, ZoneId zone) {
        return zone.getRules().getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
    }

    /**
     * The epoch second of a local time given as if it were UTC. Of a time that a change of the clocks makes ambiguous the
     * earlier one is taken; one that it leaves out is moved on by the length of the gap.
     */
    public static long toEpochSecond(long localSecond, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.isFixedOffset()
                ? rules.getOffset(Instant.EPOCH)
                : rules.getOffset(LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC));
        return localSecond - offset.getTotalSeconds();
    }

    /** The ticks of a time; times out of the precision's range become the largest or smallest tick count. */
    public static long ticks(long epochSecond, int nanos, Precision precision) {
        long perSecond = precision.ticksPerSecond();
        long high = Math.multiplyHigh(epochSecond, perSecond);
        long low = epochSecond * perSecond;
        if (high != low >> 63) {
            return epochSecond < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
        }
        long sum = low + nanos / precision.nanosPerTick();
        return sum < low ? Long.MAX_VALUE : sum;
    }

    /** The current time of a statement in ticks. */
    public static long now(Instant now, Precision precision) {
        return Ticks.ofInstant(now, precision);
    }

    /** The last local midnight in ticks. */
    public static long today(Instant now, Precision precision, ZoneId zone) {
        long local = now.getEpochSecond() + offsetSeconds(now.getEpochSecond(), zone);
        long midnight = Math.floorDiv(local, SECONDS_PER_DAY) * SECONDS_PER_DAY;
        return ticks(toEpochSecond(midnight, zone), 0, precision);
    }

    /** Ticks as local date and time. */
    public static LocalDateTime local(long ticks, Precision precision, ZoneId zone) {
        return LocalDateTime.ofInstant(Ticks.toInstant(ticks, precision), zone);
    }

    /** Local date and time as ticks. */
    public static long ticks(LocalDateTime local, Precision precision, ZoneId zone) {
        return ticks(
                toEpochSecond(local.toEpochSecond(ZoneOffset.UTC), zone),
                local.get(ChronoField.NANO_OF_SECOND),
                precision);
    }

    /**
     * Cuts a time down to whole units of local time, counted from 1970-01-01 and towards it.
     *
     * @param unit ticks, at least 1
     */
    public static long truncateLocal(long ticks, long unit, Precision precision, ZoneId zone) {
        long perSecond = precision.ticksPerSecond();
        long local = ticks + offsetSeconds(Math.floorDiv(ticks, perSecond), zone) * perSecond;
        long cut = local / unit * unit;
        long second = toEpochSecond(Math.floorDiv(cut, perSecond), zone);
        return second * perSecond + Math.floorMod(cut, perSecond);
    }

    /** What timezone() shows: {@code Asia/Shanghai (CST, +0800)}. */
    public static String describe(ZoneId zone, Instant now) {
        String abbreviation =
                zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).equals(zone.getId())
                        ? zone.getId()
                        : ZonedDateTime.ofInstant(now, zone).format(DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH));
        String id = zone.getId().equals("Z") ? "UTC" : zone.getId();
        return id + " (" + (abbreviation.equals("Z") ? "UTC" : abbreviation) + ", "
                + offsetText(offsetSeconds(now.getEpochSecond(), zone)) + ")";
    }

    /** An offset as {@code ±hhmm}. */
    public static String offsetText(int seconds) {
        int minutes = Math.abs(seconds) / 60;
        StringBuilder text = new StringBuilder(5).append(seconds < 0 ? '-' : '+');
        TimeFormat.pad(text, minutes / 60, 2);
        TimeFormat.pad(text, minutes % 60, 2);
        return text.toString();
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar. */
    static long epochDay(long year, int month, int day) {
        long shifted = month > 2 ? year : year - 1;
        long era = Math.floorDiv(shifted, 400);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
