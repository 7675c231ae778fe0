package io.taosj.engine.internal.storage;

import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A growing buffer with a record of the change log, and how rows look in it. */
final class RecordWriter {
    private static final int FIRST_ROOM = 512;
    /** Kind of the records that hold children and rows. */
    static final byte ROWS = 1;
    /** All cells of the column have values. */
    static final byte ALL_VALUES = 1;
    /** One byte per cell says which of the three states it has. */
    static final byte MIXED = 0;

    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_ROOM);

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(Math.multiplyExact(buffer.capacity(), 2), Math.addExact(buffer.position(), bytes));
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), size)).position(buffer.position());
        }
        return buffer;
    }

    RecordWriter putByte(int value) {
        room(1).put((byte) value);
        return this;
    }

    RecordWriter putInt(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    RecordWriter putLong(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    /** Puts a part with its length before it, so that readers can pass over it. */
    RecordWriter putPart(RecordWriter part) {
        return putInt(part.buffer.position()).putAll(part);
    }

    RecordWriter putBytes(byte[] bytes) {
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    /** Leaves the header's room. */
    RecordWriter start() {
        room(LogFormat.HEADER);
        buffer.position(LogFormat.HEADER);
        return this;
    }

    RecordWriter putAll(RecordWriter part) {
        room(part.buffer.position()).put(part.buffer.array(), 0, part.buffer.position());
        return this;
    }

    /** The record so far, from 0 to the limit. */
    ByteBuffer record() {
        return buffer.duplicate().flip();
    }

    RecordWriter putRun(Run run) {
        putInt(run.keyId()).putInt(run.rows()).putInt(run.ids().length);
        for (int id : run.ids()) {
            ColumnData column = run.existing(id);
            putInt(id).putByte(column.type().code());
            putColumn(column, run.rows());
        }
        return this;
    }

    private void putColumn(ColumnData column, int rows) {
        boolean all = true;
        for (int row = 0; row < rows; row++) {
            all &= column.state(row) == ColumnData.VALUE;
        }
        putByte(all ? ALL_VALUES : MIXED);
        if (!all) {
            ByteBuffer out = room(rows);
            for (int row = 0; row < rows; row++) {
                out.put(column.state(row));
            }
        }
        putCells(column, rows);
    }

    private void putCells(ColumnData column, int rows) {
        DataType type = column.type();
        if (type.isVariable() || type.isDecimal()) {
            for (int row = 0; row < rows; row++) {
                if (column.state(row) == ColumnData.VALUE) {
                    putBytes(type.isDecimal() ? decimal(column.getDecimal(row)) : column.getBytes(row));
                }
            }
            return;
        }
        ByteBuffer out = room(rows * Long.BYTES);
        for (int row = 0; row < rows; row++) {
            if (column.state(row) != ColumnData.VALUE) {
                continue;
            }
            if (type.isFloating()) {
                out.putDouble(column.getDouble(row));
            } else if (type.width() == Integer.BYTES) {
                out.putInt((int) column.getLong(row));
            } else if (type.width() == Long.BYTES) {
                out.putLong(column.getLong(row));
            } else {
                out.putShort((short) column.getLong(row));
            }
        }
    }

    private static byte[] decimal(BigDecimal value) {
        return ByteBuffer.allocate(Integer.BYTES + value.unscaledValue().bitLength() / Byte.SIZE + 1)
                .putInt(value.scale())
                .put(value.unscaledValue().toByteArray())
                .array();
    }
}
