package io.taosj.wire.message;

import io.taosj.wire.DataType;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.WireReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The values of one bound tag or column, a view of the request's bytes. Immutable as long as those are; row numbers
 * start at 0.
 */
public final class Stmt2Column {
    /** Length, type, number of rows, the flag about lengths, and the size of the values. */
    static final int LEAST_BYTES = 17;

    private static final int MOST_DECIMAL_LENGTH = 100;

    private final DataType type;
    private final int rows;
    private final ByteBuffer states;
    private final ByteBuffer values;
    /** ends of the values of variable length; empty for fixed ones */
    private final int[] ends;

    private Stmt2Column(DataType type, int rows, ByteBuffer states, ByteBuffer values, int[] ends) {
        this.type = type;
        this.rows = rows;
        this.states = states;
        this.values = values;
        this.ends = ends;
    }

    static Stmt2Column decode(WireReader in) {
        int start = in.position();
        int length = in.i32();
        DataType type = DataType.ofCode(in.i32());
        int rows = in.i32();
        ByteBuffer states = in.slice(rows);
        boolean variable = in.u8() != 0;
        if (variable != (type.isVariable() || type.isDecimal()) || type == DataType.NULL) {
            throw new WireFormatException("values of type " + type + (variable ? " with" : " without") + " lengths");
        }
        int[] ends = variable ? ends(in, rows) : new int[0];
        ByteBuffer values = in.slice(in.i32());
        int used = variable ? (rows == 0 ? 0 : ends[rows - 1]) : fixedSize(type, states, values.remaining());
        if (used != values.remaining() || in.position() - start != length) {
            throw new WireFormatException(rows + " values of type " + type + " need " + used + " bytes, there are "
                    + values.remaining() + " in a field of " + length);
        }
        return new Stmt2Column(type, rows, states, values, ends);
    }

    private static int[] ends(WireReader in, int rows) {
        ByteBuffer lengths = in.slice(rows > Integer.MAX_VALUE / 4 ? -1 : 4 * rows);
        int[] ends = new int[rows];
        long end = 0;
        for (int i = 0; i < rows; i++) {
            int length = lengths.getInt(4 * i);
            end += length;
            if (length < 0 || end > Integer.MAX_VALUE) {
                throw new WireFormatException("value " + i + " has the impossible length " + length);
            }
            ends[i] = (int) end;
        }
        return ends;
    }

    /** Clients may leave the values out if there is none. */
    private static int fixedSize(DataType type, ByteBuffer states, int size) {
        if (size == 0) {
            for (int i = 0; i < states.limit(); i++) {
                if (states.get(i) == Stmt2Fields.VALUE) {
                    return type.width();
                }
            }
            return 0;
        }
        return (int) Math.min(Integer.MAX_VALUE, (long) type.width() * states.limit());
    }

    /** The type that the client chose; it need not be the table's. */
    public DataType type() {
        return type;
    }

    /** Number of values, nulls included. */
    public int rows() {
        return rows;
    }

    /** Whether a value is NULL. */
    public boolean isNull(int row) {
        return states.get(row) == Stmt2Fields.NULL;
    }

    /** Whether a column of a row shall be left as it is. */
    public boolean isNone(int row) {
        return states.get(row) == Stmt2Fields.NONE;
    }

    /** Whether there is a value: neither NULL nor none. */
    public boolean hasValue(int row) {
        return states.get(row) == Stmt2Fields.VALUE;
    }

    /**
     * An integer of any type, ticks of a TIMESTAMP, or a BOOL as 0 or 1; a BIGINT UNSIGNED as its bit pattern.
     * Unspecified if there is no value.
     *
     * @throws IllegalArgumentException if the type is another
     */
    public long getLong(int row) {
        return switch (type) {
            case BIGINT, TIMESTAMP, UBIGINT -> has(row) ? values.getLong(8 * row) : 0;
            case INT -> has(row) ? values.getInt(4 * row) : 0;
            case UINT -> has(row) ? values.getInt(4 * row) & 0xFFFFFFFFL : 0;
            case SMALLINT -> has(row) ? values.getShort(2 * row) : 0;
            case USMALLINT -> has(row) ? values.getShort(2 * row) & 0xFFFF : 0;
            case TINYINT -> has(row) ? values.get(row) : 0;
            case UTINYINT, BOOL -> has(row) ? values.get(row) & 0xFF : 0;
            default -> throw mismatch("a whole number");
        };
    }

    /**
     * A FLOAT or DOUBLE; unspecified if there is no value.
     *
     * @throws IllegalArgumentException if the type is another
     */
    public double getDouble(int row) {
        return switch (type) {
            case FLOAT -> has(row) ? values.getFloat(4 * row) : 0;
            case DOUBLE -> has(row) ? values.getDouble(8 * row) : 0;
            default -> throw mismatch("a floating-point number");
        };
    }

    /** The bytes of a value of variable length (UTF-8 for texts), or an empty array. */
    public byte[] getBytes(int row) {
        byte[] bytes = new byte[byteLength(row)];
        values.get(start(row), bytes);
        return bytes;
    }

    /** Copies the bytes of a value of variable length, {@link #byteLength} of them. */
    public void copyBytes(int row, byte[] target, int at) {
        values.get(start(row), target, at, byteLength(row));
    }

    /** A VARCHAR, NCHAR or JSON value or the text of a decimal; empty if there is no value. */
    public String getString(int row) {
        return new String(getBytes(row), StandardCharsets.UTF_8);
    }

    /**
     * A decimal, of which the client sent the text; zero if there is no value.
     *
     * @throws WireFormatException if the text is no number
     */
    public BigDecimal getDecimal(int row) {
        if (!hasValue(row)) {
            return BigDecimal.ZERO;
        }
        try {
            if (byteLength(row) <= MOST_DECIMAL_LENGTH) {
                return new BigDecimal(getString(row));
            }
        } catch (NumberFormatException e) {
            throw new WireFormatException("row " + row + " holds a decimal that is no number", e);
        }
        throw new WireFormatException("row " + row + " holds a decimal of " + byteLength(row) + " characters");
    }

    /** Length in bytes of a value of variable length. */
    public int byteLength(int row) {
        if (ends.length == 0) {
            throw mismatch("of variable length");
        }
        return ends[row] - start(row);
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    private boolean has(int row) {
        // a client may have left out the values of a column that has none
        return values.limit() > 0 || hasValue(row);
    }

    /**
     * The value as an object, or null if there is none: Boolean, Long for all integers and ticks (BigInteger for BIGINT
     * UNSIGNED), Float, Double, String, BigDecimal, byte[].
     */
    public @Nullable Object get(int row) {
        if (!hasValue(row)) {
            return null;
        }
        return switch (type) {
            case BOOL -> getLong(row) != 0;
            case FLOAT -> (float) getDouble(row);
            case DOUBLE -> getDouble(row);
            case UBIGINT -> new BigInteger(Long.toUnsignedString(getLong(row)));
            case VARCHAR, NCHAR, JSON -> getString(row);
            case DECIMAL, DECIMAL64 -> getDecimal(row);
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> getBytes(row);
            default -> getLong(row);
        };
    }

    private IllegalArgumentException mismatch(String what) {
        return new IllegalArgumentException("a bound value of type " + type + " is not " + what);
    }
}
