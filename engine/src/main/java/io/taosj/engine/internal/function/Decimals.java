package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.duckdb.DuckDBColumnType;

/**
 * Arithmetic of DECIMAL with DECIMAL and integers. The result has as many digits as it can need; where these are more than
 * 38, digits behind the point go first, down to six. What does not fit then is an error, and so is a division by zero.
 */
final class Decimals {
    static final int MAX_PRECISION = 38;
    private static final int MAX_PRECISION_64 = 18;
    private static final int LEAST_QUOTIENT_SCALE = 6;
    private static final int OVERFLOW = 0x13D;
    private static final int BY_ZERO = 0x13E;

    private Decimals() {}

    static final List<Udf> FUNCTIONS = List.of(
            Udf.ofText(
                    "taosj_decimal",
                    (in, row) -> compute(
                            in[0].getString(row),
                            new BigDecimal(in[1].getString(row)),
                            new BigDecimal(in[2].getString(row)),
                            in[3].getInt(row),
                            in[4].getInt(row)),
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.INTEGER,
                    DuckDBColumnType.INTEGER),
            Udf.ofText(
                    "taosj_round_decimal",
                    (in, row) -> round(
                            in[0].getString(row),
                            new BigDecimal(in[1].getString(row)),
                            in[2].getInt(row),
                            in[3].getInt(row),
                            in[4].getInt(row)),
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.INTEGER,
                    DuckDBColumnType.INTEGER,
                    DuckDBColumnType.INTEGER));

    static final List<String> MACROS =
            List.of("decimal_fits(v, x, failure) AS CASE WHEN x IS NOT NULL THEN coalesce(v, failure) END");

    private static String compute(String operator, BigDecimal left, BigDecimal right, int precision, int scale) {
        boolean division = operator.equals("/") || operator.equals("%");
        if (division && right.signum() == 0) {
            throw new Failures.InStore(BY_ZERO, "Division by zero error");
        }
        BigDecimal result =
                switch (operator) {
                    case "+" -> left.add(right);
                    case "-" -> left.subtract(right);
                    case "*" -> left.multiply(right);
                    case "/" -> left.divide(right, scale, RoundingMode.HALF_UP);
                    default -> left.remainder(right);
                };
        return fit(result, precision, scale);
    }

    private static String round(String function, BigDecimal value, int digits, int precision, int scale) {
        if (digits >= scale) {
            return value.toPlainString();
        }
        int kept = Math.max(digits, -MAX_PRECISION - 1);
        RoundingMode mode = function.equals("round") ? RoundingMode.HALF_UP : RoundingMode.DOWN;
        return fit(value.setScale(kept, mode), precision, scale);
    }

