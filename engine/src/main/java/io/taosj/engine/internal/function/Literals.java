package io.taosj.engine.internal.function;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.time.Durations;
import io.taosj.engine.internal.time.TimeParser;
import io.taosj.wire.DataType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Arguments that are literals. */
public final class Literals {
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private Literals() {}

    /** The literal NULL. */
    public static Arg nullValue() {
        return constant(ValueType.NULL, "NULL", null, '\0');
    }

    /**
     * A whole number, with or without sign: BIGINT, or BIGINT UNSIGNED above 2^63-1; too large and too small numbers
     * become the nearest one.
     */
    public static Arg integer(String digits) {
        BigInteger value = new BigInteger(digits);
        if (value.compareTo(MAX_LONG) <= 0) {
            return integer(value.max(MIN_LONG).longValue());
        }
        return unsigned(value.min(MAX_UNSIGNED));
    }

    /** A BIGINT. */
    public static Arg integer(long value) {
        return constant(ValueType.BIGINT, StoreSql.integer(value) + "::BIGINT", value, '\0');
    }

    private static Arg unsigned(BigInteger value) {
        return constant(ValueType.UBIGINT, value + "::UBIGINT", value, '\0');
    }

    /** A number with point or exponent: DOUBLE. */
    public static Arg decimal(String text) {
        // keeps the sign of -0.0
        return decimal(Double.parseDouble(text));
    }

    /** A DOUBLE; infinities and NaN become NULL of this type. */
    public static Arg decimal(double value) {
        return constant(ValueType.DOUBLE, StoreSql.number(value), value, '\0');
    }

    public static Arg bool(boolean value) {
        return constant(ValueType.BOOL, StoreSql.bool(value), value, '\0');
    }

    /** A decoded text: VARCHAR of its length in bytes. */
    public static Arg string(String value) {
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        return constant(ValueType.varchar(length), StoreSql.text(value), value, '\0');
    }

    /** {@code TIMESTAMP '…'}; 0x2605 if the text is no time. */
    public static Arg timestamp(String text, StatementContext context) {
        long ticks = TimeParser.parseWrapped(text, context.precision(), context.zone());
        if (ticks == TimeParser.INVALID) {
            throw new EngineException(0x2605, "Invalid value type: " + text);
        }
        return timestamp(ticks);
    }

    /** A TIMESTAMP of ticks in the statement's precision. */
    public static Arg timestamp(long ticks) {
        return constant(ValueType.TIMESTAMP, StoreSql.integer(ticks) + "::BIGINT", ticks, '\0');
    }

    /** A duration: BIGINT ticks of the statement's precision. */
    public static Arg duration(long value, char unit, StatementContext context) {
        long ticks = Durations.ticks(value, unit, context.precision());
        return constant(ValueType.BIGINT, StoreSql.integer(ticks) + "::BIGINT", value, unit);
    }

    /** A constant of a type that is computed while the statement is bound. */
    static Arg constant(ValueType type, String sql) {
        return constant(type, sql, null, '\0');
    }

    /** NULL of a type. */
    static Arg nullOf(ValueType type) {
        return constant(type, StoreSql.nullOf(type), null, '\0');
    }

    private static Arg constant(ValueType type, String sql, @Nullable Object literal, char unit) {
        return new Arg(type, sql, true, literal, unit);
    }

    /** The value of a literal that is an integer and no duration, or null. */
    static @Nullable Long integerValue(Arg arg) {
        return arg.durationUnit() == '\0' && arg.type().type().isInteger() && arg.literal() instanceof Long value
                ? value
                : null;
    }

    /** The value of a number literal as double, or null; durations count as their ticks only in their SQL, so not here. */
    static @Nullable Double numberValue(Arg arg) {
        return arg.durationUnit() == '\0' && arg.literal() instanceof Number number
                ? (Double) number.doubleValue()
                : null;
    }

    /** The value of a text literal, or null. */
    static @Nullable String textValue(Arg arg) {
        return arg.type().is(DataType.VARCHAR) && arg.literal() instanceof String text ? text : null;
    }
}
