package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.engine.internal.time.Durations;
import io.taosj.engine.internal.time.TimeParser;
import io.taosj.wire.Ticks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** Values of TIMESTAMP columns: tick counts, time texts, now, today, each with a duration added or taken away. */
final class TimestampConverter extends ValueConverter {
    private final TimeContext times;

    TimestampConverter(ColumnDef column, TimeContext times) {
        super(column);
        this.times = times;
    }

    @Override
    public void add(ValueToken token, ColumnData out) {
        if (token.isNullForNumbers()) {
            out.addNull();
            return;
        }
        long ticks = base(token);
        if (ticks == TimeParser.INVALID) {
            throw token.error("invalid timestamp");
        }
        if (ticks == Long.MAX_VALUE && column().id() == 1) {
            // later than the precision can count
            throw InsertErrors.timeOutOfRange();
        }
        out.addLong(
                token.offsetUnit() == '\0'
                        ? ticks
                        : Durations.add(ticks, token.offset(), token.offsetUnit(), times.precision(), times.zone()));
    }

    private long base(ValueToken token) {
        return switch (token.kind()) {
            case INTEGER -> integer(token);
            case STRING -> text(token);
            case NOW -> Ticks.ofInstant(times.now(), times.precision());
            case TODAY -> today();
            default -> TimeParser.INVALID;
        };
    }

    private static long integer(ValueToken token) {
        String s = token.source();
        return NumberText.isSmallInteger(s, token.from(), token.to())
                ? NumberText.smallInteger(s, token.from(), token.to())
                : TimeParser.parseInteger(token.text());
    }

    private long text(ValueToken token) {
        String text = token.text();
        long ticks = TimeParser.parse(text, times.precision(), times.zone());
        if (ticks != TimeParser.INVALID) {
            return ticks;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "now", "now()" -> Ticks.ofInstant(times.now(), times.precision());
            case "today", "today()" -> today();
            default -> TimeParser.parseInteger(text);
        };
    }

    private long today() {
        Instant midnight = LocalDate.ofInstant(times.now(), times.zone())
                .atStartOfDay(times.zone())
                .toInstant();
        return Ticks.ofInstant(midnight, times.precision());
    }

    @Override
    void addValue(Object value, ColumnData out) {
        if (value instanceof Long || value instanceof Integer) {
            out.addLong(((Number) value).longValue());
        } else {
            addText(value, out);
        }
    }
}
