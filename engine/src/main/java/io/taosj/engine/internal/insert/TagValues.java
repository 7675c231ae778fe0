package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tag values in the form in which a child table keeps them. */
public final class TagValues {
    private TagValues() {}

    /** One cell as an object: Boolean, Long, Double, String, byte[], BigDecimal, or null. */
    public static @Nullable Object value(ColumnData cells, int row) {
        if (cells.state(row) != ColumnData.VALUE) {
            return null;
        }
        return switch (cells.type()) {
            case BOOL -> cells.getLong(row) != 0;
            case FLOAT, DOUBLE -> cells.getDouble(row);
            case VARCHAR, NCHAR, JSON -> Utf8.text(cells.getBytes(row));
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> cells.getBytes(row);
            case DECIMAL, DECIMAL64 -> cells.getDecimal(row);
            default -> cells.getLong(row);
        };
    }

    /** One value as written, for one tag. */
    public static @Nullable Object convert(ValueConverter converter, ValueToken token) {
        ColumnData cell = new ColumnData(converter.column().type());
        converter.add(token, cell);
        return value(cell, 0);
    }

    /** As many NULLs as there are tags. */
    static List<@Nullable Object> nulls(List<ColumnDef> tags) {
        return new ArrayList<>(Collections.nCopies(tags.size(), null));
    }
}
