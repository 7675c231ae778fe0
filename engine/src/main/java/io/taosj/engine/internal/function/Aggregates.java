package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The aggregate functions that one expression of the store's aggregates can compute. */
public final class Aggregates {
    static final List<String> MACROS = List.of(
            "wrap_sum(x) AS CASE WHEN (x & 18446744073709551615) > 9223372036854775807"
                    + " THEN TRY_CAST((x & 18446744073709551615) - 18446744073709551616 AS BIGINT)"
                    + " ELSE TRY_CAST(x & 18446744073709551615 AS BIGINT) END",
            "wrap_usum(x) AS CAST(x & 18446744073709551615 AS UBIGINT)");

    private static final Map<String, AggregateFunction> BY_NAME = Stream.of(
                    List.of(
                            of("count", Aggregates::count),
                            of("hyperloglog", (args, ts, context) -> {
                                Args.count("hyperloglog", args, 1, 1);
                                return result(
                                        ValueType.BIGINT,
                                        "count(DISTINCT " + args.get(0).sql() + ")");
                            }),
                            of("sum", Aggregates::sum),
                            ofDoubles("avg", "avg"),
                            ofDoubles("stddev", "stddev_pop"),
                            ofDoubles("stddev_pop", "stddev_pop"),
                            ofDoubles("var_pop", "var_pop"),
                            of("spread", Aggregates::spread)),
                    Selections.FUNCTIONS,
                    StatisticFunctions.FUNCTIONS)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(AggregateFunction::name, Function.identity()));

    private Aggregates() {}

    /** The function of a name in lower case, or null. */
    public static @Nullable AggregateFunction find(String name) {
        return BY_NAME.get(name);
    }

    /** Checks and translates a call. */
    interface Body {
        Arg call(List<Arg> args, String ts, StatementContext context);
    }

    private record Named(String name, boolean ordered, Body body) implements AggregateFunction {
        @Override
        public Arg call(List<Arg> args, String ts, StatementContext context) {
            return body.call(args, ts, context);
        }
    }

    static AggregateFunction of(String name, Body body) {
        return new Named(name, false, body);
    }

    static AggregateFunction ofOrdered(String name, Body body) {
        return new Named(name, true, body);
    }

    static Arg result(ValueType type, String sql) {
        return Arg.of(type, sql);
    }

    static void checkNumber(String name, List<Arg> args, int least, int most) {
        Args.count(name, args, least, most);
        Args.type(name, Args.isNumberOrNull(args.get(0)));
    }

    private static Arg count(List<Arg> args, String ts, StatementContext context) {
        Args.count("count", args, 0, 1);
        return result(
                ValueType.BIGINT,
                args.isEmpty() ? "count(*)" : "count(" + args.get(0).sql() + ")");
    }

    private static Arg sum(List<Arg> args, String ts, StatementContext context) {
        checkNumber("sum", args, 1, 1);
        Arg arg = args.get(0);
        DataType type = arg.type().type();
        if (type.isDecimal()) {
            return Decimals.sum(arg);
        }
        if (!type.isInteger() && type != DataType.NULL) {
            String sum = StoreSql.call("sum", Conversions.toDouble(arg, false));
            return result(ValueType.DOUBLE, StoreSql.finite(sum));
        }
        boolean unsigned = type.isUnsignedInteger();
        String sum = StoreSql.call("sum", type == DataType.NULL ? "NULL::BIGINT" : arg.sql());
        ValueType result = unsigned ? ValueType.UBIGINT : ValueType.BIGINT;
        if (type.width() < Long.BYTES && type != DataType.NULL) {
            return result(result, StoreSql.cast(sum, StoreSql.typeName(result)));
        }
        return result(result, StoreSql.call(unsigned ? "taosj.wrap_usum" : "taosj.wrap_sum", sum));
    }

    private static AggregateFunction ofDoubles(String name, String function) {
        return of(name, (args, ts, context) -> {
            checkNumber(name, args, 1, 1);
            Arg arg = args.get(0);
            if (name.equals("avg") && arg.type().type().isDecimal()) {
                return Decimals.avg(arg);
            }
            // sums of whole numbers stay exact
            boolean exact = function.equals("avg") && arg.type().type().isInteger();
            return result(
                    ValueType.DOUBLE, StoreSql.call(function, exact ? arg.sql() : Conversions.toDouble(arg, false)));
        });
    }

    private static Arg spread(List<Arg> args, String ts, StatementContext context) {
        Args.count("spread", args, 1, 1);
        Arg arg = args.get(0);
        Args.type("spread", arg.type().isNumber() || arg.type().is(DataType.TIMESTAMP));
        String sql = "(CAST(max(" + arg.sql() + ") AS DOUBLE) - CAST(min(" + arg.sql() + ") AS DOUBLE))";
        return result(ValueType.DOUBLE, sql);
    }
}
