package io.taosj.internal.writer;

import io.taosj.StatementField;
import io.taosj.internal.bind.TextLengths;
import io.taosj.wire.DataType;
import io.taosj.wire.message.Stmt2Column;
import io.taosj.wire.message.Stmt2Fields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Values of variable length, one behind the other: texts as UTF-8, decimals as text, and bytes. */
final class ByteCells extends Cells {
    private static final int MOST_BYTES_PER_CHAR = 3;

    private byte[] bytes = new byte[1024];
    private int[] ends = new int[states.length];

    ByteCells(StatementField field) {
        super(field);
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    @Override
    void beginValue(int row) {
        ends[row] = start(row);
    }

    @Override
    void setText(int row, String value) {
        if (!type.isText() && type != DataType.JSON) {
            throw wrongType("a text");
        }
        if (!TextLengths.fits(value, type, field.column().length())) {
            throw outOfRange(row, value);
        }
        int at = start(row);
        byteRoom(at, Math.multiplyExact(MOST_BYTES_PER_CHAR, value.length()));
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                // the rest at once: rare enough for a copy
                byte[] rest = value.substring(i).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(rest, 0, bytes, at, rest.length);
                at += rest.length;
                break;
            }
            bytes[at++] = (byte) c;
        }
        ends[row] = at;
        states[row] = Stmt2Fields.VALUE;
    }

    @Override
    void setBytes(int row, byte[] value) {
        if (!type.isVariable() || type == DataType.NCHAR || type == DataType.JSON) {
            throw wrongType("a byte array");
        }
        if (value.length > field.column().length() && !type.isBlob()) {
            throw outOfRange(row, value.length + " bytes");
        }
        put(row, value, 0, value.length);
    }

    private void put(int row, byte[] source, int from, int count) {
        int at = start(row);
        byteRoom(at, count);
        System.arraycopy(source, from, bytes, at, count);
        ends[row] = at + count;
        states[row] = Stmt2Fields.VALUE;
    }

    private void byteRoom(int at, int more) {
        int needed = Math.addExact(at, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * bytes.length)));
        }
    }

    @Override
    void grow(int capacity) {
        ends = Arrays.copyOf(ends, capacity);
    }

    @Override
    Object value(int row) {
        byte[] value = Arrays.copyOfRange(bytes, start(row), ends[row]);
        boolean text = type.isText() || type == DataType.JSON || type.isDecimal();
        return text ? new String(value, StandardCharsets.UTF_8) : value;
    }

    @Override
    void copyFrom(Cells source, int sourceRow, int row) {
        if (source.states[sourceRow] == Stmt2Fields.VALUE) {
            ByteCells other = (ByteCells) source;
            int from = other.start(sourceRow);
            put(row, other.bytes, from, other.ends[sourceRow] - from);
        }
    }

    @Override
    void copyFrom(Stmt2Column source, int sourceRow, int row) {
        if (source.hasValue(sourceRow)) {
            int at = start(row);
            int count = source.byteLength(sourceRow);
            byteRoom(at, count);
            source.copyBytes(sourceRow, bytes, at);
            ends[row] = at + count;
            states[row] = Stmt2Fields.VALUE;
        }
    }

    @Override
    void encode(Stmt2Fields out, int[] order, int from, int count) {
        out.slices(type, bytes, ends, states, order, from, count);
    }

    @Override
    long bytes(int rows) {
        return 5L * rows + (rows == 0 ? 0 : ends[rows - 1]);
    }
}
