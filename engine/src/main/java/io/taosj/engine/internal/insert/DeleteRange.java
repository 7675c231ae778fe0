package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.sql.Expr;
import org.jspecify.annotations.Nullable;

/**
 * A range of time, both ends included.
 *
 * @param from first time
 * @param to last time; the range is empty if it is before the first
 */
record DeleteRange(long from, long to) {
    static final DeleteRange ALL = new DeleteRange(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final DeleteRange NOTHING = new DeleteRange(Long.MAX_VALUE, Long.MIN_VALUE);

    boolean isEmpty() {
        return from > to;
    }

    /** What is left when a condition on the time column holds too, or null if the condition is no range. */
    @Nullable DeleteRange narrow(Expr condition, TimeConstant constants) {
        if (condition instanceof Expr.Comparison comparison) {
            boolean columnLeft = comparison.left() instanceof Expr.ColumnRef;
            Expr other = columnLeft ? comparison.right() : comparison.left();
            if (other instanceof Expr.NullLiteral) {
                return NOTHING;
            }
            Long ticks = constants.ticks(other);
            String operator = columnLeft ? comparison.operator() : mirrored(comparison.operator());
            return ticks == null ? null : narrow(operator, ticks);
        }
        if (condition instanceof Expr.Between between && !between.negated()) {
            Long low = constants.ticks(between.low());
            Long high = constants.ticks(between.high());
            return low == null || high == null ? null : new DeleteRange(Math.max(from, low), Math.min(to, high));
        }
        return null;
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    private @Nullable DeleteRange narrow(String operator, long ticks) {
        return switch (operator) {
            case "=" -> new DeleteRange(Math.max(from, ticks), Math.min(to, ticks));
            case ">=" -> new DeleteRange(Math.max(from, ticks), to);
            case "<=" -> new DeleteRange(from, Math.min(to, ticks));
            case ">" -> ticks == Long.MAX_VALUE ? NOTHING : new DeleteRange(Math.max(from, ticks + 1), to);
            case "<" -> ticks == Long.MIN_VALUE ? NOTHING : new DeleteRange(from, Math.min(to, ticks - 1));
            default -> null;
        };
    }
}
