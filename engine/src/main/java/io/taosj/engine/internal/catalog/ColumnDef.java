package io.taosj.engine.internal.catalog;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;

/**
 * A column or tag of a table.
 *
 * @param id stays the same for the life of the column, is never used again in its table; the time column has 1
 * @param name as users see it
 * @param type never NULL
 * @param length declared length of types of variable length (bytes, or code points for NCHAR), else the width
 * @param precision digits of a DECIMAL, else 0
 * @param scale digits behind a DECIMAL's point, else 0
 * @param key whether this is the second part of a composite key
 * @param encode what ENCODE says, stored and shown only
 * @param compress what COMPRESS says, stored and shown only
 * @param level what LEVEL says, stored and shown only
 */
public record ColumnDef(
        int id,
        String name,
        DataType type,
        int length,
        int precision,
        int scale,
        boolean key,
        String encode,
        String compress,
        String level) {

    /** The column's name in the store; safe to paste into the store's SQL. */
    public String storeName() {
        return id == 1 ? "ts" : "c" + id;
    }

    /** Name and type as a result column. */
    public ColumnInfo info() {
        return new ColumnInfo(name, type, length, precision, scale);
    }
}
