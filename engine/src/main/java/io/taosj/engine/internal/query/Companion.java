package io.taosj.engine.internal.query;

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
        Arg selected = calls.arguments(selection).get(0);
        return Arg.of(field.type(), stage.add(select(column, selected.sql())));
    }

    private String select(String column, String selected) {
        String time = RowStage.TIME;
        if (selection == null) {
            throw new IllegalStateException("no selection function");
        }
        return switch (selection.name()) {
            case "max" -> orAny("arg_max_null(" + column + ", " + selected + ")", column, selected);
            case "min" -> orAny("arg_min_null(" + column + ", " + selected + ")", column, selected);
            case "first" -> "arg_min_null(" + column + ", " + time + ") FILTER (" + selected + " IS NOT NULL)";
            case "last" -> "arg_max_null(" + column + ", " + time + ") FILTER (" + selected + " IS NOT NULL)";
            case "last_row" -> "arg_max_null(" + column + ", " + time + ")";
            // of the rows with the commonest value the last one
            default -> "list_last(list(" + column + " ORDER BY " + time + ") FILTER (" + selected + " IS NOT NULL))";
        };
    }

    /** Where there is nothing to select by, any row will do. */
    private static String orAny(String chosen, String column, String selected) {
        return "CASE WHEN count(" + selected + ") > 0 THEN " + chosen + " ELSE first(" + column + ") END";
    }
}
