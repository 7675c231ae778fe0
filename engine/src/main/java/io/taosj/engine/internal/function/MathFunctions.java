package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Functions of numbers. What has no finite result is NULL. */
final class MathFunctions {
    private MathFunctions() {}

    static final List<String> MACROS = List.of(
            "abs_integer(x, least) AS CASE WHEN x = least THEN x ELSE abs(x) END",
            "round_to(x, d) AS round(x * pow(10, d)) / pow(10, d)",
            "trunc_to(x, d) AS trunc(x * pow(10, d)) / pow(10, d)",
            "seeded(x) AS CAST(hash(CAST(x AS BIGINT)) >> 11 AS DOUBLE) * 1.1102230246251565e-16");

    static final List<ScalarFunction> SCALARS = Stream.concat(
                    Stream.of("sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "exp", "ln", "degrees", "radians")
                            .map(name -> ofDoubles(name, 1)),
                    Stream.of(
                            ofDoubles("pow", 2),
                            Scalars.of("mod", (args, context) -> {
                                checkNumbers("mod", args, 2, 2);
                                return finite(number(args, 0) + " % " + number(args, 1), args);
                            }),
                            sameType("abs", MathFunctions::abs),
                            sameType("ceil", arg -> roundedFloat("ceil", arg)),
                            sameType("floor", arg -> roundedFloat("floor", arg)),
                            sameType("sign", arg -> like(arg, StoreSql.call("sign", arg.sql()))),
                            Scalars.of("round", (args, context) -> {
                                checkNumbers("round", args, 1, 2);
                                return rounded("round", bigintNull(args.get(0)), args, context);
                            }),
                            Scalars.of("truncate", (args, context) -> {
                                checkNumbers("truncate", args, 2, 2);
                                return rounded("trunc", args.get(0), args, context);
                            }),
                            Scalars.of("trunc", (args, context) -> {
                                checkNumbers("trunc", args, 1, 2);
                                return rounded("trunc", args.get(0), args, context);
                            }),
                            Scalars.of("log", MathFunctions::log),
                            Scalars.of("pi", (args, context) -> {
                                Args.count("pi", args, 0, 0);
                                return Literals.constant(ValueType.DOUBLE, "pi()");
                            }),
                            Scalars.of("rand", MathFunctions::rand)))
            .toList();

    private static void checkNumbers(String name, List<Arg> args, int least, int most) {
        Args.count(name, args, least, most);
        Args.type(name, args.stream().allMatch(Args::isNumberOrNull));
    }

    private static String number(List<Arg> args, int at) {
        return Conversions.toDouble(args.get(at), false);
    }

    private static Arg finite(String sql, List<Arg> args) {
        return Args.result(ValueType.DOUBLE, StoreSql.finite(sql), args);
    }

    private static ScalarFunction ofDoubles(String name, int count) {
        return Scalars.of(name, (args, context) -> {
            checkNumbers(name, args, count, count);
            String[] numbers =
                    args.stream().map(arg -> Conversions.toDouble(arg, false)).toArray(String[]::new);
            return finite(StoreSql.call(name, numbers), args);
        });
    }

    private static Arg log(List<Arg> args, StatementContext context) {
        checkNumbers("log", args, 1, 2);
        String logarithm = StoreSql.call("ln", number(args, 0));
        if (args.size() == 1) {
            return finite(logarithm, args);
        }
        return finite(logarithm + " / " + StoreSql.finite(StoreSql.call("ln", number(args, 1))), args);
    }

    private static ScalarFunction sameType(String name, UnaryOperator<Arg> body) {
        return Scalars.of(name, (args, context) -> {
            checkNumbers(name, args, 1, 1);
            return body.apply(bigintNull(args.get(0)));
        });
    }

    /** The literal NULL counts as a BIGINT here. */
    private static Arg bigintNull(Arg arg) {
        return arg.isNullLiteral() ? Literals.nullOf(ValueType.BIGINT) : arg;
    }

    /** A value of the argument's type. */
    private static Arg like(Arg arg, String sql) {
        return Args.result(arg.type(), StoreSql.cast(sql, StoreSql.typeName(arg.type())), arg);
    }

    private static Arg abs(Arg arg) {
        DataType type = arg.type().type();
        if (type.isUnsignedInteger()) {
            return arg;
        }
        if (!type.isSignedInteger()) {
            return Args.result(arg.type(), StoreSql.call("abs", arg.sql()), arg);
        }
        // the smallest number has no positive one and stays what it is
        long least = Long.MIN_VALUE >> (Long.SIZE - 8 * type.width());
        return Args.result(arg.type(), StoreSql.call("taosj.abs_integer", arg.sql(), StoreSql.integer(least)), arg);
    }

    private static Arg roundedFloat(String function, Arg arg) {
        if (arg.type().type().isDecimal()) {
            return Decimals.checked(arg.type(), StoreSql.call(function, arg.sql()), arg.sql());
        }
        return arg.type().type().isInteger() ? arg : like(arg, StoreSql.call(function, arg.sql()));
    }

    private static Arg rounded(String function, Arg value, List<Arg> args, StatementContext context) {
        if (value.isNullLiteral()) {
            return value;
        }
        if (value.type().type().isDecimal()) {
            return roundedDecimal(function, value, args);
        }
        boolean integral = value.type().type().isInteger();
        Arg digits = args.size() > 1 ? args.get(1) : Literals.integer(0);
        Long known = Literals.integerValue(digits);
        if (known != null && known >= 0 && integral) {
            return value;
        }
        String number = Conversions.toDouble(value, false);
        String sql;
        if (known != null && known == 0) {
            sql = StoreSql.call(function, number);
        } else if (known != null && known < 0) {
            // a negative power of ten is not exact
            String power = StoreSql.number(Math.pow(10, (double) -known));
            sql = function + "(" + number + " / " + power + ") * " + power;
        } else {
            sql = StoreSql.call("taosj." + function + "_to", number, Conversions.toDouble(digits, false));
        }
        Arg result = Args.result(ValueType.DOUBLE, StoreSql.finite(sql), args);
        return Operators.castTo(result, value.type(), context);
    }

    private static Arg roundedDecimal(String function, Arg value, List<Arg> args) {
        String digits =
                args.size() > 1 ? StoreSql.cast(Conversions.toBigint(args.get(1), true), "INTEGER") : "0::INTEGER";
        String text = StoreSql.call(
                "taosj_round_decimal",
                StoreSql.text(function),
                StoreSql.cast(value.sql(), "VARCHAR"),
                digits,
                value.type().precision() + "::INTEGER",
                value.type().scale() + "::INTEGER");
        return Args.result(value.type(), StoreSql.cast(text, StoreSql.typeName(value.type())), args);
    }

    private static Arg rand(List<Arg> args, StatementContext context) {
        Args.count("rand", args, 0, 1);
        if (args.isEmpty() || args.get(0).isNullLiteral()) {
            return Arg.of(ValueType.DOUBLE, "random()");
        }
        Args.type("rand", Args.isIntegerOrNull(args.get(0)));
        return Arg.of(ValueType.DOUBLE, StoreSql.call("taosj.seeded", Conversions.toBigint(args.get(0), true)));
    }
}
