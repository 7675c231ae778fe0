package io.taosj.engine.internal.query;

import io.taosj.engine.internal.time.Zones;
import io.taosj.wire.Precision;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Months of a zone's calendar, in the store's SQL and in Java. Months are counted from January 1900. */
final class Calendar {
    private static final int FIRST_YEAR = 1900;
    private static final int MONTHS = 12;
    private static final long MICROS = 1_000_000L;

    private final Precision precision;
    private final ZoneId zone;

    Calendar(Precision precision, ZoneId zone) {
        this.precision = precision;
        this.zone = zone;
    }

    private boolean utc() {
        return zone.getRules().isFixedOffset()
                && zone.getRules().getOffset(java.time.Instant.EPOCH).equals(ZoneOffset.UTC);
    }

    /** The local date and time of ticks. */
    private String local(String ticks) {
        long perSecond = precision.ticksPerSecond();
        String micros =
                perSecond <= MICROS ? "(" + ticks + ") * " + MICROS / perSecond : floorDiv(ticks, perSecond / MICROS);
        return utc()
                ? "make_timestamp(" + micros + ")"
                : "timezone(" + Sql.text(zone.getId()) + ", make_timestamptz(" + micros + "))";
    }

    /** The ticks of a local date and time. */
    private String ticks(String local) {
        String micros =
                utc() ? "epoch_us(" + local + ")" : "epoch_us(timezone(" + Sql.text(zone.getId()) + ", " + local + "))";
        long perSecond = precision.ticksPerSecond();
        return perSecond <= MICROS
                ? "(" + micros + " // " + MICROS / perSecond + ")"
                : "(" + micros + " * " + perSecond / MICROS + ")";
    }

    /** The first tick of the group of months that a time is in; groups are counted from a month. */
    String alignMonths(String ticks, long months, long offsetMonths) {
        String local = local(ticks);
        String month = "((year(" + local + ") - " + FIRST_YEAR + ") * " + MONTHS + " + month(" + local + ") - 1)";
        String first =
                "(" + floorDiv(month + " - " + offsetMonths, months) + " * " + months + " + " + offsetMonths + ")";
        return startOfMonth(first);
    }

    /** The first tick of a month that is counted from 1900. */
    String startOfMonth(String month) {
        return ticks("make_timestamp(" + FIRST_YEAR + " + " + month + " // " + MONTHS + ", " + month + " % " + MONTHS
                + " + 1, 1, 0, 0, 0.0)");
    }

    /** A time so many months later. */
    String addMonths(String ticks, long months) {
        return ticks("(" + local(ticks) + " + to_months(" + months + "))");
    }

    /** As {@link #alignMonths(String, long, long)}, in Java. */
    long alignMonths(long ticks, long months, long offsetMonths) {
        long first = firstMonth(ticks, months, offsetMonths);
        LocalDateTime start = LocalDateTime.of(
                Math.toIntExact(FIRST_YEAR + Math.floorDiv(first, MONTHS)),
                (int) Math.floorMod(first, (long) MONTHS) + 1,
                1,
                0,
                0);
        return Zones.ticks(start, precision, zone);
    }

    /** The day of a time, counted from 1970-01-01 in the zone, cut down to whole groups of days. */
    String firstDay(String ticks, long days) {
        String day = "date_diff('day', DATE '1970-01-01', CAST(" + local(ticks) + " AS DATE))";
        return "(" + floorDiv(day, days) + " * " + days + ")";
    }

    /** The first tick of a day that is counted from 1970-01-01. */
    String startOfDay(String day) {
        return ticks("CAST(DATE '1970-01-01' + CAST(" + day + " AS INTEGER) AS TIMESTAMP)");
    }

    /** As {@link #firstDay(String, long)}, in Java. */
    long firstDay(long ticks, long days) {
        long day = Zones.local(ticks, precision, zone).toLocalDate().toEpochDay();
        return Math.floorDiv(day, days) * days;
    }

    /** As {@link #startOfDay(String)}, in Java. */
    long startOfDay(long day) {
        return Zones.ticks(LocalDate.ofEpochDay(day).atStartOfDay(), precision, zone);
    }

    /** Whether the zone's offset from UTC changes. */
    boolean changesOffset() {
        return !Zones.isFixed(zone);
    }

    /** Seconds east of UTC in a zone that always has the same offset. */
    long fixedOffset() {
        return Zones.offsetSeconds(0, zone);
    }

    /** The first month of the group of months that a time is in. */
    long firstMonth(long ticks, long months, long offsetMonths) {
        LocalDateTime local = Zones.local(ticks, precision, zone);
        long month = (local.getYear() - (long) FIRST_YEAR) * MONTHS + local.getMonthValue() - 1;
        return Math.floorDiv(month - offsetMonths, months) * months + offsetMonths;
    }

    /** Division towards the past. */
    static String floorDiv(String value, long divisor) {
        return "(((" + value + ") - (((" + value + ") % " + divisor + ") + " + divisor + ") % " + divisor + ") // "
                + divisor + ")";
    }
}
