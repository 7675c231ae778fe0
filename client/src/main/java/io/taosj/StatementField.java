package io.taosj;

import io.taosj.wire.DataType;

/**
 * One value that a prepared INSERT takes.
 *
 * @param name the column's or tag's name; {@code tbname} for the table's name
 * @param precision digits of a DECIMAL, of a TIMESTAMP the number of its precision (0 ms, 1 µs, 2 ns), else 0
 * @param scale digits behind a DECIMAL's point, else 0
 * @param storageBytes what a value takes in storage, a length prefix included
 */
public record StatementField(String name, DataType type, int precision, int scale, int storageBytes, Kind kind) {
    /** What a value is. */
    public enum Kind {
        /** a value of a row */
        COLUMN,
        /** a tag of the table */
        TAG,
        /** a parameter of a query */
        PARAMETER,
        /** the name of the table */
        TABLE_NAME
    }
}
