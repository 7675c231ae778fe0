package io.taosj.wire.message;

import io.taosj.wire.DataType;
import io.taosj.wire.internal.ByteSink;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the values of one tag or column after the other, straight from arrays.
 *
 * <p>Each method adds one field: {@code count} values from position {@code from} of the array. The states, if given,
 * say for each value (at the same positions as the values) whether it is {@link #VALUE}, {@link #NULL} or
 * {@link #NONE}; where values are objects, a null reference is a NULL. Numbers are cut to the width of the type; ranges
 * are the caller's duty. Not safe for use by several threads.
 */
public final class Stmt2Fields {
    /** State of a value that is there. */
    public static final byte VALUE = 0;
    /** State of a null. */
    public static final byte NULL = 1;
    /** State of a column that is left as it is; not for tags. */
    public static final byte NONE = 2;

    private static final int MOST_DECIMAL_SCALE = 100;

    private final ByteSink out;
    private int fields;
    private int start;
    private int statesAt;

    Stmt2Fields(ByteSink out) {
        this.out = out;
    }

    /** Fields since the last {@link #restart}. */
    int fields() {
        return fields;
    }

    void restart() {
        fields = 0;
    }

    private void begin(DataType type, byte @Nullable [] states, int from, int count) {
        start = out.length();
        out.putInt(0).putInt(type.code()).putInt(count);
        statesAt = out.length();
        if (states == null) {
            out.zeros(count);
        } else {
            out.putBytes(states, from, count);
        }
        out.put(type.isVariable() || type.isDecimal() ? 1 : 0);
    }

    private void end() {
        out.setInt(start, out.length() - start);
        fields++;
    }

    private ByteBuffer fixed(DataType type, byte @Nullable [] states, int from, int count) {
        begin(type, states, from, count);
        int length = Math.multiplyExact(count, type.width());
        out.putInt(length);
        return out.window(out.skip(length), length);
    }

    private static boolean there(byte @Nullable [] states, int at) {
        return states == null || states[at] == VALUE;
    }

    private static void check(boolean fits, DataType type, String what) {
        if (!fits) {
            throw new IllegalArgumentException(type + " can't be bound from " + what);
        }
    }

    /** Adds integers of any type, timestamps in ticks, or BOOL as 0 and 1. */
    public void longs(DataType type, long[] values, byte @Nullable [] states, int from, int count) {
        check(type.isInteger() || type == DataType.TIMESTAMP || type == DataType.BOOL, type, "longs");
        ByteBuffer target = fixed(type, states, from, count);
        if (type.width() == Long.BYTES && states == null) {
            target.asLongBuffer().put(values, from, count);
        } else {
            for (int i = from; i < from + count; i++) {
                put(target, type.width(), there(states, i) ? values[i] : 0);
            }
        }
        end();
    }

    /** Adds integers of any type, or BOOL as 0 and 1. */
    public void ints(DataType type, int[] values, byte @Nullable [] states, int from, int count) {
        check(type.isInteger() || type == DataType.BOOL, type, "ints");
        ByteBuffer target = fixed(type, states, from, count);
        if (type.width() == Integer.BYTES && states == null) {
            target.asIntBuffer().put(values, from, count);
        } else {
            for (int i = from; i < from + count; i++) {
                put(target, type.width(), there(states, i) ? values[i] : 0);
            }
        }
        end();
    }

    private static void put(ByteBuffer target, int width, long value) {
        switch (width) {
            case Long.BYTES -> target.putLong(value);
            case Integer.BYTES -> target.putInt((int) value);
            case Short.BYTES -> target.putShort((short) value);
            default -> target.put((byte) value);
        }
    }

    /** Adds a BOOL field. */
    public void booleans(boolean[] values, byte @Nullable [] states, int from, int count) {
        ByteBuffer target = fixed(DataType.BOOL, states, from, count);
        for (int i = from; i < from + count; i++) {
            target.put((byte) (there(states, i) && values[i] ? 1 : 0));
        }
        end();
    }

    /** Adds a DOUBLE or FLOAT field. */
    public void doubles(DataType type, double[] values, byte @Nullable [] states, int from, int count) {
        check(type.isFloating(), type, "doubles");
        ByteBuffer target = fixed(type, states, from, count);
        for (int i = from; i < from + count; i++) {
            double value = there(states, i) ? values[i] : 0;
            if (type == DataType.DOUBLE) {
                target.putDouble(value);
            } else {
                target.putFloat((float) value);
            }
        }
        end();
    }

    /** Adds a FLOAT field. */
    public void floats(float[] values, byte @Nullable [] states, int from, int count) {
        ByteBuffer target = fixed(DataType.FLOAT, states, from, count);
        for (int i = from; i < from + count; i++) {
            target.putFloat(there(states, i) ? values[i] : 0);
        }
        end();
    }

    /** Adds a VARCHAR, NCHAR or JSON field, or decimals as text. */
    public void texts(DataType type, @Nullable String[] values, byte @Nullable [] states, int from, int count) {
        check(type.isText() || type == DataType.JSON || type.isDecimal(), type, "texts");
        int lengths = variable(type, states, from, count);
        for (int i = 0; i < count; i++) {
            String value = values[from + i];
            length(lengths, i, value != null && there(states, from + i) ? out.utf8(value) : -1);
        }
        endVariable(lengths, count);
    }

    /** Adds a DECIMAL field of either width. */
    public void decimals(DataType type, @Nullable BigDecimal[] values, byte @Nullable [] states, int from, int count) {
        check(type.isDecimal(), type, "decimals");
        int lengths = variable(type, states, from, count);
        for (int i = 0; i < count; i++) {
            BigDecimal value = values[from + i];
            length(lengths, i, value != null && there(states, from + i) ? out.utf8(text(value)) : -1);
        }
        endVariable(lengths, count);
    }

    /** Without an exponent, unless that would need zeros without limit. */
    private static String text(BigDecimal value) {
        return Math.abs((long) value.scale()) <= MOST_DECIMAL_SCALE ? value.toPlainString() : value.toString();
    }

    /** Adds a field of variable length from its bytes; those of VARCHAR, NCHAR and JSON are UTF-8. */
    public void bytes(DataType type, byte[] @Nullable [] values, byte @Nullable [] states, int from, int count) {
        check(type.isVariable(), type, "bytes");
        int lengths = variable(type, states, from, count);
        for (int i = 0; i < count; i++) {
            byte[] value = values[from + i];
            if (value != null && there(states, from + i)) {
                out.putBytes(value, 0, value.length);
                length(lengths, i, value.length);
            } else {
                length(lengths, i, -1);
            }
        }
        endVariable(lengths, count);
    }

    /**
     * Adds a field of variable length whose values lie one behind the other; decimals are text. Unlike in the other
     * methods the rows need not be in order: those of {@code order} are taken.
     *
     * @param values the values of all rows
     * @param ends where the value of each row ends; it begins where the one before it ends
     * @param order numbers of rows, of which {@code count} from position {@code from} are added
     */
    public void slices(DataType type, byte[] values, int[] ends, byte[] states, int[] order, int from, int count) {
        check(type.isVariable() || type.isDecimal(), type, "bytes");
        int lengths = variable(type, null, 0, count);
        for (int i = 0; i < count; i++) {
            int row = order[from + i];
            if (states[row] == VALUE) {
                int start = row == 0 ? 0 : ends[row - 1];
                out.putBytes(values, start, ends[row] - start);
                length(lengths, i, ends[row] - start);
            } else {
                length(lengths, i, -1);
                out.set(statesAt + i, states[row]);
            }
        }
        endVariable(lengths, count);
    }

    /** Adds a field without any value. */
    public void absent(DataType type, byte state, int count) {
        byte[] states = new byte[count];
        Arrays.fill(states, state);
        if (type.isVariable() || type.isDecimal()) {
            bytesAbsent(type, states, count);
        } else {
            ByteBuffer target = fixed(type, states, 0, count);
            target.put(new byte[target.remaining()]);
            end();
        }
    }

    private void bytesAbsent(DataType type, byte[] states, int count) {
        int lengths = variable(type, states, 0, count);
        out.window(lengths, Integer.BYTES * count).put(new byte[Integer.BYTES * count]);
        endVariable(lengths, count);
    }

    /** Writes what precedes the values of variable length, and says where their lengths go. */
    private int variable(DataType type, byte @Nullable [] states, int from, int count) {
        begin(type, states, from, count);
        int lengths = out.skip(Math.multiplyExact(count, Integer.BYTES));
        out.putInt(0);
        return lengths;
    }

    /** Writes the length of a value, or that it isn't there. */
    private void length(int lengths, int index, int length) {
        out.setInt(lengths + Integer.BYTES * index, Math.max(0, length));
        if (length < 0 && out.get(statesAt + index) == VALUE) {
            out.set(statesAt + index, NULL);
        }
    }

    private void endVariable(int lengths, int count) {
        int sizeAt = lengths + Integer.BYTES * count;
        out.setInt(sizeAt, out.length() - sizeAt - Integer.BYTES);
        end();
    }
}
