package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.AggregateFunction;
import io.taosj.engine.internal.function.Aggregates;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.sql.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns beside the only selection function of a query: they come from the row that it selects. */
final class Companion {
    private final AggregateStage stage;
    private final AggregateCalls calls;
    private final Expr.@Nullable FunctionCall selection;

    private Companion(AggregateStage stage, AggregateCalls calls, Expr.@Nullable FunctionCall selection) {
        this.stage = stage;
        this.calls = calls;
        this.selection = selection;
    }

    /** All calls in the select list of functions that look at several rows. */
    static List<Expr.FunctionCall> calls(SelectContext bound) {
        List<Expr.FunctionCall> all = new ArrayList<>();
        bound.items().stream().filter(i -> i.hit() == null).forEach(i -> all.addAll(ExprWalk.multiRowCalls(i.expr())));
        return all;
    }

    static Companion of(SelectContext bound, AggregateStage stage, AggregateCalls calls) {
        List<Expr.FunctionCall> all = calls(bound);
        boolean single = all.size() == 1
                && FunctionClass.of(all.get(0).name()) == FunctionClass.SELECTION
                && bound.group().isEmpty();
        return new Companion(stage, calls, single ? all.get(0) : null);
    }

    /** The value of a column in the selected row, or null if the query has no such row. */
    @Nullable Arg column(Scope.Hit hit) {
        if (selection == null) {
            return null;
        }
        Field field = hit.leaf().use(hit.field());
        String column = stage.rows().name(field.sql());
        List<Arg> args = calls.arguments(selection);
        AggregateFunction function = Aggregates.find(selection.name());
        String sql = function == null ? null : function.companion(args, column, RowStage.TIME);
        return Arg.of(field.type(), sql == null ? besideMode(column, args.get(0).sql()) : stage.add(sql));
    }

    /** Of the rows with the commonest value the last one. */
    private String besideMode(String column, String value) {
        String rows = stage.add("list({'v': " + value + ", 'c': " + column + "} ORDER BY " + RowStage.TIME + ")");
        String mode = stage.add("mode(" + value + ")");
        return "list_filter(" + rows + ", lambda x: x.v = " + mode + ")[-1].c";
    }
}
