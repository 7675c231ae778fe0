package io.taosj.wire;

import org.jspecify.annotations.Nullable;

/**
 * One column of a block, a view of the block's buffer.
 *
 * <p>Typed subclasses give values without boxing; {@link #get(int)} gives any value as an object. Row numbers start
 * at 0; a number outside of the block throws {@link IndexOutOfBoundsException}, bytes that contradict the format throw
 * {@link WireFormatException}.
 */
public abstract sealed class Column permits FixedColumn, VariableColumn {
    private final ColumnInfo info;

    Column(ColumnInfo info) {
        this.info = info;
    }

    static Column of(ColumnInfo info, ColumnSlice slice, Precision precision) {
        return switch (info.type()) {
            case BOOL -> new BoolColumn(info, slice);
            case TINYINT, SMALLINT, INT, BIGINT, UTINYINT, USMALLINT, UINT, UBIGINT, TIMESTAMP ->
                new LongColumn(info, slice, precision);
            case FLOAT, DOUBLE -> new DoubleColumn(info, slice);
            case DECIMAL, DECIMAL64 -> new DecimalColumn(info, slice);
            case VARCHAR, NCHAR, JSON -> new TextColumn(info, slice);
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> new BytesColumn(info, slice);
            case NULL -> throw new WireFormatException("a block can't hold a column of type NULL");
        };
    }

    /** Label and type. */
    public final ColumnInfo info() {
        return info;
    }

    /** The data type. */
    public final DataType type() {
        return info.type();
    }

    /** Number of values, nulls included. */
    public abstract int rows();

    /** Whether the value of a row is null. */
    public abstract boolean isNull(int row);

    /**
     * The value of a row as an object, or null.
     *
     * <p>Boolean, Byte, Short, Integer, Long, Float and Double for BOOL and the signed numbers; Short, Integer, Long and
     * BigInteger for the unsigned ones; Instant for TIMESTAMP; BigDecimal for DECIMAL; String for VARCHAR, NCHAR and
     * JSON; byte[] for VARBINARY, GEOMETRY and BLOB.
     */
    public abstract @Nullable Object get(int row);
}
