package io.taosj.engine.internal.storage;

import io.taosj.wire.DataType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads what {@link RecordWriter} wrote. */
final class RecordReader {
    private final ByteBuffer in;

    RecordReader(ByteBuffer payload) {
        in = payload;
    }

    byte readByte() {
        return in.get();
    }

    int readInt() {
        return in.getInt();
    }

    long readLong() {
        return in.getLong();
    }

    /** A view of the next part, which is passed over. */
    ByteBuffer readPart() throws IOException {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IOException("length " + length + " with " + in.remaining() + " bytes left");
        }
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }

    byte[] readBytes() throws IOException {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IOException("length " + length + " with " + in.remaining() + " bytes left");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    Run readRun() throws IOException {
        Run run = new Run(in.getInt());
        int rows = in.getInt();
        int columns = in.getInt();
        if (rows < 0 || rows > in.remaining()) {
            throw new IOException(rows + " rows with " + in.remaining() + " bytes left");
        }
        for (int i = 0; i < columns; i++) {
            int id = in.getInt();
            run.addColumn(id, readColumn(DataType.ofCode(in.get()), rows));
        }
        run.setRows(rows);
        return run;
    }

    private ColumnData readColumn(DataType type, int rows) throws IOException {
        byte[] states = new byte[rows];
        if (in.get() == RecordWriter.ALL_VALUES) {
            Arrays.fill(states, ColumnData.VALUE);
        } else {
            in.get(states);
        }
        ColumnData column = new ColumnData(type);
        for (byte state : states) {
            switch (state) {
                case ColumnData.NONE -> column.addNone();
                case ColumnData.NULL -> column.addNull();
                default -> addValue(column, type);
            }
        }
        return column;
    }

    private void addValue(ColumnData column, DataType type) throws IOException {
        if (type.isDecimal()) {
            ByteBuffer bytes = ByteBuffer.wrap(readBytes());
            int scale = bytes.getInt();
            byte[] unscaled = new byte[bytes.remaining()];
            bytes.get(unscaled);
            column.addDecimal(new BigDecimal(new BigInteger(unscaled), scale));
        } else if (type.isVariable()) {
            column.addBytes(readBytes());
        } else if (type.isFloating()) {
            column.addDouble(in.getDouble());
        } else if (type.width() == Integer.BYTES) {
            column.addLong(type.isUnsignedInteger() ? in.getInt() & 0xFFFF_FFFFL : in.getInt());
        } else if (type.width() == Long.BYTES) {
            column.addLong(in.getLong());
        } else {
            column.addLong(type.isUnsignedInteger() ? in.getShort() & 0xFFFF : in.getShort());
        }
    }
}
