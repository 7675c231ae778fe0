package io.taosj.engine.internal.query;

import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/** Copies the store's chunks into the columns of a block, column by column. */
final class ChunkCopier {
    private final ResultSchema schema;
    private final BlockBuilder target;

    ChunkCopier(ResultSchema schema, BlockBuilder target) {
        this.schema = schema;
        this.target = target;
    }

    /** How a column has to leave the store so that {@link #copy} can read it. */
    static String readable(String sql, ColumnInfo column) {
        return switch (column.type()) {
            // the chunk API has no access to bytes
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> "hex(" + sql + ")";
            default -> sql;
        };
    }

    void copy(DuckDBDataChunkReader chunk) {
        int rows = Math.toIntExact(chunk.rowCount());
        for (int i = 0; i < schema.size(); i++) {
            copy(chunk.vector(i), target.column(i), schema.columns().get(i), rows);
        }
    }

    /** One loop per type: a shared one with a function per cell is several times as slow. */
    private static void copy(DuckDBReadableVector from, ColumnBuilder to, ColumnInfo column, int rows) {
        switch (column.type()) {
            case BIGINT, TIMESTAMP -> longs(from, to, rows);
            case INT -> ints(from, to, rows);
            case DOUBLE -> doubles(from, to, rows);
            case FLOAT -> floats(from, to, rows);
            case VARCHAR, NCHAR, JSON -> texts(from, to, rows);
            case BOOL -> booleans(from, to, rows);
            default -> others(from, to, column, rows);
        }
    }

    private static void longs(DuckDBReadableVector from, ColumnBuilder to, int rows) {
        for (int row = 0; row < rows; row++) {
            if (from.isNull(row)) {
                to.addNull();
            } else {
                to.addLong(from.getLong(row));
            }
        }
    }

    private static void ints(DuckDBReadableVector from, ColumnBuilder to, int rows) {
        for (int row = 0; row < rows; row++) {
            if (from.isNull(row)) {
                to.addNull();
            } else {
                to.addLong(from.getInt(row));
            }
        }
    }

    private static void doubles(DuckDBReadableVector from, ColumnBuilder to, int rows) {
        for (int row = 0; row < rows; row++) {
            if (from.isNull(row)) {
                to.addNull();
            } else {
                addFinite(to, from.getDouble(row));
            }
        }
    }

    private static void floats(DuckDBReadableVector from, ColumnBuilder to, int rows) {
        for (int row = 0; row < rows; row++) {
            if (from.isNull(row)) {
                to.addNull();
            } else {
                addFinite(to, from.getFloat(row));
            }
        }
    }

    private static void texts(DuckDBReadableVector from, ColumnBuilder to, int rows) {
        for (int row = 0; row < rows; row++) {
            if (from.isNull(row)) {
                to.addNull();
            } else {
                to.addText(from.getString(row));
            }
        }
    }

    private static void booleans(DuckDBReadableVector from, ColumnBuilder to, int rows) {
        for (int row = 0; row < rows; row++) {
            if (from.isNull(row)) {
                to.addNull();
            } else {
                to.addBoolean(from.getBoolean(row));
            }
        }
    }

    private static void others(DuckDBReadableVector from, ColumnBuilder to, ColumnInfo column, int rows) {
        Cell cell = cell(from, to, column);
        for (int row = 0; row < rows; row++) {
            if (from.isNull(row)) {
                to.addNull();
            } else {
                cell.copy(row);
            }
        }
    }

    /** Copies the value of one row that is not null. */
    @FunctionalInterface
    private interface Cell {
        void copy(int row);
    }

    private static Cell cell(DuckDBReadableVector from, ColumnBuilder to, ColumnInfo column) {
        return switch (column.type()) {
            case TINYINT -> row -> to.addLong(from.getByte(row));
            case SMALLINT -> row -> to.addLong(from.getShort(row));
            case UTINYINT -> row -> to.addLong(from.getUint8(row));
            case USMALLINT -> row -> to.addLong(from.getUint16(row));
            case UINT -> row -> to.addLong(from.getUint32(row));
            case UBIGINT -> row -> to.addLong(from.getUint64(row).longValue());
            case DECIMAL, DECIMAL64 -> row -> addDecimal(to, from.getBigDecimal(row));
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB ->
                row -> to.addBytes(HexFormat.of().parseHex(from.getString(row)));
            default -> throw new IllegalArgumentException("result column of type " + column.typeName());
        };
    }

    /** The dialect has neither infinities nor NaN: they are NULL. */
    private static void addFinite(ColumnBuilder to, double value) {
        if (Double.isFinite(value)) {
            to.addDouble(value);
        } else {
            to.addNull();
        }
    }

    private static void addDecimal(ColumnBuilder to, BigDecimal value) {
        to.addDecimal(value);
    }
}
