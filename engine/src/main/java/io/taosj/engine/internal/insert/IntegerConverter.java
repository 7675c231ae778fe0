package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.wire.DataType;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of integer columns of all widths, signed and unsigned: numbers of any form, rounded half away from zero. */
final class IntegerConverter extends ValueConverter {
    private static final BigInteger MAX_UNSIGNED =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private final boolean unsigned;
    private final BigInteger min;
    private final BigInteger max;
    private final long smallMin;
    private final long smallMax;
    private final String typeName;

    IntegerConverter(ColumnDef column) {
        super(column);
        DataType type = column.type();
        unsigned = type.isUnsignedInteger();
        int bits = type.width() * Byte.SIZE;
        min = unsigned ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(bits - 1).negate();
        max = BigInteger.ONE.shiftLeft(unsigned ? bits : bits - 1).subtract(BigInteger.ONE);
        smallMin = min.longValue();
        smallMax = max.bitLength() < Long.SIZE ? max.longValue() : Long.MAX_VALUE;
        String name = type.sqlName().toLowerCase(Locale.ROOT);
        typeName = unsigned ? "unsigned " + name.substring(0, name.indexOf(' ')) : name;
    }

    @Override
    public void add(ValueToken token, ColumnData out) {
        String s = token.source();
        int from = token.from();
        int to = token.to();
        ValueToken.Kind kind = token.kind();
        if (kind == ValueToken.Kind.INTEGER && NumberText.isSmallInteger(s, from, to)) {
            long value = NumberText.smallInteger(s, from, to);
            if (value < smallMin || value > smallMax) {
                throw unsigned && value < 0 ? invalid(token) : overflow(token);
            }
            out.addLong(value);
        } else if (token.isNullForNumbers()) {
            out.addNull();
        } else if (kind == ValueToken.Kind.STRING && token.isEmpty()) {
            throw token.error("invalid numeric data");
        } else {
            out.addLong(checked(token, NumberText.integer(s, from, to)));
        }
    }

    private long checked(ValueToken token, @Nullable BigInteger value) {
        if (value == null || unsigned && value.signum() < 0 || isBeyondLongs(value)) {
            throw invalid(token);
        }
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw overflow(token);
        }
        return value.longValue();
    }

    private boolean isBeyondLongs(BigInteger value) {
        return unsigned ? value.compareTo(MAX_UNSIGNED) > 0 : value.bitLength() >= Long.SIZE;
    }

    private EngineException invalid(ValueToken token) {
        return token.error("invalid " + typeName + " data");
    }

    private EngineException overflow(ValueToken token) {
        return token.error(typeName + " data overflow");
    }

    @Override
    void addValue(Object value, ColumnData out) {
        if (value instanceof Long n && (n >= smallMin && n <= smallMax || column().type() == DataType.UBIGINT)) {
            out.addLong(n);
        } else if (value instanceof Boolean b) {
            out.addLong(b ? 1 : 0);
        } else {
            addText(value, out);
        }
    }
}
