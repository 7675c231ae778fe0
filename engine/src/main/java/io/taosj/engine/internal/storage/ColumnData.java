package io.taosj.engine.internal.storage;

import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values of one column on their way into the store: typed arrays, three states per cell.
 *
 * <p>BOOL, integers and TIMESTAMP are longs (BIGINT UNSIGNED as bit pattern), FLOAT and DOUBLE doubles, everything of
 * variable length bytes (VARCHAR, NCHAR and JSON as UTF-8, GEOMETRY as WKB), DECIMAL BigDecimal with the column's scale.
 * Grows as rows are added. Not safe for use by several threads.
 */
public final class ColumnData {
    /** Nothing was given: reads as NULL, keeps an older value. */
    public static final byte NONE = 0;
    /** NULL was given. */
    public static final byte NULL = 1;
    /** A value was given. */
    public static final byte VALUE = 2;

    private static final int OBJECT_BYTES = 24;
    /** most statements have one row of a table, the others many */
    private static final int SECOND_ROOM = 64;

    private final DataType type;
    private int rows;
    private byte[] states = new byte[8];
    private long @Nullable [] longs;
    private double @Nullable [] doubles;
    private byte @Nullable [][] bytes;
    private @Nullable BigDecimal @Nullable [] decimals;

    public ColumnData(DataType type) {
        this.type = type;
        int room = states.length;
        if (type.isVariable()) {
            bytes = new byte[room][];
        } else if (type.isFloating()) {
            doubles = new double[room];
        } else if (type.isDecimal()) {
            decimals = new BigDecimal[room];
        } else {
            longs = new long[room];
        }
    }

    public DataType type() {
        return type;
    }

    public int rows() {
        return rows;
    }

    /** {@link #NONE}, {@link #NULL} or {@link #VALUE}. */
    public byte state(int row) {
        return states[row];
    }

    public long getLong(int row) {
        return longs()[row];
    }

    public double getDouble(int row) {
        return doubles()[row];
    }

    public byte[] getBytes(int row) {
        return bytes()[row];
    }

    public BigDecimal getDecimal(int row) {
        BigDecimal value = decimals()[row];
        if (value == null) {
            throw new IllegalStateException("no decimal in row " + row);
        }
        return value;
    }

    public void addNone() {
        next(NONE);
    }

    public void addNull() {
        next(NULL);
    }

    public void addLong(long value) {
        int row = next(VALUE);
        longs()[row] = value;
    }

    public void addDouble(double value) {
        int row = next(VALUE);
        doubles()[row] = value;
    }

    public void addBytes(byte[] value) {
        int row = next(VALUE);
        bytes()[row] = value;
    }

    public void addDecimal(BigDecimal value) {
        int row = next(VALUE);
        decimals()[row] = value;
    }

    /** Adds the cell of another column of the same type, whatever its state. */
    public void addFrom(ColumnData other, int row) {
        switch (other.state(row)) {
            case NONE -> addNone();
            case NULL -> addNull();
            default -> addValueFrom(other, row);
        }
    }

    private void addValueFrom(ColumnData other, int row) {
        if (bytes != null) {
            addBytes(other.getBytes(row));
        } else if (doubles != null) {
            addDouble(other.getDouble(row));
        } else if (decimals != null) {
            addDecimal(other.getDecimal(row));
        } else {
            addLong(other.getLong(row));
        }
    }

    private int next(byte state) {
        if (rows == states.length) {
            grow(Math.max(rows * 2, SECOND_ROOM));
        }
        states[rows] = state;
        return rows++;
    }

    private void grow(int room) {
        states = Arrays.copyOf(states, room);
        if (longs != null) {
            longs = Arrays.copyOf(longs, room);
        } else if (doubles != null) {
            doubles = Arrays.copyOf(doubles, room);
        } else if (bytes != null) {
            bytes = Arrays.copyOf(bytes, room);
        } else if (decimals != null) {
            decimals = Arrays.copyOf(decimals, room);
        }
    }

    private long[] longs() {
        if (longs == null) {
            throw mismatch();
        }
        return longs;
    }

    private double[] doubles() {
        if (doubles == null) {
            throw mismatch();
        }
        return doubles;
    }

    private byte[][] bytes() {
        if (bytes == null) {
            throw mismatch();
        }
        return bytes;
    }

    private @Nullable BigDecimal[] decimals() {
        if (decimals == null) {
            throw mismatch();
        }
        return decimals;
    }

    /** Adds some rows of another column of the same type. */
    void addRange(ColumnData other, int from, int to) {
        int count = to - from;
        if (rows + count > states.length) {
            grow(Math.max(states.length * 2, rows + count));
        }
        System.arraycopy(other.states, from, states, rows, count);
        if (longs != null) {
            System.arraycopy(other.longs(), from, longs, rows, count);
        } else if (doubles != null) {
            System.arraycopy(other.doubles(), from, doubles, rows, count);
        } else if (bytes != null) {
            System.arraycopy(other.bytes(), from, bytes, rows, count);
        } else if (decimals != null) {
            System.arraycopy(other.decimals(), from, decimals, rows, count);
        }
        rows += count;
    }

    /** Roughly the memory that the rows take. */
    long memory() {
        if (bytes == null) {
            return (decimals == null ? 1L + Long.BYTES : 1L + OBJECT_BYTES * 3) * rows;
        }
        long sum = (1L + OBJECT_BYTES) * rows;
        for (int row = 0; row < rows; row++) {
            sum += states[row] == VALUE ? bytes[row].length : 0;
        }
        return sum;
    }

    /** Adds rows for which nothing was given. */
    void addNones(int count) {
        if (rows + count > states.length) {
            grow(Math.max(states.length * 2, rows + count));
        }
        rows += count; // fresh rows have the state NONE
    }

    /**
     * The rows of now, sharing their memory: rows that are added to this column later are not seen by the view. The view
     * itself must not be added to.
     */
    ColumnData view() {
        return new ColumnData(this);
    }

    private ColumnData(ColumnData shared) {
        type = shared.type;
        rows = shared.rows;
        states = shared.states;
        longs = shared.longs;
        doubles = shared.doubles;
        bytes = shared.bytes;
        decimals = shared.decimals;
    }

    private IllegalStateException mismatch() {
        return new IllegalStateException("a column of type " + type.sqlName() + " holds values of another kind");
    }
}