    private static String fit(BigDecimal value, int precision, int scale) {
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.unscaledValue().abs().compareTo(BigInteger.TEN.pow(precision)) >= 0) {
            throw new Failures.InStore(OVERFLOW, "Decimal value overflow");
        }
        return rounded.toPlainString();
    }

    /** Whether two operands are computed with as decimals. */
    static boolean both(Arg left, Arg right) {
        return (isDecimal(left) || isDecimal(right)) && isExact(left) && isExact(right);
    }

    private static boolean isDecimal(Arg arg) {
        return arg.type().type().isDecimal();
    }

    private static boolean isExact(Arg arg) {
        return isDecimal(arg) || arg.type().type().isInteger() && arg.durationUnit() == '\0';
    }

    /** A decimal type of so many digits. */
    static ValueType type(int precision, int scale) {
        DataType type = precision <= MAX_PRECISION_64 ? DataType.DECIMAL64 : DataType.DECIMAL;
        return new ValueType(type, type.width(), precision, scale);
    }

    /** The decimal type that holds all values of an integer type; of a decimal type itself. */
    static ValueType of(ValueType type) {
        return switch (type.type()) {
            case DECIMAL, DECIMAL64 -> type;
            case TINYINT, UTINYINT -> type(3, 0);
            case SMALLINT, USMALLINT -> type(5, 0);
            case INT, UINT -> type(10, 0);
            case UBIGINT -> type(20, 0);
            default -> type(19, 0);
        };
    }

    /** The type that holds the values of two decimal or integer types. */
    static ValueType common(ValueType left, ValueType right) {
        ValueType l = of(left);
        ValueType r = of(right);
        int scale = Math.max(l.scale(), r.scale());
        return fitted(Math.max(l.precision() - l.scale(), r.precision() - r.scale()) + scale, scale);
    }

    /** Whether one decimal type holds all values of both operands. */
    static boolean comparable(Arg left, Arg right) {
        if (!both(left, right)) {
            return false;
        }
        ValueType l = of(left.type());
        ValueType r = of(right.type());
        int whole = Math.max(l.precision() - l.scale(), r.precision() - r.scale());
        return whole + Math.max(l.scale(), r.scale()) <= MAX_PRECISION;
    }

    private static ValueType fitted(int precision, int scale) {
        if (precision <= MAX_PRECISION) {
            return type(precision, scale);
        }
        int whole = precision - scale;
        int least = Math.min(scale, LEAST_QUOTIENT_SCALE);
        return type(MAX_PRECISION, Math.max(MAX_PRECISION - whole, least));
    }

    private static int digits(String operator, ValueType l, ValueType r, int scale) {
        int whole = Math.max(l.precision() - l.scale(), r.precision() - r.scale());
        return switch (operator) {
            case "*" -> l.precision() + r.precision() + 1;
            case "/" -> l.precision() - l.scale() + r.scale() + scale;
            case "%" -> Math.min(l.precision() - l.scale(), r.precision() - r.scale()) + scale;
            default -> whole + scale + 1;
        };
    }

    private static int scale(String operator, ValueType l, ValueType r) {
        return switch (operator) {
            case "*" -> l.scale() + r.scale();
            case "/" -> Math.max(LEAST_QUOTIENT_SCALE, l.scale() + r.precision() + 1);
            default -> Math.max(l.scale(), r.scale());
        };
    }

    /** {@code + - * / %} of two operands that are {@link #both} decimals. */
    static Arg arithmetic(String operator, Arg left, Arg right) {
        ValueType l = of(left.type());
        ValueType r = of(right.type());
        int scale = scale(operator, l, r);
        int precision = digits(operator, l, r, scale);
        ValueType type = fitted(precision, scale);
        String to = StoreSql.typeName(type);
        if (precision <= MAX_PRECISION && "+-".contains(operator)) {
            String sum = StoreSql.cast(left.sql(), to) + " " + operator + " " + StoreSql.cast(right.sql(), to);
            return Args.result(type, StoreSql.cast(sum, to), left, right);
        }
        if (precision <= MAX_PRECISION && operator.equals("*")) {
            String product = exact(left, l) + " * " + exact(right, r);
            return Args.result(type, StoreSql.cast(product, to), left, right);
        }
        String text = StoreSql.call(
                "taosj_decimal",
                StoreSql.text(operator),
                StoreSql.cast(left.sql(), "VARCHAR"),
                StoreSql.cast(right.sql(), "VARCHAR"),
                type.precision() + "::INTEGER",
                type.scale() + "::INTEGER");
        return Args.result(type, StoreSql.cast(text, to), left, right);
    }

    private static String exact(Arg arg, ValueType type) {
        return isDecimal(arg) ? arg.sql() : StoreSql.cast(arg.sql(), StoreSql.typeName(type));
    }

    /** SUM: all digits that there are, and an error if they are not enough. */
    static Arg sum(Arg arg) {
        ValueType type = type(MAX_PRECISION, arg.type().scale());
        return Arg.of(type, StoreSql.cast(StoreSql.call("sum", arg.sql()), StoreSql.typeName(type)));
    }

    /** AVG: the sum divided by the number of values. */
    static Arg avg(Arg arg) {
        ValueType type = type(MAX_PRECISION, Math.max(arg.type().scale(), LEAST_QUOTIENT_SCALE));
        String text = StoreSql.call(
                "taosj_decimal",
                "'/'",
                StoreSql.cast(sum(arg).sql(), "VARCHAR"),
                "CAST(nullif(count(" + arg.sql() + "), 0) AS VARCHAR)",
                type.precision() + "::INTEGER",
                type.scale() + "::INTEGER");
        return Arg.of(type, StoreSql.cast(text, StoreSql.typeName(type)));
    }

    /** A value of a type, or an error if it does not fit. */
    static Arg checked(ValueType type, String sql, String given) {
        String value = "TRY_CAST(" + sql + " AS " + StoreSql.typeName(type) + ")";
        String failure = "error(" + StoreSql.text(Failures.mark(OVERFLOW, "Decimal value overflow")) + ")";
        return Arg.of(type, StoreSql.call("taosj.decimal_fits", value, given, failure));
    }
}
