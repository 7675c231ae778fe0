package io.taosj.jdbc.internal;

import io.taosj.wire.BoolColumn;
import io.taosj.wire.BytesColumn;
import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import io.taosj.wire.DecimalColumn;
import io.taosj.wire.DoubleColumn;
import io.taosj.wire.LongColumn;
import io.taosj.wire.TextColumn;
import io.taosj.wire.VariableColumn;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HexFormat;

/** Values that are not null as texts and bytes. */
final class Texts {
    private Texts() {}

    /** The text; a TIMESTAMP as a local time that TDengine reads back, bytes as hexadecimal digits. */
    static String toText(Column column, int row, ZoneId zone) {
        if (column instanceof TextColumn c) {
            return String.valueOf(c.getString(row));
        }
        if (column instanceof LongColumn c) {
            return switch (c.type()) {
                case TIMESTAMP -> Times.text(c.getInstant(row), c.precision(), zone);
                case UBIGINT -> Long.toUnsignedString(c.getLong(row));
                default -> Long.toString(c.getLong(row));
            };
        }
        if (column instanceof DoubleColumn c) {
            return c.type() == DataType.FLOAT ? Float.toString(c.getFloat(row)) : Double.toString(c.getDouble(row));
        }
        if (column instanceof BoolColumn c) {
            return Boolean.toString(c.getBoolean(row));
        }
        if (column instanceof DecimalColumn c) {
            return c.getBigDecimal(row).toPlainString();
        }
        return HexFormat.of().formatHex(((BytesColumn) column).rawBytes(row));
    }

    /** The bytes of a VARBINARY, GEOMETRY or BLOB, and the UTF-8 of a text. */
    static byte[] toBytes(Column column, int row) throws SQLException {
        if (column instanceof TextColumn c && c.type() == DataType.NCHAR) {
            return c.getUtf8(row);
        }
        if (column instanceof VariableColumn c) {
            return c.rawBytes(row);
        }
        throw Failures.wrongType(column, "bytes");
    }
}
