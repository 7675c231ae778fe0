package io.taosj.internal.writer;

import io.taosj.StatementField;
import io.taosj.wire.DataType;
import io.taosj.wire.message.Stmt2Column;
import io.taosj.wire.message.Stmt2Fields;
import java.util.Arrays;

/** Floating-point numbers of both widths. */
final class DoubleCells extends Cells {
    private double[] values = new double[states.length];
    private double[] ordered = new double[0];

    DoubleCells(StatementField field) {
        super(field);
    }

    @Override
    void setDouble(int row, double value) {
        if (type == DataType.FLOAT && Float.isInfinite((float) value) && !Double.isInfinite(value)) {
            throw outOfRange(row, value);
        }
        values[row] = value;
        states[row] = Stmt2Fields.VALUE;
    }

    @Override
    void grow(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    Object value(int row) {
        return values[row];
    }

    @Override
    void copyFrom(Cells source, int sourceRow, int row) {
        states[row] = source.states[sourceRow];
        values[row] = ((DoubleCells) source).values[sourceRow];
    }

    @Override
    void copyFrom(Stmt2Column source, int sourceRow, int row) {
        if (source.hasValue(sourceRow)) {
            values[row] = source.getDouble(sourceRow);
            states[row] = Stmt2Fields.VALUE;
        }
    }

    @Override
    void encode(Stmt2Fields out, int[] order, int from, int count) {
        if (ordered.length < count) {
            ordered = new double[Math.max(count, values.length)];
        }
        for (int i = 0; i < count; i++) {
            ordered[i] = values[order[from + i]];
        }
        out.doubles(type, ordered, states(order, from, count), 0, count);
    }

    @Override
    long bytes(int rows) {
        return 9L * rows;
    }
}
