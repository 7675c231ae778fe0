package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.time.Durations;
import io.taosj.wire.DataType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The functions along time: DIFF, DERIVATIVE, CSUM, MAVG, STATECOUNT, STATEDURATION. */
final class TimeLineFunctions {
    private static final String TIME = RowStage.TIME;
    private static final int MAX_AVERAGED = 1000;

    private TimeLineFunctions() {}

    static RowFunction call(String name, List<Arg> args, List<String> partition, StatementContext context) {
        String window = WindowPlan.partition(partition) + "ORDER BY " + TIME;
        return switch (name) {
            case "diff" -> diff(args, window);
            case "derivative" -> derivative(args, window, context);
            case "csum" -> csum(args, window);
            case "mavg" -> mavg(args, window);
            case "statecount", "stateduration" -> state(name, args, partition, context);
            default -> throw new EngineException(0x374, "Func not exists");
        };
    }

    private static RowFunction diff(List<Arg> args, String window) {
        RowFunctions.count("diff", args, 1, 2);
        Arg value = args.get(0);
        DataType type = value.type().type();
        RowFunctions.type("diff", value.type().isNumber() || type == DataType.BOOL || type == DataType.TIMESTAMP);
        long option = 0;
        if (args.size() == 2) {
            RowFunctions.type("diff", args.get(1).literal() instanceof Long);
            option = args.get(1).literal() instanceof Long number ? number : 0;
            if (option < 0 || option > 3) {
                throw RowFunctions.value("diff");
            }
        }
        boolean floating = type.isFloating();
        String number = type == DataType.BOOL ? "CAST(" + value.sql() + " AS BIGINT)" : value.sql();
        // the difference of two narrow numbers fits, that of two wide ones has to be found out
        boolean narrow = type.isInteger() && type.width() < Long.BYTES || type == DataType.BOOL;
        String wide = floating ? "DOUBLE" : narrow ? "BIGINT" : "HUGEINT";
        String change = "CAST(" + number + " AS " + wide + ") - CAST(lag(" + number + " IGNORE NULLS) OVER (" + window
                + ") AS " + wide + ")";
        String result = "CAST(" + change + " AS " + (floating ? "DOUBLE" : "BIGINT") + ")";
        if ((option & 1) == 1) {
            result = "CASE WHEN " + change + " >= 0 THEN " + result + " END";
        }
        // NULLs may be dropped; the first row has nothing to differ from. Not a helper, so that the rows are sorted
        // once
        String behindFirst = "row_number() OVER (" + window + ") > 1";
        String keep = option >= 2 ? "(" + behindFirst + " AND " + result + " IS NOT NULL)" : behindFirst;
        ValueType resultType = floating ? ValueType.DOUBLE : ValueType.BIGINT;
        return new RowFunction("diff", resultType, null, Map.of(), result, keep);
    }

    private static RowFunction derivative(List<Arg> args, String window, StatementContext context) {
        RowFunctions.count("derivative", args, 3, 3);
        Arg value = args.get(0);
        RowFunctions.type("derivative", value.type().isNumber());
        RowFunctions.type("derivative", args.get(1).literal() instanceof Long);
        RowFunctions.type("derivative", args.get(2).literal() instanceof Long);
        long unit = unit(args.get(1), context);
        if (unit <= 0) {
            throw RowFunctions.range("derivative");
        }
        long ignoreNegative = args.get(2).literal() instanceof Long number ? number : 0;
        if (ignoreNegative != 0 && ignoreNegative != 1) {
            throw RowFunctions.value("derivative");
        }
        String wide = "CAST(" + value.sql() + " AS DOUBLE)";
        String over = " OVER (" + window + ")";
        String result = "(" + wide + " - lag(" + wide + ")" + over + ") * " + unit + " / (" + TIME + " - lag(" + TIME
                + ")" + over + ")";
        String keep = "(" + result + ") IS NOT NULL" + (ignoreNegative == 1 ? " AND (" + result + ") >= 0" : "");
        return new RowFunction("derivative", ValueType.DOUBLE, value.sql() + " IS NOT NULL", Map.of(), result, keep);
    }

