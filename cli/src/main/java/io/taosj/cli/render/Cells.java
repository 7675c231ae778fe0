package io.taosj.cli.render;

import io.taosj.wire.BytesColumn;
import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import io.taosj.wire.DecimalColumn;
import io.taosj.wire.LongColumn;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
public final class Cells {
    private final ZoneId zone;

    public Cells(ZoneId zone) {
        this.zone = zone;
    }

    /** The text of a value, null for NULL. */
    public @Nullable String text(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        if (column instanceof LongColumn numbers && column.type() == DataType.TIMESTAMP) {
            return time(numbers, row);
        }
        if (column instanceof BytesColumn bytes) {
            return "0x" + HexFormat.of().formatHex(bytes.rawBytes(row));
        }
        if (column instanceof DecimalColumn decimals) {
            return decimals.getBigDecimal(row).toPlainString();
        }
        return String.valueOf(column.get(row));
    }

    /** Whether values of this type stand at the right edge of a column. */
    public static boolean isNumeric(DataType type) {
        return type.isInteger() || type.isFloating() || type.isDecimal();
    }

    private String time(LongColumn column, int row) {
        ZonedDateTime time = column.getInstant(row).atZone(zone);
        String text = format(column.precision().digits()).format(time);
        return zone.getRules().isFixedOffset() && time.getOffset().equals(ZoneOffset.UTC)
                ? text
                : text + time.getOffset();
    }

    private static DateTimeFormatter format(int digits) {
        return new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendLiteral(' ')
                .appendPattern("HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true)
                .toFormatter();
    }
}
