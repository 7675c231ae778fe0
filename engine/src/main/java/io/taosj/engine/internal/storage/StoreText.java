package io.taosj.engine.internal.storage;

import io.taosj.wire.DataType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text that the store accepts. The store's text is UTF-8 without exception, TDengine's VARCHAR takes any bytes: what is not
 * valid UTF-8 is kept with U+FFFD in the place of each broken sequence.
 */
final class StoreText {
    private StoreText() {}

    /** The column itself, or a copy with all text made valid. */
    static ColumnData valid(ColumnData column) {
        DataType type = column.type();
        if (!type.isText() && type != DataType.JSON) {
            return column;
        }
        for (int row = 0; row < column.rows(); row++) {
            if (column.state(row) == ColumnData.VALUE && !isValid(column.getBytes(row))) {
                return repaired(column);
            }
        }
        return column;
    }

    private static ColumnData repaired(ColumnData column) {
        ColumnData copy = new ColumnData(column.type());
        for (int row = 0; row < column.rows(); row++) {
            if (column.state(row) == ColumnData.VALUE) {
                copy.addBytes(valid(column.getBytes(row)));
            } else {
                copy.addFrom(column, row);
            }
        }
        return copy;
    }

    private static byte[] valid(byte[] text) {
        return isValid(text) ? text : new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isValid(byte[] text) {
        for (byte b : text) {
            if (b < 0) {
                return isDecodable(text);
            }
        }
        return true;
    }

    private static boolean isDecodable(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
