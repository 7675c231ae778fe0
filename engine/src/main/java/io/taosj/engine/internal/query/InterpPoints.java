package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;

/**
 * The points of time that INTERP is asked for.
 *
 * @param first the first point
 * @param last no point is behind it; may be before the first, which gives no points
 * @param step ticks between points
 * @param reach how far a row may be from a point to count, or -1 for any distance
 */
record InterpPoints(long first, long last, long step, long reach) {
    private static final long MAX_POINTS = 10_000_000;

    /** Whether RANGE is a point with a distance around it. */
    static boolean isSurrounding(Query.Select select) {
        return select.range().size() == 2 && select.range().get(1) instanceof Expr.DurationLiteral;
    }

    static InterpPoints of(SelectContext bound) {
        Query.Select select = bound.select();
        long first = ticks(bound, select.range().get(0));
        long step = 1;
        if (select.every() != null) {
            Stretch every = Stretch.of(select.every());
            step = every.natural() ? 0 : every.ticks(bound.context().precision());
            if (step <= 0) {
                throw Errors.invalidValue("Unsupported time unit in EVERY clause");
            }
        }
        if (isSurrounding(select)) {
            long reach = Stretch.of(select.range().get(1)).ticks(bound.context().precision());
            return new InterpPoints(first, first, step, reach);
        }
        long last = select.range().size() == 2 ? ticks(bound, select.range().get(1)) : first;
        // the difference as an unsigned number
        if (last > first && Long.compareUnsigned(Long.divideUnsigned(last - first, step), MAX_POINTS) >= 0) {
            throw Errors.fillRange();
        }
        return new InterpPoints(first, last, step, -1);
    }

    private static long ticks(SelectContext bound, Expr expr) {
        Arg arg = bound.rows(RowNames.Place.WHERE).bind(expr);
        Long ticks = new Constants(bound.binding(), bound.context().precision()).ticks(arg);
        if (ticks == null) {
            throw new EngineException(0x127, "Invalid timestamp format");
        }
        return ticks;
    }

    /** The points as the column {@link RowStage#TIME}. */
    String toSql() {
        return "SELECT unnest(range(CAST(" + first + " AS BIGINT), CAST(" + last + " AS BIGINT) + 1, " + step + ")) AS "
                + RowStage.TIME;
    }
}
