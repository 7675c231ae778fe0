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

    /** Numbers the windows of a partition by counting the rows at which a new one begins. */
    private static String countStarts(String rows, List<String> keys, String begins) {
        String over = " OVER (" + WindowPlan.partition(keys) + "ORDER BY " + RowStage.TIME;
        return "SELECT *, sum(b)" + over + " ROWS UNBOUNDED PRECEDING) AS " + WindowPlan.WINDOW + " FROM (SELECT *, "
                + begins.replace("OVER", over + ")") + " AS b FROM (" + rows + "))";
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
        String begins =
                "CASE WHEN " + RowStage.TIME + " - lag(" + RowStage.TIME + ") OVER > " + ticks + " THEN 1 ELSE 0 END";
        return (FromRows) (rows, keys) -> countStarts(rows, keys, begins);
    }

    /**
     * STATE_WINDOW.
     *
     * @param state the state's column in the rows
     */
    static WindowPlan state(String state) {
        String begins = "CASE WHEN " + state + " IS DISTINCT FROM lag(" + state + ") OVER AND " + RowStage.TIME
                + " IS DISTINCT FROM lag(" + RowStage.TIME + ") OVER THEN 1 ELSE 0 END";
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
     * EVENT_WINDOW: every row belongs to the first end at or after it; of the rows before an end those from the first start
     * on make its window.
     *
     * @param start the column that says whether a row starts a window
     * @param end the column that says whether a row ends one
     */
    static WindowPlan event(String start, String end) {
        return (FromRows) (rows, keys) -> {
            String partition = WindowPlan.partition(keys);
            String numbered = "SELECT *, row_number() OVER (" + partition + "ORDER BY " + RowStage.TIME
                    + ") AS n FROM (" + rows + ")";
            String ended = "SELECT *, min(n) FILTER (" + end + ") OVER (" + partition
                    + "ORDER BY n ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS " + WindowPlan.WINDOW + " FROM ("
                    + numbered + ")";
            String begun = "SELECT *, min(n) FILTER (" + start + ") OVER (PARTITION BY "
                    + String.join(", ", keys) + (keys.isEmpty() ? "" : ", ") + WindowPlan.WINDOW + ") AS f FROM ("
                    + ended + ") WHERE " + WindowPlan.WINDOW + " IS NOT NULL";
            return "SELECT * FROM (" + begun + ") WHERE n >= f";
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
            String numbered = "SELECT *, row_number() OVER (" + WindowPlan.partition(keys) + "ORDER BY " + RowStage.TIME
                    + ") - 1 AS n FROM (" + rows + ")";
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
