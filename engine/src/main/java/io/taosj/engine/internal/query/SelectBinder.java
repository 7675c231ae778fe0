package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds one SELECT in the order in which the server reports errors: FROM, WHERE, PARTITION BY, window, GROUP BY, select
 * list, ORDER BY; and hands it to the binder of its kind.
 */
final class SelectBinder {
    private final Binding binding;

    SelectBinder(Binding binding) {
        this.binding = binding;
    }

    BoundQuery bind(Query.Select written) {
        Query.Select select = written.from() == null ? withoutClauses(written) : written;
        Relation relation = new FromBinder(binding).bind(select);
        Scope scope = new Scope(relation);
        StatementContext context = binding.context(relation.precision());
        List<Expr> conjuncts = relation instanceof JoinRelation join
                ? join.takeConditions(ExprWalk.conjuncts(select.where()))
                : ExprWalk.conjuncts(select.where());
        List<SelectContext.Condition> conditions = conditions(conjuncts, scope, context);
        TimeRange range = range(conjuncts, scope, context);
        List<Item> items = Item.expand(select.items(), scope);
        KeyBinder keys = new KeyBinder(scope, context, range, items);
        List<Key> partition = new ArrayList<>();
        select.partitionBy().forEach(p -> partition.add(keys.bind(p.expr(), p.alias())));
        if (select.window() != null && !select.groupBy().isEmpty()) {
            throw Errors.groupWithWindow();
        }
        List<Key> group = new ArrayList<>();
        select.groupBy().forEach(g -> group.add(keys.bind(g)));
        SelectContext bound =
                new SelectContext(binding, select, scope, context, conditions, range, items, partition, group);
        return dispatch(bound);
    }

    /** Without FROM everything but the select list has no meaning. */
    private static Query.Select withoutClauses(Query.Select select) {
        return new Query.Select(
                false,
                false,
                select.items(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null);
    }

    private List<SelectContext.Condition> conditions(List<Expr> conjuncts, Scope scope, StatementContext context) {
        List<SelectContext.Condition> out = new ArrayList<>();
        for (Expr conjunct : conjuncts) {
            RowNames names = new RowNames(scope, RowNames.Place.WHERE, TimeRange.ALL);
            Arg condition = new ExprBinder(context, names).condition(conjunct);
            boolean ofTable = names.used().stream().allMatch(f -> f.role().ofTable());
            out.add(new SelectContext.Condition(condition.sql(), ofTable, condition.constant()));
        }
        return out;
    }

    private TimeRange range(List<Expr> conjuncts, Scope scope, StatementContext context) {
        if (scope.timeLeaf() == null) {
            return TimeRange.ALL;
        }
        ExprBinder constants = new ExprBinder(context, new RowNames(scope, RowNames.Place.WHERE, TimeRange.ALL));
        return new TimeRangeFinder(scope, constants, new Constants(binding, context.precision())).find(conjuncts);
    }

    private static BoundQuery dispatch(SelectContext bound) {
        Query.Select select = bound.select();
        QueryShape shape = QueryShape.of(bound);
        if (bound.relation() instanceof JoinRelation join && join.isWindowJoin()) {
            if (bound.hasKeys() || select.window() != null) {
                throw Errors.joinNotSupported("No WINDOW/GROUP BY/PARTITION BY allowed in WINDOW join");
            }
            if (select.slimit() == null && shape == QueryShape.AGGREGATION) {
                return new AggregateBinder(bound.perRowOf(join)).bind();
            }
        }
        if (select.slimit() != null && !bound.hasKeys()) {
            throw Errors.slimitWithoutPartition();
        }
        return switch (shape) {
            case PROJECTION -> new ProjectionBinder(bound).bind();
            case AGGREGATION -> new AggregateBinder(bound).bind();
            case ROW_FUNCTION -> new RowFunctionBinder(bound).bind();
            case INTERPOLATION -> new InterpBinder(bound).bind();
        };
    }
}
