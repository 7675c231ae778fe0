package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.wire.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The aggregates that the grouping stage knows by itself. */
final class AggregateFunctions {
    private AggregateFunctions() {}

    /** An aggregate in the store's SQL. */
    static Arg call(String name, List<Arg> args, String time, @Nullable WindowPlan window, StatementContext context) {
        Arg arg = args.get(0);
        String v = arg.sql();
        return switch (name) {
            case "count" -> Arg.of(ValueType.BIGINT, "count(" + v + ")");
            case "hyperloglog" -> Arg.of(ValueType.BIGINT, "count(DISTINCT " + v + ")");
            case "sum" -> sum(arg);
            case "avg" -> Arg.of(ValueType.DOUBLE, "avg(" + number(name, arg) + ")");
            case "stddev", "stddev_pop" -> Arg.of(ValueType.DOUBLE, "stddev_pop(" + number(name, arg) + ")");
            case "var_pop" -> Arg.of(ValueType.DOUBLE, "var_pop(" + number(name, arg) + ")");
            case "spread" -> Arg.of(ValueType.DOUBLE, "CAST(max(" + v + ") - min(" + v + ") AS DOUBLE)");
            case "min", "max" -> Arg.of(arg.type(), name + "(" + v + ")");
            case "first" -> Arg.of(arg.type(), "arg_min(" + v + ", " + time + ") FILTER (" + v + " IS NOT NULL)");
            case "last" -> Arg.of(arg.type(), "arg_max(" + v + ", " + time + ") FILTER (" + v + " IS NOT NULL)");
            case "last_row" -> Arg.of(arg.type(), "arg_max_null(" + v + ", " + time + ")");
            case "mode" -> Arg.of(arg.type(), "mode(" + v + ")");
            default -> throw new EngineException(0x374, "Func not exists");
        };
    }

    private static Arg sum(Arg arg) {
        DataType type = arg.type().type();
        if (type.isFloating()) {
            return Arg.of(ValueType.DOUBLE, "sum(CAST(" + arg.sql() + " AS DOUBLE))");
        }
        number("sum", arg);
        return type.isUnsignedInteger()
                ? Arg.of(ValueType.UBIGINT, "CAST(sum(" + arg.sql() + ") AS UBIGINT)")
                : Arg.of(ValueType.BIGINT, "CAST(sum(" + arg.sql() + ") AS BIGINT)");
    }

    private static String number(String function, Arg arg) {
        if (!arg.type().isNumber() && !arg.isNullLiteral()) {
            throw new EngineException(0x2802, "Invalid parameter data type : " + function);
        }
        return "CAST(" + arg.sql() + " AS DOUBLE)";
    }
}
