package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names in a query that groups: keys, aggregates, windows' bounds, and columns where the rules allow them. */
final class AggregateNames implements Names {
    private static final Set<String> ALWAYS_YIELD = Set.of("count", "hyperloglog", "last_row", "elapsed");

    private static final Set<String> ROW_BOUND = Set.of("first", "last", "last_row", "mode");

    private final SelectContext bound;
    private final AggregateStage stage;
    private final Map<String, Integer> keys = new HashMap<>();
    private final AggregateCalls calls;
    private final Companion companion;
    private boolean childrenJoined;

    AggregateNames(SelectContext bound, AggregateStage stage) {
        this.bound = bound;
        this.stage = stage;
        for (int i = 0; i < bound.keys().size(); i++) {
            keys.putIfAbsent(bound.keys().get(i).sql(), i);
        }
        this.calls = new AggregateCalls(bound, stage);
        this.companion = Companion.of(bound, stage, calls);
    }

    @Override
    public @Nullable Arg whole(Expr expr) {
        if (expr instanceof Expr.ColumnRef
                || expr instanceof Expr.Star
                || ExprWalk.any(expr, AggregateNames::isBound)) {
            return null;
        }
        Arg overRows = peek(expr);
        if (overRows == null || overRows.constant()) {
            return null;
        }
        Arg key = byRowSql(overRows.sql());
        return key != null ? key : state(overRows);
    }

    private static boolean isBound(Expr expr) {
        return expr instanceof Expr.ColumnRef ref && !ref.quoted() && ref.name().startsWith("_")
                || expr instanceof Expr.FunctionCall call && FunctionClass.of(call.name()) != null;
    }

    /** The expression over single rows, or null if it has no meaning there. */
    private @Nullable Arg peek(Expr expr) {
        if (keys.isEmpty() && !(bound.select().window() instanceof Window.State)) {
            return null;
        }
        try {
            return new ExprBinder(bound.context(), RowNames.peeking(bound.scope(), bound.range())).bind(expr);
        } catch (EngineException e) {
            return null;
        }
    }

    private @Nullable Arg byRowSql(String sql) {
        Integer key = keys.get(sql);
        if (key != null && !bound.keys().get(key).tbname()) {
            return Arg.of(bound.keys().get(key).type(), AggregateStage.keyName(key));
        }
        return null;
    }

    /** What STATE_WINDOW looks at is the same in all rows of a window. */
    private @Nullable Arg state(Arg overRows) {
        if (!(bound.select().window() instanceof Window.State state)) {
            return null;
        }
        Arg watched = peek(state.expr());
        return watched == null || !watched.sql().equals(overRows.sql())
                ? null
                : Arg.of(overRows.type(), stage.add("any_value(" + stage.rows().name(overRows.sql()) + ")"));
    }

    @Override
    public Arg column(Expr.ColumnRef ref) {
        if (!ref.quoted() && ref.table() == null) {
            if (ref.name().startsWith("_w") && ref.name().matches("_wstart|_wend|_wduration")) {
                return windowBound(ref.name());
            }
            if (ref.name().matches("_qstart|_qend|_qduration")) {
                return bound.range().pseudoColumn(ref.name());
            }
        }
        return field(bound.scope().find(ref));
    }

    private Arg windowBound(String name) {
        if (stage.window() == null) {
            throw Errors.windowColumnOutsideWindow();
        }
        return switch (name) {
            case "_wstart" -> Arg.of(ValueType.TIMESTAMP, AggregateStage.START);
            case "_wend" -> Arg.of(ValueType.TIMESTAMP, AggregateStage.END);
            default -> Arg.of(ValueType.BIGINT, "(" + AggregateStage.END + " - " + AggregateStage.START + ")");
        };
    }

    /** A column beside aggregates. */
    Arg field(Scope.Hit hit) {
        Field field = hit.field();
        Arg key = bound.groupedRows() == null ? byRowSql(field.sql()) : null;
        if (key != null) {
            return key;
        }
        if (field.role().ofTable() && partitionedByTable()) {
            childrenJoined = true;
            return Arg.of(field.type(), field.sql());
        }
        if (field.role().ofTable() && hit.leaf().singleTable()) {
            return Arg.of(field.type(), field.sql());
        }
        Leaf grouped = bound.groupedRows();
        if (grouped != null) {
            return besideWindowJoin(hit, grouped);
        }
        Arg state = state(Arg.of(field.type(), field.sql()));
        if (state != null) {
            return state;
        }
        Arg beside = companion.column(hit);
        if (beside != null) {
            return beside;
        }
        if (stage.window() != null) {
            throw Errors.invalidInWindow(field.name());
        }
        throw bound.group().isEmpty() ? Errors.notSingleGroup() : Errors.notGrouped();
    }

    private Arg besideWindowJoin(Scope.Hit hit, Leaf grouped) {
        Field field = hit.leaf().use(hit.field());
        boolean selects = bound.items().stream()
                .filter(i -> i.hit() == null)
                .flatMap(i -> ExprWalk.multiRowCalls(i.expr()).stream())
                .anyMatch(c -> ROW_BOUND.contains(c.name()));
        if (hit.leaf() != grouped || selects) {
            throw Errors.invalidInWindow(field.name());
        }
        return Arg.of(field.type(), stage.add("any_value(" + stage.rows().name(field.sql()) + ")"));
    }

    private boolean partitionedByTable() {
        return bound.keys().stream().anyMatch(Key::tbname);
    }

    @Override
    public Arg multiRow(Expr.FunctionCall call, FunctionClass name) {
        return calls.bind(call, name);
    }

    /** A join with the children of the super table if their columns are shown, else nothing. */
    String joinedChildren() {
        Leaf only = bound.scope().only();
        if (!childrenJoined || only == null || only.children() == null) {
            return "";
        }
        int key = 0;
        while (!bound.keys().get(key).tbname()) {
            key++;
        }
        return " JOIN " + only.children() + " AS " + only.alias() + " ON " + only.alias() + ".tbid = a."
                + AggregateStage.keyName(key);
    }

    /**
     * FIRST and LAST of nothing suppress the row unless something else yields a value.
     *
     * @return a condition on the groups, or null
     */
    @Nullable String yieldsFor(List<Item> items) {
        boolean mayBeNothing = false;
        for (Item item : items) {
            if (item.hit() != null
                    || item.expr() instanceof Expr.ColumnRef ref && !ref.name().startsWith("_")) {
                return null;
            }
            for (Expr.FunctionCall call : ExprWalk.multiRowCalls(item.expr())) {
                if (ALWAYS_YIELD.contains(call.name())) {
                    return null;
                }
                mayBeNothing |= call.name().equals("first") || call.name().equals("last");
            }
        }
        if (!mayBeNothing) {
            return null;
        }
        return "("
                + String.join(
                        " OR ",
                        stage.aggregateNames().stream()
                                .map(a -> a + " IS NOT NULL")
                                .toList())
                + ")";
    }
}
