package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.TableRef;
import io.taosj.engine.internal.time.Durations;
import io.taosj.wire.Precision;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds a join: checks which kinds may be written, and what stands behind ON. */
final class JoinBinder {
    private static final int MAX_LIMIT = 1024;
    private static final int UNSUPPORTED = 0x200;

    private final Binding binding;

    JoinBinder(Binding binding) {
        this.binding = binding;
    }

    Relation bind(TableRef.Join join, Relation left, Relation right) {
        boolean inner = join.type().equals("INNER");
        boolean near = join.subtype().equals("ASOF") || join.subtype().equals("WINDOW");
        checkClauses(join, inner, near);
        if (near && !(isTable(left) && isTable(right))) {
            throw Errors.joinNotSupported("Only support ASOF/WINDOW join between tables");
        }
        if (outerInside(join, left) || outerInside(join, right)) {
            throw Errors.joinNotSupported("unsupported nested join type");
        }
        checkOrder(left);
        checkOrder(right);
        Precision precision = left.precision().compareTo(right.precision()) <= 0 ? left.precision() : right.precision();
        StatementContext context = binding.context(precision);
        // names are looked up in both sides, so a relation without condition serves for binding it
        Relation both = new JoinRelation(join, left, right, new JoinCondition(null, null, context), 1, null);
        Scope scope = new Scope(both);
        JoinCondition condition =
                condition(join.on(), scope, context, near, join.subtype().equals("ASOF"));
        return new JoinRelation(join, left, right, condition, limit(join), offset(join, precision));
    }

    private static void checkClauses(TableRef.Join join, boolean inner, boolean near) {
        boolean plain = join.subtype().equals("OUTER");
        if (!plain && (inner || join.type().equals("FULL"))) {
            throw new EngineException(UNSUPPORTED, "not supported join type");
        }
        boolean window = join.subtype().equals("WINDOW");
        if (!window && !join.windowOffset().isEmpty()) {
            throw new EngineException(UNSUPPORTED, "WINDOW_OFFSET only supported for WINDOW join");
        }
        if (window && join.windowOffset().isEmpty()) {
            throw new EngineException(UNSUPPORTED, "WINDOW_OFFSET required for WINDOW join");
        }
        if (!near && join.jlimit() != null) {
            throw new EngineException(UNSUPPORTED, "JLIMIT not supported for " + join.type() + " join");
        }
    }

    private static boolean isTable(Relation relation) {
        return relation instanceof Leaf leaf && leaf.stored();
    }

    /** A sub-query whose rows come in another order than that of time can't be joined. */
    private static void checkOrder(Relation side) {
        if (side instanceof Leaf leaf && leaf.kind() == Leaf.Kind.SUBQUERY && leaf.time() != null && !leaf.ordered()) {
            throw Errors.joinNotSupported("Join requires valid time series input");
        }
    }

    private static boolean outerInside(TableRef.Join join, Relation side) {
        return side instanceof JoinRelation inside && !(join.type().equals("INNER") && inside.isInner());
    }

    private static JoinCondition condition(
            @Nullable Expr on, Scope scope, StatementContext context, boolean near, boolean timesAllowed) {
        String sql = on == null
                ? null
                : new ExprBinder(context, new RowNames(scope, RowNames.Place.WHERE, TimeRange.ALL))
                        .condition(on)
                        .sql();
        JoinCondition condition = new JoinCondition(on, sql, context);
        if (near) {
            condition.split(scope, timesAllowed);
        }
        return condition;
    }

    /** JLIMIT; where none is written, 1 for ASOF and -1, for no limit, else. */
    private static long limit(TableRef.Join join) {
        if (join.jlimit() == null) {
            return join.subtype().equals("ASOF") ? 1 : -1;
        }
        BigInteger limit = join.jlimit() instanceof Expr.IntegerLiteral number
                ? new BigInteger(number.text())
                : BigInteger.valueOf(MAX_LIMIT + 1L);
        if (limit.signum() < 0 || limit.compareTo(BigInteger.valueOf(MAX_LIMIT)) > 0) {
            throw new EngineException(UNSUPPORTED, "JLIMIT value is out of valid range [0, 1024]");
        }
        return limit.longValue();
    }

    private static JoinRelation.@Nullable WindowOffset offset(TableRef.Join join, Precision precision) {
        List<Expr> written = join.windowOffset();
        if (written.size() != 2) {
            return null;
        }
        long first = ticks(written.get(0), precision);
        long second = ticks(written.get(1), precision);
        return new JoinRelation.WindowOffset(Math.min(first, second), Math.max(first, second));
    }

    private static long ticks(Expr expr, Precision precision) {
        boolean negative = expr instanceof Expr.Negate;
        Expr plain = expr instanceof Expr.Negate negate ? negate.operand() : expr;
        Stretch stretch = Stretch.of(plain);
        boolean tooFine = stretch.unit() != Stretch.TICKS && Durations.nanos(stretch.unit()) < precision.nanosPerTick();
        if (stretch.natural() || tooFine) {
            throw new EngineException(0x2673, "Invalid WINDOW_OFFSET unit \"" + stretch.unit() + "\"");
        }
        long ticks = stretch.ticks(precision);
        return negative ? -ticks : ticks;
    }
}
