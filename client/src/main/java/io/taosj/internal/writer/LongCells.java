package io.taosj.internal.writer;

import io.taosj.StatementField;
import io.taosj.internal.bind.Ranges;
import io.taosj.wire.DataType;
import io.taosj.wire.message.Stmt2Column;
import io.taosj.wire.message.Stmt2Fields;
import java.util.Arrays;

/** Whole numbers, ticks of timestamps and truth values. */
final class LongCells extends Cells {
    private final long least;
    private final long greatest;
    private long[] values = new long[states.length];
    private long[] ordered = new long[0];

    LongCells(StatementField field) {
        super(field);
        // an unsigned 64 bit number is any bit pattern
        boolean any = type == DataType.UBIGINT;
        least = any ? Long.MIN_VALUE : Ranges.least(type);
        greatest = any ? Long.MAX_VALUE : Ranges.greatest(type);
    }

    @Override
    void setLong(int row, long value) {
        if (type == DataType.BOOL) {
            throw wrongType("a whole number");
        }
        if (value < least || value > greatest) {
            throw outOfRange(row, value);
        }
        values[row] = value;
        states[row] = Stmt2Fields.VALUE;
    }

    @Override
    void setBoolean(int row, boolean value) {
        if (type != DataType.BOOL) {
            throw wrongType("a boolean");
        }
        values[row] = value ? 1 : 0;
        states[row] = Stmt2Fields.VALUE;
    }

    @Override
    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    Object value(int row) {
        if (type == DataType.BOOL) {
            return values[row] != 0;
        }
        return type == DataType.UBIGINT && values[row] < 0
                ? new java.math.BigInteger(Long.toUnsignedString(values[row]))
                : values[row];
    }

    @Override
    void copyFrom(Cells source, int sourceRow, int row) {
        states[row] = source.states[sourceRow];
        values[row] = ((LongCells) source).values[sourceRow];
    }

    @Override
    void copyFrom(Stmt2Column source, int sourceRow, int row) {
        if (source.hasValue(sourceRow)) {
            values[row] = source.getLong(sourceRow);
            states[row] = Stmt2Fields.VALUE;
        }
    }

    @Override
    void encode(Stmt2Fields out, int[] order, int from, int count) {
        if (ordered.length < count) {
            ordered = new long[Math.max(count, values.length)];
        }
        for (int i = 0; i < count; i++) {
            ordered[i] = values[order[from + i]];
        }
        out.longs(type, ordered, states(order, from, count), 0, count);
    }

    @Override
    long bytes(int rows) {
        return 9L * rows;
    }
}
