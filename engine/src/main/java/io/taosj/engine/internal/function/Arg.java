package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a function or operand of an operator, typed and translated.
 *
 * <p>In the store's SQL a TIMESTAMP is a BIGINT of ticks, BOOL a BOOLEAN, integers and floating-point numbers and
 * unsigned numbers have the store's type of the same width, VARCHAR, NCHAR and JSON are VARCHAR, VARBINARY and GEOMETRY are
 * BLOB, DECIMAL(p,s) is DECIMAL(p,s).
 *
 * @param type the TDengine type
 * @param sql an expression in the store's SQL, safe to paste into a larger one
 * @param constant whether the value is the same for all rows of the statement
 * @param literal the value if this is a literal: Boolean, Long, java.math.BigInteger (above 2^63-1), Double, String; null
 *     for the literal NULL and for everything that is no literal
 * @param durationUnit the unit if this is a duration literal like {@code 10s} ({@code literal} is then the number as
 *     written), else 0
 */
public record Arg(
        ValueType type,
        String sql,
        boolean constant,
        @Nullable Object literal,
        char durationUnit) {

    /** Something that is computed per row. */
    public static Arg of(ValueType type, String sql) {
        return new Arg(type, sql, false, null, '\0');
    }

    /** Whether this is the literal NULL. */
    public boolean isNullLiteral() {
        return type.is(DataType.NULL);
    }

    /** Whether this is a literal other than NULL. */
    public boolean isLiteral() {
        return literal != null;
    }
}
