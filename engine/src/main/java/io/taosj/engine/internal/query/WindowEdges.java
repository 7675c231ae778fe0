package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.StatementContext;
import java.util.List;

/**
 * TWA and ELAPSED in INTERVAL windows: where a partition goes on before or behind a window, the window is covered up to its
 * edge, and the value there lies on the line between the rows on both sides of it. For this line a NULL counts as 0.
 */
final class WindowEdges {
    private static final String TIME = RowStage.TIME;
    private static final String WINDOW = WindowPlan.WINDOW;

    private final AggregateStage stage;
    private final String end;

    WindowEdges(AggregateStage stage, IntervalWindow window) {
        this.stage = stage;
        this.end = window.endOf(WINDOW);
    }

    /** Whether a function looks at the edges of its window. */
    static boolean concern(String function) {
        return function.equals("twa") || function.equals("elapsed");
    }

    /**
     * The aggregate in the store's SQL.
     *
     * @param plain the call without regard to edges
     */
    String call(String function, List<Arg> args, String plain, StatementContext context) {
        return function.equals("twa") ? average(args.get(0).sql()) : elapsed(args, context);
    }

    /** The time of the row before the window's first row, NULL if there is none. */
    private String timeBefore() {
        return "arg_min_null(" + stage.neighbour("lag(" + TIME + ")") + ", " + TIME + ")";
    }

    private String timeBehind() {
        return "arg_max_null(" + stage.neighbour("lead(" + TIME + ")") + ", " + TIME + ")";
    }

    private String elapsed(List<Arg> args, StatementContext context) {
        long unit = args.size() == 1 ? 1 : TimeLineFunctions.exactUnit("elapsed", args.get(1), context);
        String from = "CASE WHEN " + timeBefore() + " IS NULL THEN min(" + TIME + ") ELSE " + WINDOW + " END";
        String to = "CASE WHEN " + timeBehind() + " IS NULL THEN max(" + TIME + ") ELSE " + end + " END";
        return "(CAST((" + to + ") - (" + from + ") AS DOUBLE) / " + unit + ")";
    }

    private String average(String value) {
        String number = "CAST(" + value + " AS DOUBLE)";
        String last = "(" + end + " - 1)";
        String before = timeBefore();
        String behind = timeBehind();
        String atStart = line(
                WINDOW,
                before,
                "coalesce(arg_min_null(" + stage.neighbour("lag(" + number + ")") + ", " + TIME + "), 0)",
                "min(" + TIME + ")",
                "coalesce(arg_min_null(" + number + ", " + TIME + "), 0)");
        String atEnd = line(
                last,
                "max(" + TIME + ")",
                "coalesce(arg_max_null(" + number + ", " + TIME + "), 0)",
                behind,
                "coalesce(arg_max_null(" + stage.neighbour("lead(" + number + ")") + ", " + TIME + "), 0)");
        String hasStart = before + " IS NOT NULL AND min(" + TIME + ") > " + WINDOW;
        String hasEnd = behind + " IS NOT NULL AND max(" + TIME + ") < " + last;
        String known = " FILTER (" + value + " IS NOT NULL)";
        String firstTime = "min(" + TIME + ")" + known;
        String lastTime = "max(" + TIME + ")" + known;
        String firstValue = "arg_min(" + number + ", " + TIME + ")";
        String lastValue = "arg_max(" + number + ", " + TIME + ")";
        String between = TimeAverage.between(stage, value);
        String covered = "coalesce(sum(" + between + "), 0) + CASE WHEN " + hasStart + " THEN "
                + TimeAverage.area(atStart, firstValue, WINDOW, firstTime) + " ELSE 0 END + CASE WHEN " + hasEnd
                + " THEN "
                + TimeAverage.area(lastValue, atEnd, lastTime, last) + " ELSE 0 END";
        String length = "(CASE WHEN " + hasEnd + " THEN " + last + " ELSE " + lastTime + " END - CASE WHEN " + hasStart
                + " THEN " + WINDOW + " ELSE " + firstTime + " END)";
        return "CASE WHEN count(" + value + ") = 0 THEN 0 WHEN " + length + " = 0 THEN " + firstValue + " ELSE ("
                + covered + ") / " + length + " END";
    }

    /** The value at a time on the line through two points. */
    private static String line(String at, String time1, String value1, String time2, String value2) {
        return value1 + " + (" + value2 + " - " + value1 + ") * (" + at + " - " + time1 + ") / (" + time2 + " - "
                + time1 + ")";
    }
}
