package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.sql.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a time range out of the conditions that WHERE joins by AND. */
final class TimeRangeFinder {
    private final Scope scope;
    private final ExprBinder constants;
    private final Constants evaluator;

    /**
     * Makes a finder.
     *
     * @param constants binds the expressions that the time column is compared with
     */
    TimeRangeFinder(Scope scope, ExprBinder constants, Constants evaluator) {
        this.scope = scope;
        this.constants = constants;
        this.evaluator = evaluator;
    }

    TimeRange find(List<Expr> conjuncts) {
        TimeRange range = TimeRange.ALL;
        for (Expr condition : conjuncts) {
            if (condition instanceof Expr.Comparison comparison) {
                range = narrow(range, comparison);
            } else if (condition instanceof Expr.Between between && !between.negated() && isTime(between.operand())) {
                range = narrow(narrow(range, ">=", between.low()), "<=", between.high());
            }
        }
        return range;
    }

    private TimeRange narrow(TimeRange range, Expr.Comparison comparison) {
        if (isTime(comparison.left())) {
            return narrow(range, comparison.operator(), comparison.right());
        }
        if (isTime(comparison.right())) {
            return narrow(range, mirrored(comparison.operator()), comparison.left());
        }
        return range;
    }

    private TimeRange narrow(TimeRange range, String operator, Expr bound) {
        Long ticks = ticks(bound);
        if (ticks == null) {
            return range;
        }
        return switch (operator) {
            case "=" -> range.from(ticks).to(ticks);
            case ">=" -> range.from(ticks);
            case ">" -> range.from(ticks == Long.MAX_VALUE ? ticks : ticks + 1);
            case "<=" -> range.to(ticks);
            case "<" -> range.to(ticks == Long.MIN_VALUE ? ticks : ticks - 1);
            default -> range;
        };
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case ">=" -> "<=";
            case ">" -> "<";
            case "<=" -> ">=";
            case "<" -> ">";
            default -> operator;
        };
    }

    private @Nullable Long ticks(Expr bound) {
        if (ExprWalk.any(bound, e -> e instanceof Expr.ColumnRef)) {
            return null;
        }
        Arg value = constants.bind(bound);
        return value.constant() ? evaluator.ticks(value) : null;
    }

    private boolean isTime(Expr expr) {
        return expr instanceof Expr.ColumnRef ref && scope.find(ref).field().role() == Field.Role.TIME;
    }
}
