package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Window;
import io.taosj.engine.internal.time.Durations;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.math.BigInteger;
import java.util.List;

/** The windows that depend on the order of rows: SESSION, STATE_WINDOW, EVENT_WINDOW, COUNT_WINDOW. */
final class OrderedWindows {
    private OrderedWindows() {}

    /** A plan whose window reaches from the first to the last time of its rows. */
    private interface FromRows extends WindowPlan {
        @Override
        default String start() {
            return "min(" + RowStage.TIME + ")";
        }

        @Override
        default String end() {
            return "max(" + RowStage.TIME + ")";
        }
    }

    /** Numbers windows by counting the rows at which a new one begins. */
    private static String countStarts(String rows, List<String> keys, String begins) {
        return "SELECT *, sum(b)" + OrderedRows.SO_FAR + " AS " + WindowPlan.WINDOW + " FROM (SELECT *, CASE WHEN "
                + OrderedRows.begins(keys) + " OR " + begins + " THEN 1 ELSE 0 END AS b FROM ("
                + OrderedRows.sorted(rows, keys) + "))";
    }

    static WindowPlan session(Window.Session window, SelectContext bound) {
        Precision precision = bound.relation().precision();
        if (!(window.column() instanceof Expr.ColumnRef ref)
                || bound.scope().find(ref).field().role() != Field.Role.TIME) {
            throw new EngineException(0x262C, "Only support SESSION on primary timestamp column");
        }
        Stretch gap = Stretch.of(window.gap());
        long ticks = gap.natural() ? 0 : gap.ticks(precision);
        if (ticks <= 0) {
            throw new EngineException(0x262B, "SESSION gap should be fixed time window, and greater than 0");
        }
        String begins = RowStage.TIME + " - " + OrderedRows.before(RowStage.TIME) + " > " + ticks;
        return (FromRows) (rows, keys) -> countStarts(rows, keys, begins);
    }

    /**
     * STATE_WINDOW.
     *
     * @param state the state's column in the rows
     */
    static WindowPlan state(String state) {
        String begins = "(" + state + " IS DISTINCT FROM " + OrderedRows.before(state) + " AND " + RowStage.TIME
                + " IS DISTINCT FROM " + OrderedRows.before(RowStage.TIME) + ")";
        return (FromRows) (rows, keys) ->
                countStarts("SELECT * FROM (" + rows + ") WHERE " + state + " IS NOT NULL", keys, begins);
    }

    /** Checks a state's type. */
    static void checkState(Arg state, boolean tag) {
        if (tag) {
            throw new EngineException(0x2629, "Not support STATE_WINDOW on tag column");
        }
        DataType type = state.type().type();
        boolean fits = type.isInteger() || type == DataType.BOOL || type.isText();
        if (!fits) {
            throw new EngineException(0x2628, "Only support STATE_WINDOW on integer/bool/varchar column");
        }
    }

    /**
     * EVENT_WINDOW: the rows behind an end up to the next one make a window, from the first start among them on.
     *
     * @param start the column that says whether a row starts a window
     * @param end the column that says whether a row ends one
     */
    static WindowPlan event(String start, String end) {
        return new FromRows() {
            @Override
            public String assign(String rows, List<String> keys) {
                String ended = countStarts(rows, keys, OrderedRows.before(end));
                String begun = "SELECT *, max(CASE WHEN " + start + " THEN " + WINDOW + " END)" + OrderedRows.SO_FAR
                        + " AS f FROM (" + ended + ")";
                return "SELECT * FROM (" + begun + ") WHERE f = " + WINDOW;
            }

            @Override
            public String complete() {
                return "bool_or(" + end + ")";
            }
        };
    }

    static WindowPlan count(Window.Count window) {
        BigInteger size = number(window.count());
        if (size.compareTo(BigInteger.ONE) <= 0) {
            throw new EngineException(0x2645, "Size of Count window must exceed 1.");
        }
        if (size.compareTo(BigInteger.valueOf(Integer.MAX_VALUE)) > 0) {
            throw new EngineException(0x2645, "Size of Count window must less than 2147483647(INT32_MAX).");
        }
        BigInteger step = window.sliding() == null ? size : number(window.sliding());
        if (step.signum() <= 0) {
            throw new EngineException(0x2645, "Size of Count window must exceed 0.");
        }
        if (step.compareTo(size) > 0) {
            throw new EngineException(0x2645, "sliding value no larger than the count value.");
        }
        long rowsPerWindow = size.longValue();
        long distance = step.longValue();
        return (FromRows) (rows, keys) -> {
            String counted = "SELECT *, row_number() OVER () AS m, " + OrderedRows.begins(keys) + " AS b FROM ("
                    + OrderedRows.sorted(rows, keys) + ")";
            String numbered = "SELECT *, m - coalesce(max(CASE WHEN b THEN m END)" + OrderedRows.SO_FAR
                    + ", 1) AS n FROM (" + counted + ")";
            if (rowsPerWindow == distance) {
                return "SELECT *, n // " + distance + " AS " + WindowPlan.WINDOW + " FROM (" + numbered + ")";
            }
            return "SELECT *, unnest(range(n // " + distance + ", greatest(-1, (n - " + rowsPerWindow + " + " + distance
                    + ") // " + distance + " - 1), -1)) AS " + WindowPlan.WINDOW + " FROM (" + numbered + ")";
        };
    }

    private static BigInteger number(Expr expr) {
        if (expr instanceof Expr.IntegerLiteral literal) {
            return new BigInteger(literal.text());
        }
        if (expr instanceof Expr.DurationLiteral duration && Durations.isUnit(duration.unit())) {
            return BigInteger.valueOf(duration.value());
        }
        throw Errors.invalidValue("a whole number is expected");
    }
}
