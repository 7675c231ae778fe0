package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.sql.Window;
import io.taosj.engine.internal.time.Durations;
import io.taosj.wire.Precision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INTERVAL: windows of the same length at regular distances. */
final class IntervalWindow implements WindowPlan {
    private static final int MAX_OVERLAP = 100;
    private static final int MAX_YEARS = 1000;

    private final Precision precision;
    private final Calendar calendar;
    private final Stretch length;
    private final Stretch step;
    private final long offsetTicks;
    private final long offsetMonths;
    private final long origin;
    /** days per step where days are not all equally long, else 0 */
    private final long localDays;

    private IntervalWindow(
            Precision precision, Calendar calendar, Stretch length, Stretch step, Offset offset, long origin) {
        this.precision = precision;
        this.calendar = calendar;
        this.length = length;
        this.step = step;
        this.offsetTicks = offset.ticks();
        this.offsetMonths = offset.months();
        this.origin = origin;
        this.localDays = step.days() && calendar.changesOffset() ? days(step) : 0;
    }

    private long days(Stretch stretch) {
        return stretch.ticks(precision) / Durations.ticks(1, 'd', precision);
    }

    /** An offset: ticks, or months of a calendar. */
    private record Offset(long ticks, long months) {
        static final Offset NONE = new Offset(0, 0);
    }

    static IntervalWindow of(Window.Interval window, SelectContext bound) {
        Precision precision = bound.relation().precision();
        QuerySession session = bound.binding().session();
        Stretch length = Stretch.of(window.duration());
        checkLength(length, precision);
        Stretch offset = window.offset() == null ? null : Stretch.of(window.offset());
        if (offset != null) {
            checkOffset(length, offset, precision);
        }
        Stretch step = window.sliding() == null ? length : Stretch.of(window.sliding());
        if (window.sliding() != null) {
            checkSliding(length, step, precision);
        }
        Calendar calendar = new Calendar(precision, session.windowZone());
        boolean fixedDays = step.days() && !calendar.changesOffset();
        long origin = fixedDays ? calendar.fixedOffset() * precision.ticksPerSecond() : 0;
        Offset shift = offset == null ? Offset.NONE : shift(offset, precision);
        IntervalWindow plan = new IntervalWindow(precision, calendar, length, step, shift, origin);
        Long low = bound.range().low();
        if (window.autoOffset() && low != null) {
            shift = new Offset(low - plan.align(low), 0);
            plan = new IntervalWindow(precision, calendar, length, step, shift, origin);
        }
        return plan;
    }

    private static Offset shift(Stretch offset, Precision precision) {
        return offset.natural() ? new Offset(0, offset.months()) : new Offset(offset.ticks(precision), 0);
    }

    private static void checkLength(Stretch length, Precision precision) {
        if (!length.natural() && length.ticks(precision) < 1) {
            throw new EngineException(0x2615, "Interval cannot be less than 1 " + precision.text());
        }
        long longest = Durations.ticks(MAX_YEARS, 'y', precision);
        if (length.ticks(precision) > longest) {
            throw new EngineException(0x261B, "Interval cannot be more than " + MAX_YEARS + " year");
        }
    }

    private static void checkOffset(Stretch length, Stretch offset, Precision precision) {
        if (offset.unit() == 'y' && length.unit() == 'n') {
            throw new EngineException(0x262E, "Cannot use 'year' as offset when interval is 'month'");
        }
        boolean tooLong = length.natural() && offset.natural()
                ? offset.months() >= length.months()
                : offset.ticks(precision) >= length.ticks(precision);
        if (tooLong) {
            throw new EngineException(0x262F, "Interval offset should be shorter than interval");
        }
    }

    private static void checkSliding(Stretch length, Stretch step, Precision precision) {
        if (step.natural()) {
            throw new EngineException(0x2630, "Does not support sliding when interval is natural month/year");
        }
        long ticks = step.ticks(precision);
        if (ticks > length.ticks(precision)) {
            throw new EngineException(0x2631, "sliding value no larger than the interval value");
        }
        if (ticks < 1 || length.ticks(precision) / ticks > MAX_OVERLAP) {
            throw new EngineException(0x2632, "sliding value can not less than 1% of interval value");
        }
    }

    /** The start of the newest window that begins at or before a time. */
    private long align(long ticks) {
        if (step.natural()) {
            return calendar.alignMonths(ticks - offsetTicks, step.months(), offsetMonths) + offsetTicks;
        }
        if (localDays > 0) {
            return calendar.startOfDay(calendar.firstDay(ticks - offsetTicks, localDays)) + offsetTicks;
        }
        long size = step.ticks(precision);
        return Math.floorDiv(ticks + origin - offsetTicks, size) * size - origin + offsetTicks;
    }