    /** A natural unit counts as a plain number, as the server does it. */
    private static long unit(Arg arg, StatementContext context) {
        long number = arg.literal() instanceof Long value ? value : 0;
        char unit = arg.durationUnit();
        return unit == '\0' || Durations.isCalendar(unit) ? number : Durations.ticks(number, unit, context.precision());
    }

    private static RowFunction csum(List<Arg> args, String window) {
        RowFunctions.count("csum", args, 1, 1);
        Arg value = args.get(0);
        RowFunctions.type("csum", value.type().isNumber());
        ValueType type = RowFunctions.sumType(value.type());
        String sum = "sum(CAST(" + value.sql() + " AS " + Sql.type(type) + ")) OVER (" + window
                + " ROWS UNBOUNDED PRECEDING)";
        return new RowFunction(
                "csum",
                type,
                value.sql() + " IS NOT NULL",
                Map.of(),
                "CAST(" + sum + " AS " + Sql.type(type) + ")",
                "TRUE");
    }

    private static RowFunction mavg(List<Arg> args, String window) {
        RowFunctions.count("mavg", args, 2, 2);
        Arg value = args.get(0);
        RowFunctions.type("mavg", value.type().isNumber());
        long k = RowFunctions.integer("mavg", args.get(1), 1, MAX_AVERAGED);
        String average =
                "avg(CAST(" + value.sql() + " AS DOUBLE)) OVER (" + window + " ROWS " + (k - 1) + " PRECEDING)";
        return new RowFunction(
                "mavg",
                ValueType.DOUBLE,
                value.sql() + " IS NOT NULL",
                Map.of(),
                average,
                "row_number() OVER (" + window + ") >= " + k);
    }

    private static RowFunction state(String name, List<Arg> args, List<String> partition, StatementContext context) {
        boolean duration = name.equals("stateduration");
        RowFunctions.count(name, args, 3, duration ? 4 : 3);
        Arg value = args.get(0);
        RowFunctions.type(name, value.type().isNumber());
        RowFunctions.type(name, args.get(1).literal() instanceof String);
        RowFunctions.type(name, args.get(2).literal() instanceof Number);
        String condition = "(" + value.sql() + " " + operator(name, args.get(1)) + " "
                + args.get(2).sql() + ")";
        long unit = args.size() == 4 ? exactUnit(name, args.get(3), context) : 1;
        String order = "ORDER BY " + TIME + " ROWS UNBOUNDED PRECEDING)";
        // rows where the condition fails part the runs in which it holds
        String run = "count(*) FILTER (NOT " + condition + ") OVER (" + WindowPlan.partition(partition) + order;
        String keys = String.join(", ", partition);
        String inRun = " FILTER (" + condition + ") OVER (PARTITION BY " + keys + (keys.isEmpty() ? "" : ", ") + "run "
                + order;
        String running = duration ? "(" + TIME + " - min(" + TIME + ")" + inRun + ") // " + unit : "count(*)" + inRun;
        String result = "CAST(CASE WHEN " + value.sql() + " IS NULL THEN NULL WHEN " + condition + " THEN " + running
                + " ELSE -1 END AS BIGINT)";
        return new RowFunction(name, ValueType.BIGINT, null, Map.of("run", run), result, "TRUE");
    }

    private static String operator(String function, Arg arg) {
        String name = String.valueOf(arg.literal()).toUpperCase(Locale.ROOT);
        return switch (name) {
            case "LT" -> "<";
            case "GT" -> ">";
            case "LE" -> "<=";
            case "GE" -> ">=";
            case "NE" -> "<>";
            case "EQ" -> "=";
            default -> throw RowFunctions.value(function);
        };
    }

    /** A unit of time with the number 1. */
    static long exactUnit(String function, Arg arg, StatementContext context) {
        RowFunctions.type(function, arg.durationUnit() != '\0');
        if (!Long.valueOf(1).equals(arg.literal()) || Durations.isCalendar(arg.durationUnit())) {
            throw new EngineException(0x280A, "Invalid timzone format : " + function);
        }
        long ticks = Durations.ticks(1, arg.durationUnit(), context.precision());
        if (ticks < 1) {
            throw new EngineException(0x280B, "Time unit is too small : " + function);
        }
        return ticks;
    }
}
