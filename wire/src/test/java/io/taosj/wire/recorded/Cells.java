package io.taosj.wire.recorded;

import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.Column;
import io.taosj.wire.ColumnBuilder;
import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Compares decoded values with the texts in which a recording states them, and builds blocks again. */
public final class Cells {
    private Cells() {}

    /** Whether a value is the one that the text states. */
    public static boolean same(DataType type, Object value, String text) {
        if (value == null || text == null) {
            return value == null && text == null || text == null && hiddenByRest(type, value);
        }
        return switch (type) {
            case BOOL -> value.equals(Boolean.valueOf(text));
            case FLOAT -> value.equals(Float.valueOf(text));
            case DOUBLE -> value.equals(Double.valueOf(text));
            case TIMESTAMP -> value.equals(Instant.parse(text));
            case VARCHAR, NCHAR, JSON -> value.equals(text);
            case VARBINARY, GEOMETRY -> HexFormat.of().formatHex((byte[]) value).equals(text);
            default -> new BigInteger(value.toString()).equals(new BigInteger(text));
        };
    }

    /** What REST shows as null though it is a value. */
    private static boolean hiddenByRest(DataType type, Object value) {
        return switch (type) {
            case FLOAT -> !Float.isFinite((Float) value);
            case DOUBLE -> !Double.isFinite((Double) value);
            case JSON -> value.equals("null");
            default -> false;
        };
    }

    /** Whether all values of a row are those that the texts state. */
    public static boolean same(Block block, int row, List<Object> texts) {
        for (int c = 0; c < block.schema().size(); c++) {
            Column column = block.column(c);
            if (!same(column.type(), column.get(row), (String) texts.get(c))) {
                return false;
            }
        }
        return true;
    }

    /** The values of a row, for messages. */
    public static List<Object> row(Block block, int row) {
        List<Object> values = new ArrayList<>();
        for (int c = 0; c < block.schema().size(); c++) {
            Object value = block.column(c).get(row);
            values.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
        }
        return values;
    }

    /** The same rows in a new builder, through the values as objects. */
    public static BlockBuilder rebuild(Block block) {
        BlockBuilder builder = new BlockBuilder(block.schema());
        for (int c = 0; c < block.schema().size(); c++) {
            for (int r = 0; r < block.rows(); r++) {
                add(builder.column(c), block.column(c).get(r), block);
            }
        }
        return builder;
    }

    /** Adds a value as it came out of a block. */
    public static void add(ColumnBuilder column, Object value, Block block) {
        if (value == null) {
            column.addNull();
        } else if (value instanceof Boolean bool) {
            column.addBoolean(bool);
        } else if (value instanceof Instant instant) {
            column.addLong(io.taosj.wire.Ticks.ofInstant(instant, block.schema().precision()));
        } else if (value instanceof Float || value instanceof Double) {
            column.addDouble(((Number) value).doubleValue());
        } else if (value instanceof BigDecimal decimal) {
            column.addDecimal(decimal);
        } else if (value instanceof Number number) {
            column.addLong(number.longValue());
        } else if (value instanceof byte[] bytes) {
            column.addBytes(bytes);
        } else if (column.info().type() == DataType.VARCHAR) {
            column.addBytes(((String) value).getBytes(StandardCharsets.UTF_8));
        } else {
            column.addText((String) value);
        }
    }
}
