package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import java.math.BigInteger;
import java.util.HexFormat;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** Copies cells of a column into a vector of the store. */
abstract sealed class CellWriter {

    static CellWriter of(ColumnDef column) {
        return switch (column.type()) {
            case VARCHAR, NCHAR, JSON -> new Text();
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB ->
                new One((out, at, in, row) -> out.setString(at, HexFormat.of().formatHex(in.getBytes(row))));
            case BOOL -> new One((out, at, in, row) -> out.setBoolean(at, in.getLong(row) != 0));
            case TINYINT -> new One((out, at, in, row) -> out.setByte(at, (byte) in.getLong(row)));
            case SMALLINT -> new One((out, at, in, row) -> out.setShort(at, (short) in.getLong(row)));
            case INT -> new One((out, at, in, row) -> out.setInt(at, (int) in.getLong(row)));
            case UTINYINT -> new One((out, at, in, row) -> out.setUint8(at, (int) in.getLong(row) & 0xFF));
            case USMALLINT -> new One((out, at, in, row) -> out.setUint16(at, (int) in.getLong(row) & 0xFFFF));
            case UINT -> new One((out, at, in, row) -> out.setUint32(at, in.getLong(row) & 0xFFFF_FFFFL));
            case UBIGINT -> new One((out, at, in, row) -> out.setUint64(at, unsigned(in.getLong(row))));
            case FLOAT -> new One((out, at, in, row) -> out.setFloat(at, (float) in.getDouble(row)));
            case DOUBLE -> new One((out, at, in, row) -> out.setDouble(at, in.getDouble(row)));
            case DECIMAL, DECIMAL64 -> new One((out, at, in, row) -> out.setBigDecimal(at, in.getDecimal(row)));
            case BIGINT, TIMESTAMP -> new One((out, at, in, row) -> out.setLong(at, in.getLong(row)));
            case NULL -> throw new IllegalArgumentException("column " + column.name() + " has no type");
        };
    }

    /** A writer of booleans that say whether anything was given for the cell. */
    static CellWriter given() {
        return new Given();
    }

    /**
     * Copies some cells.
     *
     * @param in null if nothing was ever given for the column
     */
    abstract void write(DuckDBWritableVector out, int at, @Nullable ColumnData in, int from, int count);

    private static BigInteger unsigned(long bits) {
        BigInteger value = BigInteger.valueOf(bits);
        return bits >= 0 ? value : value.add(BigInteger.ONE.shiftLeft(Long.SIZE));
    }

    static void nulls(DuckDBWritableVector out, int at, int count) {
        for (int i = 0; i < count; i++) {
            out.setNull(at + i);
        }
    }

    private interface Setter {
        void set(DuckDBWritableVector out, long at, ColumnData in, int row);
    }

    private static final class One extends CellWriter {
        private final Setter setter;

        One(Setter setter) {
            this.setter = setter;
        }

        @Override
        void write(DuckDBWritableVector out, int at, @Nullable ColumnData in, int from, int count) {
            if (in == null) {
                nulls(out, at, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                if (in.state(from + i) == ColumnData.VALUE) {
                    setter.set(out, at + i, in, from + i);
                } else {
                    out.setNull(at + i);
                }
            }
        }
    }

    private static final class Text extends CellWriter {
        @Override
        void write(DuckDBWritableVector out, int at, @Nullable ColumnData in, int from, int count) {
            if (in == null) {
                nulls(out, at, count);
                return;
            }
            // one call into native code for all cells
            byte[][] batch = new byte[count][];
            for (int i = 0; i < count; i++) {
                if (in.state(from + i) == ColumnData.VALUE) {
                    batch[i] = in.getBytes(from + i);
                }
            }
            out.setStringUtf8Batch(at, batch);
        }
    }

    private static final class Given extends CellWriter {
        @Override
        void write(DuckDBWritableVector out, int at, @Nullable ColumnData in, int from, int count) {
            for (int i = 0; i < count; i++) {
                out.setBoolean(at + i, in != null && in.state(from + i) != ColumnData.NONE);
            }
        }
    }
}
