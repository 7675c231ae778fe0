package io.taosj.internal.convert;

import io.taosj.ClientErrors;
import io.taosj.TaosDataException;
import io.taosj.wire.Block;
import java.time.ZoneId;

/** Takes the value of the first column. */
final class ValueMapper<T> implements RowMapper<T> {
    private final Class<T> type;
    private final ZoneId zone;

    ValueMapper(Class<T> type, ZoneId zone) {
        this.type = type;
        this.zone = zone;
    }

    @Override
    @SuppressWarnings("unchecked") // primitive classes can't cast
    public T map(Block block, int row) {
        Object value = Conversions.convert(block.column(0), row, type, zone);
        if (value == null) {
            throw new TaosDataException(
                    ClientErrors.NULL_VALUE,
                    "row " + row + " of column '" + block.column(0).info().name()
                            + "' is null; map it onto a record to keep nulls");
        }
        return (T) value;
    }
}
