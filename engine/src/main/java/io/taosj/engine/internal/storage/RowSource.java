package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;

/** Rows in this process's memory that the store can read as a table; immutable. */
interface RowSource {

    List<Column> columns();

    long rows();

    /**
     * Starts reading.
     *
     * @param wanted indexes into {@link #columns()}
     */
    Cursor open(int[] wanted);

    /** One pass over the rows; used by one thread. */
    interface Cursor {
        /** Writes the next rows, at most the chunk's capacity; returns their number, 0 at the end. */
        int next(DuckDBDataChunkWriter chunk);
    }

    /**
     * A column as the store sees it.
     *
     * @param type unless the column is a decimal
     * @param decimal the column's definition if it is a decimal
     */
    record Column(
            String name, DuckDBColumnType type, @Nullable ColumnDef decimal) {
        static Column of(String name, DuckDBColumnType type) {
            return new Column(name, type, null);
        }

        static Column of(ColumnDef column) {
            DuckDBColumnType type =
                    switch (column.type()) {
                        case BOOL -> DuckDBColumnType.BOOLEAN;
                        case TINYINT -> DuckDBColumnType.TINYINT;
                        case SMALLINT -> DuckDBColumnType.SMALLINT;
                        case INT -> DuckDBColumnType.INTEGER;
                        case BIGINT, TIMESTAMP -> DuckDBColumnType.BIGINT;
                        case UTINYINT -> DuckDBColumnType.UTINYINT;
                        case USMALLINT -> DuckDBColumnType.USMALLINT;
                        case UINT -> DuckDBColumnType.UINTEGER;
                        case UBIGINT -> DuckDBColumnType.UBIGINT;
                        case FLOAT -> DuckDBColumnType.FLOAT;
                        case DOUBLE -> DuckDBColumnType.DOUBLE;
                        case DECIMAL, DECIMAL64 -> DuckDBColumnType.DECIMAL;
                        default -> DuckDBColumnType.VARCHAR;
                    };
            return new Column(column.storeName(), type, type == DuckDBColumnType.DECIMAL ? column : null);
        }
    }
}
