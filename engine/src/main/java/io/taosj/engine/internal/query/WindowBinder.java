package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Window;
import io.taosj.wire.DataType;
import org.jspecify.annotations.Nullable;

/** Binds the window clause. */
final class WindowBinder {
    private final SelectContext bound;
    private final RowStage rows;

    WindowBinder(SelectContext bound, RowStage rows) {
        this.bound = bound;
        this.rows = rows;
    }

    /** The plan, or null if there is no window clause. */
    @Nullable WindowPlan bind() {
        Window window = bound.select().window();
        if (window == null) {
            return null;
        }
        Leaf only = bound.scope().only();
        if (only != null && only.kind() == Leaf.Kind.VIRTUAL) {
            throw Errors.windowOnSystemTable();
        }
        if (bound.timeSql() == null) {
            throw Errors.windowWithoutTime();
        }
        if (window instanceof Window.Interval interval) {
            return IntervalWindow.of(interval, bound);
        }
        if (window instanceof Window.Session session) {
            return OrderedWindows.session(session, bound);
        }
        if (window instanceof Window.State state) {
            return state(state.expr());
        }
        if (window instanceof Window.Event event) {
            return OrderedWindows.event(eventCondition(event.start()), eventCondition(event.end()));
        }
        if (window instanceof Window.Count count) {
            return OrderedWindows.count(count);
        }
        throw new EngineException(0x443, "Anode not found");
    }

    private WindowPlan state(Expr expr) {
        RowNames names = new RowNames(bound.scope(), RowNames.Place.KEY, bound.range());
        Arg state = new ExprBinder(bound.context(), names).bind(expr);
        boolean tag = !names.used().isEmpty()
                && names.used().stream().allMatch(f -> f.role().ofTable());
        OrderedWindows.checkState(state, tag);
        return OrderedWindows.state(rows.name(state.sql()));
    }

    private String eventCondition(Expr expr) {
        RowNames names = new RowNames(bound.scope(), RowNames.Place.EVENT_CONDITION, bound.range());
        Arg condition = new ExprBinder(bound.context(), names).bind(expr);
        if (!condition.type().is(DataType.BOOL)) {
            throw new EngineException(0x70F, "invalid input");
        }
        return rows.name(new ExprBinder(bound.context(), names).condition(expr).sql());
    }
}
