package io.taosj.engine.internal.schemaless;

import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.wire.DataType;
import java.nio.charset.StandardCharsets;

/** One field's value, used again for the next field: points are read without an object per value. */
final class Value {
    private static final byte[] NOTHING = {};

    private DataType type = DataType.DOUBLE;
    private long whole;
    private double real;
    private byte[] bytes = NOTHING;

    DataType type() {
        return type;
    }

    /** Bytes of a text, 0 for other types. */
    int length() {
        return type.isVariable() ? bytes.length : 0;
    }

    /** Code points of a text, 0 for other types. */
    int characters() {
        if (!type.isVariable()) {
            return 0;
        }
        int count = 0;
        for (byte b : bytes) {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    void setWhole(DataType newType, long value) {
        type = newType;
        whole = value;
    }

    void setReal(DataType newType, double value) {
        type = newType;
        real = value;
    }

    void setText(DataType newType, String text) {
        setBytes(newType, text.getBytes(StandardCharsets.UTF_8));
    }

    void setBytes(DataType newType, byte[] value) {
        type = newType;
        bytes = value;
    }

    /** Adds the value to a column of its type. */
    void addTo(ColumnData column) {
        if (type.isVariable()) {
            column.addBytes(bytes);
        } else if (type.isFloating()) {
            column.addDouble(real);
        } else {
            column.addLong(whole);
        }
    }

    /** The value in the form that tags have. */
    Object toTag() {
        return switch (type) {
            case BOOL -> whole != 0;
            case FLOAT, DOUBLE -> real;
            case VARCHAR, NCHAR -> new String(bytes, StandardCharsets.UTF_8);
            case VARBINARY, GEOMETRY -> bytes;
            default -> whole;
        };
    }
}
