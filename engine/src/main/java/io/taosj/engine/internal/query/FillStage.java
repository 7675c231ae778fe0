package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.Casts;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * FILL of INTERVAL: lists all windows of the queried range for each partition and gives values to those without rows. What
 * is filled are the select items that aggregates are in, so these are computed before, as {@code f0}, {@code f1} ….
 */
final class FillStage {
    private static final long MAX_WINDOWS = 10_000_000;
    private static final Set<String> NOT_FILLABLE = Set.of("top", "bottom", "histogram", "sample");

    private final SelectContext bound;
    private final AggregateStage stage;
    private final IntervalWindow window;
    private final Query.Fill fill;
    private final List<Output> outputs = new ArrayList<>();
    private final List<Arg> filled = new ArrayList<>();
    private final String series;

    FillStage(SelectContext bound, AggregateStage stage, List<Output> unfilled) {
        this.bound = bound;
        this.stage = stage;
        Query.Fill clause = bound.select().fill();
        if (clause == null || !(stage.window() instanceof IntervalWindow interval)) {
            throw Errors.invalidInterpClause("Invalid usage of RANGE clause, EVERY clause or FILL clause");
        }
        this.fill = clause;
        this.window = interval;
        for (Output output : unfilled) {
            outputs.add(take(output));
        }
        if (fill.mode().startsWith("VALUE") && fill.values().size() != filled.size()) {
            throw Errors.invalidValue("Filled values number mismatch");
        }
        this.series = series();
    }

    /** A select item with aggregates becomes a column of this stage. */
    private Output take(Output output) {
        Item item = output.item();
        if (item.hit() != null || !ExprWalk.hasMultiRowCall(item.expr())) {
            return output;
        }
        for (Expr.FunctionCall call : ExprWalk.multiRowCalls(item.expr())) {
            if (NOT_FILLABLE.contains(call.name())) {
                throw Errors.notInFill(call.name());
            }
        }
        filled.add(output.arg());
        return new Output(item, Arg.of(output.arg().type(), "f" + (filled.size() - 1)), output.role());
    }

    private String series() {
        Long low = bound.range().low();
        Long high = bound.range().high();
        if (low == null || high == null) {
            throw Errors.fillRange();
        }
        if (low > high) {
            return "SELECT CAST(NULL AS BIGINT) AS " + WindowPlan.WINDOW + " WHERE FALSE";
        }
        String windows = window.series(low, high, MAX_WINDOWS);
        if (windows == null) {
            throw Errors.fillRange();
        }
        return windows;
    }

    /** The select list over this stage. */
    List<Output> outputs() {
        return outputs;
    }

    /** Names for HAVING and ORDER BY: an expression that is also selected means its filled column. */
    Names names(AggregateNames inner, ExprBinder binder) {
        return new Names() {
            @Override
            public Arg column(Expr.ColumnRef ref) {
                return inner.column(ref);
            }

            @Override
            public Arg multiRow(Expr.FunctionCall call, FunctionClass type) {
                return inner.multiRow(call, type);
            }

            @Override
            public @Nullable Arg whole(Expr expr) {
                Arg unfilled = ExprWalk.hasMultiRowCall(expr) ? binder.bind(expr) : null;
                for (int i = 0; unfilled != null && i < filled.size(); i++) {
                    if (filled.get(i).sql().equals(unfilled.sql())) {
                        return Arg.of(unfilled.type(), "f" + i);
                    }
                }
                return inner.whole(expr);
            }
        };
    }

