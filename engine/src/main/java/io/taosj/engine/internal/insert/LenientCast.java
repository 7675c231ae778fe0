package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.engine.internal.time.TimeParser;
import io.taosj.wire.BoolColumn;
import io.taosj.wire.BytesColumn;
import io.taosj.wire.Column;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.DecimalColumn;
import io.taosj.wire.DoubleColumn;
import io.taosj.wire.LongColumn;
import io.taosj.wire.Precision;
import io.taosj.wire.TextColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Arrays;

/** Values of a result column as values of a table's column, by the rules of CAST: nothing is too long or too large. */
final class LenientCast {
    private static final int CANNOT_CONVERT = 0x3250;

    private final DataType from;
    private final ColumnDef to;
    private final ZoneId zone;
    private final Precision precision;

    LenientCast(ColumnInfo source, ColumnDef to, ZoneId zone, Precision precision) {
        this.from = source.type();
        this.to = to;
        this.zone = zone;
        this.precision = precision;
        boolean fromBytes = InsertSelectExecutor.isBytes(from);
        boolean toBytes = InsertSelectExecutor.isBytes(to.type());
        if (fromBytes != toBytes && !(toBytes && from.isText())) {
            throw new EngineException(CANNOT_CONVERT, "Cannot convert to specific type");
        }
    }

    void add(Column column, int row, ColumnData out) {
        if (column.isNull(row)) {
            out.addNull();
            return;
        }
        switch (to.type()) {
            case BOOL -> out.addLong(real(column, row) != 0 ? 1 : 0);
            case FLOAT -> out.addDouble((float) real(column, row));
            case DOUBLE -> out.addDouble(real(column, row));
            case VARCHAR, JSON -> out.addBytes(cutBytes(text(column, row)));
            case NCHAR -> out.addBytes(cutChars(text(column, row)));
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> out.addBytes(bytes(column, row));
            case DECIMAL, DECIMAL64 -> out.addDecimal(decimal(column, row));
            default -> out.addLong(wrapped(whole(column, row)));
        }
    }

    private double real(Column column, int row) {
        if (column instanceof DoubleColumn c) {
            return c.getDouble(row);
        } else if (column instanceof BoolColumn c) {
            return c.getBoolean(row) ? 1 : 0;
        } else if (column instanceof LongColumn c) {
            return from == DataType.UBIGINT
                    ? new BigInteger(Long.toUnsignedString(c.getLong(row))).doubleValue()
                    : c.getLong(row);
        } else if (column instanceof DecimalColumn c) {
            return c.getBigDecimal(row).doubleValue();
        }
        return NumberText.leadingReal(text(column, row));
    }

    private long whole(Column column, int row) {
        if (column instanceof LongColumn c) {
            return c.getLong(row);
        } else if (column instanceof BoolColumn c) {
            return c.getBoolean(row) ? 1 : 0;
        } else if (column instanceof DoubleColumn || column instanceof DecimalColumn) {
            double value = real(column, row);
            // what no long holds is the smallest one, as the server has it
            return value >= Long.MIN_VALUE && value < -(double) Long.MIN_VALUE ? (long) value : Long.MIN_VALUE;
        }
        String text = text(column, row);
        if (to.type() == DataType.TIMESTAMP) {
            long ticks = TimeParser.parse(text, precision, zone);
            return ticks == TimeParser.INVALID ? 0 : ticks;
        }
        return NumberText.leadingWhole(text);
    }

    private long wrapped(long value) {
        return switch (to.type()) {
            case TINYINT -> (byte) value;
            case SMALLINT -> (short) value;
            case INT -> (int) value;
            case UTINYINT -> value & 0xFF;
            case USMALLINT -> value & 0xFFFF;
            case UINT -> value & 0xFFFF_FFFFL;
            default -> value;
        };
    }

    private String text(Column column, int row) {
        if (column instanceof TextColumn c) {
            return Utf8.text(c.getUtf8(row));
        } else if (column instanceof BoolColumn c) {
            return String.valueOf(c.getBoolean(row));
        } else if (column instanceof LongColumn c) {
            return from == DataType.UBIGINT ? Long.toUnsignedString(c.getLong(row)) : String.valueOf(c.getLong(row));
        } else if (column instanceof DoubleColumn c) {
            return JsonTag.number(c.getDouble(row));
        } else if (column instanceof DecimalColumn c) {
            return c.getBigDecimal(row).toPlainString();
        }
        return Utf8.text(((BytesColumn) column).rawBytes(row));
    }

    private byte[] bytes(Column column, int row) {
        byte[] all = column instanceof BytesColumn c ? c.rawBytes(row) : Utf8.bytes(text(column, row));
        return all.length <= to.length() ? all : Arrays.copyOf(all, to.length());
    }

    private BigDecimal decimal(Column column, int row) {
        BigDecimal value = column instanceof DecimalColumn c
                ? c.getBigDecimal(row)
                : column instanceof LongColumn c ? new BigDecimal(text(c, row)) : new BigDecimal(real(column, row));
        BigDecimal rounded = value.setScale(to.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() > to.precision()) {
            throw new EngineException(CANNOT_CONVERT, "Cannot convert to specific type");
        }
        return rounded;
    }

    /** Cut where a character ends. */
    private byte[] cutBytes(String text) {
        byte[] all = Utf8.bytes(text);
        return all.length <= to.length() ? all : Arrays.copyOf(all, Utf8.floor(all, to.length()));
    }

    private byte[] cutChars(String text) {
        int points = text.codePointCount(0, text.length());
        return Utf8.bytes(points <= to.length() ? text : text.substring(0, text.offsetByCodePoints(0, to.length())));
    }
}
