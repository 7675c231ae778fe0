package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Aggregates over the values' distribution or their course in time. */
final class StatisticFunctions {
    private static final int MAX_PERCENTILES = 10;
    private static final int PERCENTILES_LENGTH = 3198;
    private static final int LEAST_SQUARES_LENGTH = 126;

    static final List<String> MACROS = List.of(
            // the values of x are start, start + step ...: sums over the positions first
            "slope_of(l) AS (len(l) * list_sum(list_transform(l, lambda y, i: y * (i - 1)))"
                    + " - len(l) * (len(l) - 1) / 2 * list_sum(l))"
                    + " / (len(l) * len(l) * (len(l) * len(l) - 1) / 12)",
            "line_text(slope, mean, n, start, step) AS '{slop:' || printf('%.6f', slope / step) || ', intercept:'"
                    + " || printf('%.6f', mean - slope / step * (start + step * (n - 1) / 2)) || '}'",
            "least_squares(l, start, step) AS CASE WHEN len(l) > 1"
                    + " THEN taosj.line_text(taosj.slope_of(l), list_avg(l), len(l), start, step) END",
            "rate(v, t, per_second) AS CASE len(v) WHEN 0 THEN NULL WHEN 1 THEN 0"
                    + " ELSE (CASE WHEN v[1] < v[2] THEN v[1] ELSE v[1] - v[2] END)"
                    + " / (CAST(t[1] - t[2] AS DOUBLE) / per_second) END",
            // two triangles around the time at which the line crosses zero; computed in ticks since 1970 as the server
            // does,
            // so that both lose the same digits
            "crossing_area(v, w, t, u) AS (v * ((t * w - u * v) / (w - v) - t) + w * (u - (t * w - u * v) / (w - v))) / 2",
            "time_average(v, t) AS CASE len(v) WHEN 0 THEN NULL WHEN 1 THEN v[1]"
                    + " ELSE list_sum(list_transform(range(1, len(v)),"
                    + " lambda i: CASE WHEN v[i] * v[i + 1] >= 0 THEN (v[i] + v[i + 1]) / 2 * (t[i + 1] - t[i])"
                    + " ELSE taosj.crossing_area(v[i], v[i + 1], CAST(t[i] AS DOUBLE), CAST(t[i + 1] AS DOUBLE)) END)) / (t[-1] - t[1]) END");

    static final List<AggregateFunction> FUNCTIONS = List.of(
            Aggregates.of("percentile", StatisticFunctions::percentile),
            Aggregates.ofOrdered("leastsquares", StatisticFunctions::leastSquares),
            Aggregates.of("elapsed", StatisticFunctions::elapsed),
            Aggregates.ofOrdered("irate", StatisticFunctions::irate),
            Aggregates.ofOrdered("twa", StatisticFunctions::twa),
            Apercentile.FUNCTION);

    private StatisticFunctions() {}

    /** A literal between 0 and 100. */
    static double percent(String name, Arg arg) {
        Double value = Literals.numberValue(arg);
        if (value == null) {
            throw Failures.argumentType(name);
        }
        if (value < 0 || value > 100) {
            throw Failures.argumentRange(name);
        }
        return value;
    }

    private static Arg percentile(List<Arg> args, String ts, StatementContext context) {
        Args.count("percentile", args, 2, MAX_PERCENTILES + 1);
        Args.type("percentile", args.get(0).type().isNumber());
        String number = Conversions.toDouble(args.get(0), false);
        List<String> quantiles = new ArrayList<>();
        for (Arg arg : args.subList(1, args.size())) {
            quantiles.add("quantile_cont(" + number + ", " + percent("percentile", arg) / 100 + ")");
        }
        if (quantiles.size() == 1) {
            return Aggregates.result(ValueType.DOUBLE, quantiles.get(0));
        }
        String text = quantiles.stream()
                .map(quantile -> "printf('%.6f', " + quantile + ")")
                .collect(Collectors.joining(" || ', ' || ", "('[' || ", " || ']')"));
        return Aggregates.result(ValueType.varchar(PERCENTILES_LENGTH), text);
    }

    private static String orderedValues(Arg arg, String ts) {
        return "list(" + Conversions.toDouble(arg, false) + " ORDER BY " + ts + ")" + notNull(arg);
    }

    private static String notNull(Arg arg) {
        return " FILTER (WHERE " + arg.sql() + " IS NOT NULL)";
    }

    private static Arg leastSquares(List<Arg> args, String ts, StatementContext context) {
        Args.count("leastsquares", args, 3, 3);
        Args.type("leastsquares", args.get(0).type().isNumber());
        Double start = Literals.numberValue(args.get(1));
        Double step = Literals.numberValue(args.get(2));
        if (start == null || step == null) {
            throw Failures.argumentType("leastsquares");
        }
        String sql = StoreSql.call(
                "taosj.least_squares", orderedValues(args.get(0), ts), StoreSql.number(start), StoreSql.number(step));
        return Aggregates.result(ValueType.varchar(LEAST_SQUARES_LENGTH), sql);
    }

    private static Arg elapsed(List<Arg> args, String ts, StatementContext context) {
        Args.count("elapsed", args, 1, 2);
        Args.type("elapsed", args.get(0).type().is(DataType.TIMESTAMP));
        long unit = args.size() == 1 ? 1 : TimeArguments.unit("elapsed", args.get(1), context.precision());
        String time = args.get(0).sql();
        String sql = "(CAST(max(" + time + ") - min(" + time + ") AS DOUBLE) / " + unit + ")";
        return Aggregates.result(ValueType.DOUBLE, sql);
    }

    private static Arg irate(List<Arg> args, String ts, StatementContext context) {
        Args.count("irate", args, 1, 1);
        Args.type("irate", args.get(0).type().isNumber());
        String values = "arg_max(" + Conversions.toDouble(args.get(0), false) + ", " + ts + ", 2)";
        String times = "max(" + ts + ", 2)" + notNull(args.get(0));
        String perSecond = StoreSql.number((double) context.precision().ticksPerSecond());
        return Aggregates.result(ValueType.DOUBLE, StoreSql.call("taosj.rate", values, times, perSecond));
    }

    private static Arg twa(List<Arg> args, String ts, StatementContext context) {
        Aggregates.checkNumber("twa", args, 1, 1);
        String times = "list(" + ts + " ORDER BY " + ts + ")" + notNull(args.get(0));
        String sql = StoreSql.call("taosj.time_average", orderedValues(args.get(0), ts), times);
        return Aggregates.result(ValueType.DOUBLE, sql);
    }
}