    /**
     * The stage's SELECT.
     *
     * @param groups the grouping stage
     */
    String sql(String groups) {
        List<String> keys = new ArrayList<>();
        List<String> same = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < bound.keys().size(); i++) {
            String key = AggregateStage.keyName(i);
            keys.add(key);
            columns.add("p." + key);
            same.add("b." + key + " IS NOT DISTINCT FROM p." + key);
        }
        same.add("b." + WindowPlan.WINDOW + " = s." + WindowPlan.WINDOW);
        columns.add("s." + WindowPlan.WINDOW);
        columns.add("b.present");
        stage.aggregateNames().forEach(a -> columns.add("b." + a));
        List<String> raw = new ArrayList<>();
        for (int i = 0; i < filled.size(); i++) {
            raw.add(filled.get(i).sql() + " AS x" + i);
            columns.add("b.x" + i);
        }
        String source = "SELECT *, TRUE AS present" + (raw.isEmpty() ? "" : ", " + String.join(", ", raw)) + " FROM ("
                + groups + ")";
        boolean forced = fill.mode().endsWith("_F") && keys.isEmpty();
        String partitions = forced
                ? "SELECT 1 AS one"
                : "SELECT DISTINCT " + (keys.isEmpty() ? "1 AS one" : String.join(", ", keys)) + " FROM source";
        String joined = "SELECT " + String.join(", ", columns) + " FROM (" + partitions + ") AS p CROSS JOIN (" + series
                + ") AS s LEFT JOIN source AS b ON " + String.join(" AND ", same);
        return "WITH source AS MATERIALIZED (" + source + ") SELECT " + valueList(keys) + " FROM (" + joined + ")";
    }

    private String valueList(List<String> keys) {
        List<String> list = new ArrayList<>(keys);
        list.add(WindowPlan.WINDOW);
        list.add(WindowPlan.WINDOW + " AS " + AggregateStage.START);
        list.add(window.endOf(WindowPlan.WINDOW) + " AS " + AggregateStage.END);
        list.addAll(stage.aggregateNames());
        String over = "OVER (" + WindowPlan.partition(keys) + "ORDER BY " + WindowPlan.WINDOW + " ROWS BETWEEN ";
        for (int i = 0; i < filled.size(); i++) {
            list.add(value(i, over) + " AS f" + i);
        }
        return String.join(", ", list);
    }

    private String value(int index, String over) {
        String raw = "x" + index;
        ValueType type = filled.get(index).type();
        return switch (fill.mode()) {
            case "VALUE", "VALUE_F" -> "coalesce(" + raw + ", " + constant(index, type) + ")";
            case "PREV" -> "last_value(" + raw + " IGNORE NULLS) " + over + "UNBOUNDED PRECEDING AND CURRENT ROW)";
            // a window with a NULL of its own takes the next window's value, one without rows takes it as it is
            case "NEXT" -> "CASE WHEN " + raw + " IS NULL THEN " + next(raw, over) + " ELSE " + raw + " END";
            case "LINEAR" -> linear(raw, type, over);
            default -> raw;
        };
    }

    private String constant(int index, ValueType type) {
        Arg literal = bound.rows(RowNames.Place.SELECT).bind(fill.values().get(index));
        ValueType target = type.is(DataType.NULL) ? ValueType.varchar(0) : type;
        return Casts.convert(literal, target, bound.context()).sql();
    }

    private static String next(String raw, String over) {
        return "first_value(CASE WHEN present THEN {'v': " + raw + "} END IGNORE NULLS) " + over
                + "1 FOLLOWING AND UNBOUNDED FOLLOWING).v";
    }

    private static String previous(String raw, String over) {
        return "last_value(CASE WHEN present THEN {'v': " + raw + ", 'w': w} END IGNORE NULLS) " + over
                + "UNBOUNDED PRECEDING AND CURRENT ROW)";
    }

    /** Between two windows with rows; a NULL behind counts as 0, a NULL before gives NULL. */
    private static String linear(String raw, ValueType type, String over) {
        if (!type.isNumber() && !type.is(DataType.TIMESTAMP)) {
            return raw;
        }
        String before = previous(raw, over);
        String after = "first_value(CASE WHEN present THEN {'v': coalesce(" + raw + ", 0), 'w': w} END IGNORE NULLS) "
                + over + "CURRENT ROW AND UNBOUNDED FOLLOWING)";
        String value = "CAST(" + before + ".v AS DOUBLE) + (CAST(" + after + ".v AS DOUBLE) - CAST(" + before
                + ".v AS DOUBLE)) * (w - " + before + ".w) / (" + after + ".w - " + before + ".w)";
        String exact = type.type().isInteger() || type.is(DataType.TIMESTAMP) ? "trunc(" + value + ")" : value;
        return "CASE WHEN present THEN " + raw + " ELSE CAST(" + exact + " AS " + Sql.type(type) + ") END";
    }
}
