package io.taosj.engine.internal.sql;

import org.jspecify.annotations.Nullable;

/** The window clause of a SELECT. Durations are a DurationLiteral, an IntegerLiteral (ticks) or a quoted duration. */
public sealed interface Window {

    /**
     * INTERVAL(duration [, offset | AUTO]) [SLIDING(sliding)].
     *
     * @param autoOffset whether AUTO stands in place of the offset
     */
    record Interval(
            Expr duration,
            @Nullable Expr offset,
            boolean autoOffset,
            @Nullable Expr sliding) implements Window {}

    record Session(Expr column, Expr gap) implements Window {}

    record State(Expr expr) implements Window {}

    record Event(Expr start, Expr end) implements Window {}

    /** COUNT_WINDOW(count [, sliding]). */
    record Count(Expr count, @Nullable Expr sliding) implements Window {}

    /** ANOMALY_WINDOW(expr [, option]): parsed, always refused. */
    record Anomaly(Expr expr, @Nullable String option) implements Window {}
}
