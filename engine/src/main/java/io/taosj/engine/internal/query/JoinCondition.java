package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands behind ON, with the rules on comparing times. */
final class JoinCondition {
    private static final Set<String> COMPARISONS = Set.of("=", ">=", ">", "<=", "<");

    private final @Nullable Expr on;
    private final @Nullable String sql;
    private final StatementContext context;
    private final List<String> rest = new ArrayList<>();
    private @Nullable TimeTest timeTest;

    /**
     * A comparison of the two sides' times.
     *
     * @param plain whether both are the bare columns
     */
    record TimeTest(String left, String operator, String right, boolean plain) {}

    JoinCondition(@Nullable Expr on, @Nullable String sql, StatementContext context) {
        this.on = on;
        this.sql = sql;
        this.context = context;
    }

    String sqlOr(String nothing) {
        return sql == null ? nothing : sql;
    }

    /** A plain join needs an equality of the times of both sides, in ON or in WHERE. */
    void checkTimes(List<Expr> where, Scope scope, TableRef.Join join) {
        if (on instanceof Expr.Logical logical && !logical.and()) {
            throw new EngineException(0x2703, "Not supported join conditions");
        }
        List<Expr> conditions = ExprWalk.conjuncts(on);
        if (join.type().equals("INNER")) {
            conditions = new ArrayList<>(conditions);
            conditions.addAll(where);
        }
        if (conditions.isEmpty()) {
            throw new EngineException(0x2702, "not support cross join");
        }
        if (conditions.stream().noneMatch(c -> equalTimes(c, scope))) {
            throw new EngineException(0x2701, "primary timestamp equal condition is expected in join conditions");
        }
    }

    private static boolean equalTimes(Expr expr, Scope scope) {
        return expr instanceof Expr.Comparison comparison
                && comparison.operator().equals("=")
                && isTime(comparison.left(), scope)
                && isTime(comparison.right(), scope);
    }

    private static boolean isTime(Expr expr, Scope scope) {
        if (expr instanceof Expr.FunctionCall call && call.name().equals("timetruncate")) {
            return isTime(call.args().get(0), scope);
        }
        return expr instanceof Expr.ColumnRef ref && scope.find(ref).field().role() == Field.Role.TIME;
    }

    /** Takes the conditions of an ASOF or WINDOW join apart: one comparison of times, and equalities of columns. */
    void split(Scope scope, boolean timesAllowed) {
        for (Expr condition : ExprWalk.conjuncts(on)) {
            if (!(condition instanceof Expr.Comparison comparison)
                    || !COMPARISONS.contains(comparison.operator())
                    || isColumn(comparison.left()) != isColumn(comparison.right()) && !timesOf(comparison, scope)) {
                throw notSupported();
            }
            if (timesOf(comparison, scope)) {
                addTimeTest(comparison, scope, timesAllowed);
            } else if (comparison.operator().equals("=") && isColumn(comparison.left())) {
                rest.add(bind(condition, scope));
            } else {
                throw notSupported();
            }
        }
    }

    private void addTimeTest(Expr.Comparison comparison, Scope scope, boolean timesAllowed) {
        if (timeTest != null || !timesAllowed) {
            throw new EngineException(0x2703, "Not supported join conditions");
        }
        String left = operand(comparison.left(), scope);
        String right = operand(comparison.right(), scope);
        boolean plain = isColumn(comparison.left()) && isColumn(comparison.right());
        boolean swapped =
                firstLeaf(comparison.left(), scope) != scope.relation().leaves().get(0);
        timeTest = swapped
                ? new TimeTest(right, mirrored(comparison.operator()), left, plain)
                : new TimeTest(left, comparison.operator(), right, plain);
    }

    private static Leaf firstLeaf(Expr expr, Scope scope) {
        if (expr instanceof Expr.FunctionCall call) {
            return firstLeaf(call.args().get(0), scope);
        }
        return scope.find((Expr.ColumnRef) expr).leaf();
    }

    private static String mirrored(String operator) {
        return operator.startsWith("<") ? operator.replace('<', '>') : operator.replace('>', '<');
    }

    private static EngineException notSupported() {
        return new EngineException(0x733, "Not supported join on condition");
    }

    private static boolean isColumn(Expr expr) {
        return expr instanceof Expr.ColumnRef;
    }

    private static boolean timesOf(Expr.Comparison comparison, Scope scope) {
        return isTime(comparison.left(), scope) && isTime(comparison.right(), scope);
    }

    private String operand(Expr expr, Scope scope) {
        return new ExprBinder(context, new RowNames(scope, RowNames.Place.WHERE, TimeRange.ALL))
                .bind(expr)
                .sql();
    }

    private String bind(Expr expr, Scope scope) {
        return new ExprBinder(context, new RowNames(scope, RowNames.Place.WHERE, TimeRange.ALL))
                .condition(expr)
                .sql();
    }

    /** The comparison of times of an ASOF join, with the left side on the left; null for the default. */
    @Nullable TimeTest timeTest() {
        return timeTest;
    }

    /** The equalities of columns, each behind AND. */
    String andRest() {
        StringBuilder out = new StringBuilder();
        rest.forEach(c -> out.append(" AND ").append(c));
        return out.toString();
    }
}
