package io.taosj.engine.internal.system;

import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts values into the columns of a block, each by the column's type. */
final class RowWriter implements RowSink {
    private final BlockBuilder block;
    private final int columns;

    RowWriter(BlockBuilder block, int columns) {
        this.block = block;
        this.columns = columns;
    }

    @Override
    public void row(@Nullable Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        for (int i = 0; i < columns; i++) {
            add(block.column(i), values[i]);
        }
    }

    private static void add(ColumnBuilder column, @Nullable Object value) {
        if (value == null) {
            column.addNull();
        } else if (value instanceof String text) {
            column.addText(cut(text, column.info()));
        } else if (value instanceof Boolean flag) {
            column.addBoolean(flag);
        } else if (value instanceof byte[] bytes) {
            column.addBytes(bytes);
        } else if (value instanceof BigDecimal decimal) {
            column.addDecimal(decimal);
        } else if (column.info().type().isFloating()) {
            column.addDouble(((Number) value).doubleValue());
        } else {
            column.addLong(((Number) value).longValue());
        }
    }

    /** Statement texts and lists may be longer than their columns; they are cut between characters. */
    private static String cut(String text, ColumnInfo column) {
        int limit = column.length();
        if (column.type() != DataType.VARCHAR || text.length() * 3L <= limit) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= limit) {
            return text;
        }
        int end = limit;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
