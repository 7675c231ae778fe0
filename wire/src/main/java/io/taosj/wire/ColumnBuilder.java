package io.taosj.wire;

import io.taosj.wire.internal.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Collects the values of one column of a block.
 *
 * <p>Callers use the method that fits the column's type; a method of another type throws
 * {@link IllegalArgumentException}. Ranges are the caller's duty: a number is cut to the column's width.
 */
public final class ColumnBuilder {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_ROWS = 64;
    private static final int MAX_SHORT_VALUE = 0xFFFF;
    private static final int SHORT_PREFIX = 2;
    private static final int BLOB_PREFIX = 4;

    private final ColumnInfo info;
    private final int width;
    private final boolean variable;
    private final boolean whole;
    private final boolean floating;
    private int rows;
    /** null bits of fixed columns, most significant bit first */
    private byte[] bitmap = new byte[FIRST_ROWS / 8];
    /** offsets of variable columns */
    private int[] offsets = new int[0];

    private byte[] data;
    private int dataLength;
    /** the characters of the text that is being added */
    private char[] chars = new char[0];

    ColumnBuilder(ColumnInfo info) {
        this.info = info;
        this.width = info.type().width();
        this.variable = info.type().isVariable();
        this.floating = info.type().isFloating();
        this.whole = !variable && !floating && info.type() != DataType.DECIMAL;
        if (info.type() == DataType.NULL) {
            throw new IllegalArgumentException("a block can't hold a column of type NULL: " + info.name());
        }
        this.data = new byte[FIRST_ROWS * Math.max(1, width)];
    }

    /** Label and type. */
    public ColumnInfo info() {
        return info;
    }

    /** Values so far, nulls included. */
    public int rows() {
        return rows;
    }

    /** Adds a null. */
    public void addNull() {
        if (variable) {
            offset(-1);
        } else {
            int at = slot();
            Arrays.fill(data, at, at + width, (byte) 0);
            bitmap[rows >> 3] |= (byte) (0x80 >> (rows & 7));
            rows++;
        }
    }

    /** Adds an integer, a timestamp's ticks or the unscaled value of a DECIMAL of 64 bits. */
    public void addLong(long value) {
        if (!whole) {
            throw mismatch("a whole number");
        }
        int at = slot();
        switch (width) {
            case 8 -> LONGS.set(data, at, value);
            case 4 -> INTS.set(data, at, (int) value);
            case 2 -> SHORTS.set(data, at, (short) value);
            default -> data[at] = (byte) value;
        }
        rows++;
    }

    /** Adds a value of a BOOL column. */
    public void addBoolean(boolean value) {
        if (info.type() != DataType.BOOL) {
            throw mismatch("a boolean");
        }
        int at = slot();
        data[at] = (byte) (value ? 1 : 0);
        rows++;
    }

    /** Adds a value of a FLOAT or DOUBLE column. */
    public void addDouble(double value) {
        if (!floating) {
            throw mismatch("a floating-point number");
        }
        // the slot first: it may move the data to a larger array
        int at = slot();
        if (width == Double.BYTES) {
            LONGS.set(data, at, Double.doubleToRawLongBits(value));
        } else {
            INTS.set(data, at, Float.floatToRawIntBits((float) value));
        }
        rows++;
    }

    /** Adds a value of a DECIMAL column, rounded half up to its scale. */
    public void addDecimal(BigDecimal value) {
        if (!info.type().isDecimal()) {
            throw mismatch("a decimal");
        }
        BigInteger unscaled = value.setScale(info.scale(), RoundingMode.HALF_UP).unscaledValue();
        int at = slot();
        LONGS.set(data, at, unscaled.longValue());
        if (width == 16) {
            LONGS.set(data, at + Long.BYTES, unscaled.shiftRight(Long.SIZE).longValue());
        }
        rows++;
    }

    /** Adds a text: VARCHAR and JSON as UTF-8, NCHAR as four bytes a code point. */
    public void addText(String text) {
        int length = text.length();
        if (chars.length < length && length <= MAX_SHORT_VALUE) {
            chars = new char[Math.max(length, Math.min(2 * chars.length, MAX_SHORT_VALUE))];
        }
        checkLength(length);
        text.getChars(0, length, chars, 0);
        addText(chars, 0, length);
    }

    /** Adds a text that is part of an array; see {@link #addText(String)}. */
    public void addText(char[] text, int from, int length) {
        boolean wide = info.type() == DataType.NCHAR;
        if (!wide && info.type() != DataType.VARCHAR && info.type() != DataType.JSON) {
            throw mismatch("a text");
        }
        checkLength(length);
        int at = dataLength;
        int start = at + SHORT_PREFIX;
        room(SHORT_PREFIX + length * (wide ? Ucs4.WIDTH : Utf8.MOST_BYTES));
        int end = wide ? Ucs4.encode(text, from, length, data, start) : Utf8.encode(text, from, length, data, start);
        checkLength(end - start);
        SHORTS.set(data, at, (short) (end - start));
        dataLength = end;
        offset(at);
    }

    /** Adds the bytes of a value of variable length exactly as they are stored. */
    public void addBytes(byte[] bytes) {
        addBytes(bytes, 0, bytes.length);
    }

    /** Adds a part of an array exactly as it is stored. */
    public void addBytes(byte[] bytes, int from, int length) {
        if (!variable) {
            throw mismatch("bytes");
        }
        int at = dataLength;
        if (info.type().isBlob()) {
            room(BLOB_PREFIX + length);
            INTS.set(data, at, length);
            dataLength += BLOB_PREFIX;
        } else {
            checkLength(length);
            room(SHORT_PREFIX + length);
            SHORTS.set(data, at, (short) length);
            dataLength += SHORT_PREFIX;
        }
        System.arraycopy(bytes, from, data, dataLength, length);
        dataLength += length;
        offset(at);
    }

    private void checkLength(int length) {
        if (length > MAX_SHORT_VALUE) {
            throw new WireFormatException("value of " + length + " bytes or more in column '" + info.name()
                    + "'; the format ends at " + MAX_SHORT_VALUE);
        }
    }

    private void offset(int value) {
        if (rows == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(FIRST_ROWS, rows * 2));
        }
        offsets[rows++] = value;
    }

    /** Makes room for one value of fixed width and says where. */
    private int slot() {
        int at = dataLength;
        room(width);
        dataLength = at + width;
        if (rows >> 3 == bitmap.length) {
            bitmap = Arrays.copyOf(bitmap, bitmap.length * 2);
        }
        return at;
    }

    private void room(int more) {
        if (data.length - dataLength < more) {
            long wanted = Math.max((long) data.length * 2, (long) dataLength + more);
            if ((long) dataLength + more > Integer.MAX_VALUE - 8) {
                throw new WireFormatException("column '" + info.name() + "' of over 2 GiB");
            }
            data = Arrays.copyOf(data, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }

    void reset() {
        rows = 0;
        dataLength = 0;
        Arrays.fill(bitmap, (byte) 0);
    }

    int dataLength() {
        return dataLength;
    }

    long encodedLength() {
        return (variable ? 4L * rows : (rows + 7) >> 3) + dataLength;
    }

    void encode(ByteBuffer out) {
        if (variable) {
            out.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(offsets, 0, rows);
            out.position(out.position() + Integer.BYTES * rows);
        } else {
            out.put(bitmap, 0, (rows + 7) >> 3);
        }
        out.put(data, 0, dataLength);
    }

    private IllegalArgumentException mismatch(String what) {
        return new IllegalArgumentException("column '" + info.name() + "' is " + info.typeName() + ", not " + what);
    }
}
