package io.taosj.internal.writer;

import io.taosj.StatementField;
import io.taosj.TaosDataException;
import io.taosj.internal.bind.Place;
import io.taosj.wire.DataType;
import io.taosj.wire.message.Stmt2Column;
import io.taosj.wire.message.Stmt2Fields;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column or tag, in an array that grows and is used again. A row is begun with {@link #begin}, is NULL
 * then, and set at most once more. Used by one thread at a time.
 */
abstract class Cells {
    private static final int FIRST_CAPACITY = 64;

    final StatementField field;
    final DataType type;
    byte[] states = new byte[FIRST_CAPACITY];
    /** whether there may be a NULL; without one the states need not be looked at */
    boolean someNull;

    private byte[] orderedStates = new byte[0];

    Cells(StatementField field) {
        this.field = field;
        this.type = field.column().type();
    }

    static Cells of(StatementField field) {
        DataType type = field.column().type();
        if (type.isVariable() || type.isDecimal()) {
            return new ByteCells(field);
        }
        return type.isFloating() ? new DoubleCells(field) : new LongCells(field);
    }

    /** Makes room for a row and makes it NULL. */
    final void begin(int row) {
        room(row + 1);
        states[row] = Stmt2Fields.NULL;
        beginValue(row);
    }

    /** Settles a row for good: it has a value or is NULL. */
    final void end(int row) {
        someNull |= states[row] != Stmt2Fields.VALUE;
    }

    final void room(int rows) {
        if (rows > states.length) {
            int capacity = Math.max(rows, 2 * states.length);
            states = Arrays.copyOf(states, capacity);
            grow(capacity);
        }
    }

    /** Forgets all rows and keeps the memory. */
    void clear() {
        someNull = false;
    }

    /** The states in the order of rows, or null if no value is NULL. */
    final byte @Nullable [] states(int[] order, int from, int count) {
        if (!someNull) {
            return null;
        }
        if (orderedStates.length < count) {
            orderedStates = new byte[Math.max(count, states.length)];
        }
        for (int i = 0; i < count; i++) {
            orderedStates[i] = states[order[from + i]];
        }
        return orderedStates;
    }

    /** The value as an object, null for NULL. */
    final @Nullable Object get(int row) {
        return states[row] == Stmt2Fields.VALUE ? value(row) : null;
    }

    final TaosDataException wrongType(String what) {
        return new Place(null, field, java.time.ZoneOffset.UTC).wrongType(what);
    }

    final TaosDataException outOfRange(int row, Object value) {
        return new Place(null, field, java.time.ZoneOffset.UTC).outOfRange(row, value);
    }

    void setLong(int row, long value) {
        throw wrongType("a whole number");
    }

    void setDouble(int row, double value) {
        throw wrongType("a floating-point number");
    }

    void setBoolean(int row, boolean value) {
        throw wrongType("a boolean");
    }

    void setText(int row, String value) {
        throw wrongType("a text");
    }

    void setBytes(int row, byte[] value) {
        throw wrongType("a byte array");
    }

    abstract void grow(int capacity);

    void beginValue(int row) {}

    abstract Object value(int row);

    /** Sets a row to one of another column of the same type. */
    abstract void copyFrom(Cells source, int sourceRow, int row);

    /** Sets a row to a bound value, which fits. */
    abstract void copyFrom(Stmt2Column source, int sourceRow, int row);

    /** Adds the values of some rows to a message. */
    abstract void encode(Stmt2Fields out, int[] order, int from, int count);

    /** About how much memory the values of a number of rows take. */
    abstract long bytes(int rows);
}
