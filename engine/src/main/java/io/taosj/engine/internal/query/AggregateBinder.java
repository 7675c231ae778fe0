package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.Window;
import java.util.ArrayList;
import java.util.List;

/** Binds a SELECT that makes one row of each group or window. */
final class AggregateBinder {
    private final SelectContext bound;
    private final Query.Select select;
    private final AggregateStage stage;
    private final AggregateNames names;
    private final ExprBinder binder;

    AggregateBinder(SelectContext bound) {
        this.bound = bound;
        this.select = bound.select();
        RowStage rows = new RowStage();
        String time = bound.timeSql();
        if (time != null) {
            rows.put(time, RowStage.TIME);
        }
        WindowPlan window = new WindowBinder(bound, rows).bind();
        this.stage = new AggregateStage(bound, rows, window);
        this.names = new AggregateNames(bound, stage);
        this.binder = new ExprBinder(bound.context(), names);
    }

    BoundQuery bind() {
        if (select.having() != null && !bound.hasKeys() && select.window() == null) {
            throw Errors.notGrouped();
        }
        List<Output> outputs = new ArrayList<>();
        for (Item item : bound.items()) {
            outputs.add(output(item));
        }
        boolean calls = bound.items().stream().anyMatch(i -> ExprWalk.hasMultiRowCall(i.expr()));
        if (select.window() != null && !calls) {
            throw Errors.windowWithoutFunction();
        }
        if (select.fill() != null && !(select.window() instanceof Window.Interval)) {
            throw Errors.invalidInterpClause("Invalid usage of RANGE clause, EVERY clause or FILL clause");
        }
        FillStage fill = select.fill() == null || select.fill().mode().equals("NONE")
                ? null
                : new FillStage(bound, stage, outputs);
        List<Output> filled = fill == null ? outputs : fill.outputs();
        ExprBinder outer = fill == null ? binder : new ExprBinder(bound.context(), fill.names(names, binder));
        Arg having = select.having() == null ? null : outer.condition(select.having());
        List<OrderKey> order = new OrderBinder(filled, outer, select.distinct()).bind(select.orderBy());
        String groups = stage.sql(names.yieldsFor(bound.items()));
        String from = "(" + (fill == null ? groups : fill.sql(groups)) + ") AS a" + names.joinedChildren();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < bound.keys().size(); i++) {
            keys.add(AggregateStage.keyName(i));
        }
        boolean perRow = bound.groupedRows() != null;
        return new LastStage(from, filled, perRow ? List.of() : keys)
                .where(having == null ? null : having.sql())
                .distinct(select.distinct())
                .order(order)
                .defaultOrder(defaultOrder(keys))
                .build(select, bound.relation().precision(), !select.orderBy().isEmpty());
    }

    private Output output(Item item) {
        if (item.hit() != null) {
            return new Output(item, names.field(item.hit()), Field.Role.DATA);
        }
        Arg arg = binder.bind(item.expr());
        return new Output(item, arg, isTime(item.expr(), arg) ? Field.Role.TIME : Field.Role.DATA);
    }

    /** Whether an item can be the time of an outer query: a window's start, or the time of a row. */
    private boolean isTime(Expr expr, Arg arg) {
        if (!arg.type().equals(ValueType.TIMESTAMP)) {
            return false;
        }
        if (expr instanceof Expr.ColumnRef ref) {
            return ref.name().equals("_wstart") || isTimeColumn(ref);
        }
        return expr instanceof Expr.FunctionCall call
                && call.args().size() == 1
                && FunctionClass.of(call.name()) == FunctionClass.SELECTION
                && call.args().get(0) instanceof Expr.ColumnRef ref
                && isTimeColumn(ref);
    }

    private boolean isTimeColumn(Expr.ColumnRef ref) {
        return !ref.name().startsWith("_w")
                && !ref.name().startsWith("_q")
                && bound.scope().find(ref).field().role() == Field.Role.TIME;
    }

    /** Windows come in the order of time, partition by partition. */
    private List<OrderKey> defaultOrder(List<String> keys) {
        List<OrderKey> order = new ArrayList<>();
        if (bound.groupedRows() != null) {
            keys.forEach(k -> order.add(OrderKey.ascending(k)));
        }
        if (select.window() != null) {
            keys.forEach(k -> order.add(OrderKey.ascending(k)));
            order.add(OrderKey.ascending(AggregateStage.START));
        }
        return order;
    }
}
