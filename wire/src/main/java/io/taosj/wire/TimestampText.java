package io.taosj.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps as RFC 3339 texts in one zone. Keeps the last date and the last offset, because neighbouring rows mostly
 * share them; not safe for use by several threads.
 */
final class TimestampText {
    private static final int SECONDS_PER_DAY = 86_400;

    private final ZoneRules rules;
    private int offset;
    /** first second for which the offset is valid, and the first for which it isn't any more */
    private long validFrom = 1;

    private long validUntil;
    private long day = Long.MIN_VALUE;
    private LocalDate date = LocalDate.EPOCH;

    TimestampText(ZoneId zone) {
        this.rules = zone.getRules();
    }

    void write(long ticks, Precision precision, TextBuffer out) {
        long second = Math.floorDiv(ticks, precision.ticksPerSecond());
        long fraction = Math.floorMod(ticks, precision.ticksPerSecond());
        int shift = offsetAt(second);
        long local = second + shift;
        date(Math.floorDiv(local, SECONDS_PER_DAY), out);
        int time = (int) Math.floorMod(local, (long) SECONDS_PER_DAY);
        out.put('T').digits(time / 3600, 2).put(':').digits(time / 60 % 60, 2).put(':');
        out.digits(time % 60, 2).put('.').digits(fraction, precision.digits());
        if (shift == 0) {
            out.put('Z');
        } else {
            int minutes = Math.abs(shift) / 60;
            out.put(shift < 0 ? '-' : '+').digits(minutes / 60, 2).put(':').digits(minutes % 60, 2);
        }
    }

    private void date(long epochDay, TextBuffer out) {
        if (epochDay != day) {
            date = LocalDate.ofEpochDay(epochDay);
            day = epochDay;
        }
        int year = date.getYear();
        if (year < 0) {
            out.put('-');
        }
        out.digits(Math.abs(year), 4).put('-').digits(date.getMonthValue(), 2).put('-');
        out.digits(date.getDayOfMonth(), 2);
    }

    private int offsetAt(long second) {
        if (second < validFrom || second >= validUntil) {
            Instant instant = Instant.ofEpochSecond(second);
            offset = rules.getOffset(instant).getTotalSeconds();
            validFrom = second(rules.previousTransition(instant.plusSeconds(1)), Long.MIN_VALUE);
            validUntil = second(rules.nextTransition(instant), Long.MAX_VALUE);
        }
        return offset;
    }

    private static long second(@Nullable ZoneOffsetTransition transition, long otherwise) {
        return transition == null ? otherwise : transition.toEpochSecond();
    }
}