    private String alignSql(String ticks) {
        if (step.natural()) {
            return forth(calendar.alignMonths(back(ticks), step.months(), offsetMonths));
        }
        if (localDays > 0) {
            return startOfDay(calendar.firstDay(back(ticks), localDays));
        }
        long shift = origin - offsetTicks;
        String moved = shift == 0 ? ticks : "(" + ticks + " + (" + shift + "))";
        long size = step.ticks(precision);
        // the remainder is computed once, and rounded down for times before 1970
        String rest = moved + " % " + size;
        return "(" + ticks + " - (" + rest + " + CASE WHEN " + rest + " < 0 THEN " + size + " ELSE 0 END))";
    }

    private String back(String ticks) {
        return offsetTicks == 0 ? ticks : "(" + ticks + " - " + offsetTicks + ")";
    }

    private String forth(String ticks) {
        return offsetTicks == 0 ? ticks : "(" + ticks + " + " + offsetTicks + ")";
    }

    private String startOfDay(String day) {
        return forth(calendar.startOfDay(day));
    }

    /** The first tick behind a window. */
    String endOf(String start) {
        if (length.natural()) {
            return calendar.addMonths(start, length.months());
        }
        return localDays > 0 && length.days()
                ? startOfDay("(" + calendar.firstDay(back(start), 1) + " + " + days(length) + ")")
                : "(" + start + " + " + length.ticks(precision) + ")";
    }

    private boolean overlaps() {
        return length.natural() != step.natural()
                || !length.natural() && step.ticks(precision) < length.ticks(precision);
    }

    @Override
    public String assign(String rows, List<String> keys) {
        if (!overlaps()) {
            return "SELECT *, " + alignSql(RowStage.TIME) + " AS " + WINDOW + " FROM (" + rows + ")";
        }
        if (localDays > 0) {
            return assignDays(rows);
        }
        // a month is at most 31 days: start early enough, then drop the windows that end before the row
        long reach = length.natural() ? Durations.ticks(31 * length.months(), 'd', precision) : length.ticks(precision);
        String windows = "unnest(range(" + alignSql(RowStage.TIME) + ", " + RowStage.TIME + " - " + reach + ", -"
                + step.ticks(precision) + "))";
        String expanded = "SELECT *, " + windows + " AS " + WINDOW + " FROM (" + rows + ")";
        return length.natural()
                ? "SELECT * FROM (" + expanded + ") WHERE " + endOf(WINDOW) + " > " + RowStage.TIME
                : expanded;
    }

    /** Overlapping windows that begin at local midnights. */
    private String assignDays(String rows) {
        long reach = length.natural() ? 31 * length.months() : days(length) + 1;
        String day = calendar.firstDay(back(RowStage.TIME), localDays);
        String days = "SELECT *, unnest(range(" + day + ", " + day + " - " + (reach + localDays) + ", -" + localDays
                + ")) AS first_day FROM (" + rows + ")";
        return "SELECT * FROM (SELECT * EXCLUDE (first_day), " + startOfDay("first_day") + " AS " + WINDOW + " FROM ("
                + days + ")) WHERE " + endOf(WINDOW) + " > " + RowStage.TIME;
    }

    @Override
    public String start() {
        return WINDOW;
    }

    @Override
    public String end() {
        return endOf(WINDOW);
    }

    /** All window starts between the first window that reaches into a range of times and the last one in it. */
    @Nullable String series(long low, long high, long most) {
        if (step.natural()) {
            long firstMonth = monthOf(low - offsetTicks);
            long lastMonth = monthOf(high - offsetTicks);
            if ((lastMonth - firstMonth) / step.months() >= most) {
                return null;
            }
            String start = calendar.startOfMonth("m");
            return "SELECT " + start + (offsetTicks == 0 ? "" : " + " + offsetTicks) + " AS " + WINDOW
                    + " FROM (SELECT unnest(range(" + firstMonth + ", " + (lastMonth + 1) + ", " + step.months()
                    + ")) AS m)";
        }
        if (localDays > 0) {
            return daySeries(low, high, most);
        }
        long size = step.ticks(precision);
        long last = align(high);
        long first = align(low);
        long reach = length.natural() ? Durations.ticks(length.months(), 'n', precision) : length.ticks(precision);
        while (first - size + reach > low) {
            first -= size;
        }
        if ((last - first) / size >= most) {
            return null;
        }
        return "SELECT unnest(range(" + first + ", " + last + " + 1, " + size + ")) AS " + WINDOW;
    }

    private @Nullable String daySeries(long low, long high, long most) {
        long reach = length.natural() ? 31 * length.months() : days(length);
        long last = calendar.firstDay(high - offsetTicks, localDays);
        long first = calendar.firstDay(low - offsetTicks, localDays);
        first -= Math.max(0, (reach - 1) / localDays) * localDays;
        if ((last - first) / localDays >= most) {
            return null;
        }
        return "SELECT * FROM (SELECT " + startOfDay("m") + " AS " + WINDOW + " FROM (SELECT unnest(range(" + first
                + ", " + (last + 1) + ", " + localDays + ")) AS m)) WHERE " + endOf(WINDOW) + " > " + low;
    }

    private long monthOf(long ticks) {
        return calendar.firstMonth(ticks, step.months(), offsetMonths);
    }
}
