package io.taosj.engine.internal.query;

import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.time.Durations;
import io.taosj.wire.Precision;
import java.math.BigInteger;

/**
 * A length of time in a window clause.
 *
 * @param value how many units, or ticks
 * @param unit one of b u a s m h d w n y, or {@link #TICKS}
 */
record Stretch(long value, char unit) {
    static final char TICKS = '\0';
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /** A duration, a plain number or a quoted duration. */
    static Stretch of(Expr expr) {
        if (expr instanceof Expr.DurationLiteral duration) {
            return new Stretch(duration.value(), duration.unit());
        }
        if (expr instanceof Expr.IntegerLiteral number) {
            return new Stretch(new BigInteger(number.text()).min(MAX).longValue(), TICKS);
        }
        if (expr instanceof Expr.StringLiteral text) {
            Durations.Duration duration = Durations.parse(text.value());
            if (duration != null) {
                return new Stretch(duration.value(), duration.unit());
            }
            return new Stretch(Long.parseLong(text.value().trim()), TICKS);
        }
        throw Errors.invalidValue("a duration like 10s is expected");
    }

    /** Whether it is counted in months or years. */
    boolean natural() {
        return unit == 'n' || unit == 'y';
    }

    /** Whether days make it depend on the zone's midnight. */
    boolean days() {
        return unit == 'd' || unit == 'w';
    }

    long months() {
        return Durations.months(value, unit);
    }

    /** Ticks; a month counts 30 days and a year 365. */
    long ticks(Precision precision) {
        return unit == TICKS ? value : Durations.ticks(value, unit, precision);
    }
}
