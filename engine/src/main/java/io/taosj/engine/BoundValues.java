package io.taosj.engine;

import io.taosj.wire.BoolColumn;
import io.taosj.wire.BytesColumn;
import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import io.taosj.wire.DecimalColumn;
import io.taosj.wire.DoubleColumn;
import io.taosj.wire.LongColumn;
import io.taosj.wire.TextColumn;
import io.taosj.wire.message.Stmt2Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of one column or tag to bind: a view of a message, or objects. Row numbers start at 0. */
public abstract sealed class BoundValues {
    private final DataType type;
    private final int rows;

    private BoundValues(DataType type, int rows) {
        this.type = type;
        this.rows = rows;
    }

    /** A column of a stmt2 message. */
    public static BoundValues of(Stmt2Column column) {
        return new Stmt2(column);
    }

    /** A column of a block. */
    public static BoundValues of(Column column) {
        return new BlockColumn(column);
    }

    /**
     * Objects: Boolean, Long or another Number (BIGINT UNSIGNED as BigInteger), Double, String, byte[], BigDecimal; TIMESTAMP
     * as Long ticks or text; null.
     */
    public static BoundValues of(DataType type, List<? extends @Nullable Object> values) {
        return new Objects(type, values);
    }

    /** Some of the values, from one row to before another. */
    public static BoundValues slice(BoundValues all, int from, int to) {
        return new Slice(all, from, to);
    }

    /** The type that the sender chose. */
    public final DataType type() {
        return type;
    }

    /** Number of values, nulls included. */
    public final int rows() {
        return rows;
    }

    /** Whether there is a value: neither NULL nor none. */
    public abstract boolean hasValue(int row);

    /** Whether the row's column is to be left as it is. */
    public boolean isNone(int row) {
        return false;
    }

    /** An integer, ticks of a TIMESTAMP, or a BOOL as 0 or 1; only if the type is one of those. */
    public abstract long getLong(int row);

    /** A FLOAT or DOUBLE; only if the type is one of those. */
    public abstract double getDouble(int row);

    /** The bytes of a value of variable length, texts as UTF-8; only if the type is one of those. */
    public abstract byte[] getBytes(int row);

    /** The value as {@link #of(DataType, List)} has it, or null. */
    public abstract @Nullable Object get(int row);

    private static final class Stmt2 extends BoundValues {
        private final Stmt2Column column;

        Stmt2(Stmt2Column column) {
            super(column.type(), column.rows());
            this.column = column;
        }

        @Override
        public boolean hasValue(int row) {
            return column.hasValue(row);
        }

        @Override
        public boolean isNone(int row) {
            return column.isNone(row);
        }

        @Override
        public long getLong(int row) {
            return column.getLong(row);
        }

        @Override
        public double getDouble(int row) {
            return column.getDouble(row);
        }

        @Override
        public byte[] getBytes(int row) {
            return column.getBytes(row);
        }

        @Override
        public @Nullable Object get(int row) {
            return column.get(row);
        }
    }

    private static final class BlockColumn extends BoundValues {
        private final Column column;

        BlockColumn(Column column) {
            super(column.type(), column.rows());
            this.column = column;
        }

        @Override
        public boolean hasValue(int row) {
            return !column.isNull(row);
        }

        @Override
        public long getLong(int row) {
            if (column instanceof BoolColumn bools) {
                return bools.getBoolean(row) ? 1 : 0;
            }
            return ((LongColumn) column).getLong(row);
        }

        @Override
        public double getDouble(int row) {
            return ((DoubleColumn) column).getDouble(row);
        }

        @Override
        public byte[] getBytes(int row) {
            return column instanceof TextColumn texts ? texts.getUtf8(row) : ((BytesColumn) column).rawBytes(row);
        }

        @Override
        public @Nullable Object get(int row) {
            if (column.isNull(row)) {
                return null;
            }
            if (column instanceof LongColumn longs && column.type() != DataType.UBIGINT) {
                return longs.getLong(row);
            }
            return column instanceof DecimalColumn decimals ? decimals.getBigDecimal(row) : column.get(row);
        }
    }

    private static final class Objects extends BoundValues {
        private final List<? extends @Nullable Object> values;

        Objects(DataType type, List<? extends @Nullable Object> values) {
            super(type, values.size());
            this.values = values;
        }

        @Override
        public boolean hasValue(int row) {
            return values.get(row) != null;
        }

        @Override
        public long getLong(int row) {
            Object value = values.get(row);
            return value instanceof Boolean flag
                    ? (flag ? 1 : 0)
                    : number(value).longValue();
        }

        @Override
        public double getDouble(int row) {
            return number(values.get(row)).doubleValue();
        }

        private static Number number(@Nullable Object value) {
            if (value instanceof Number number) {
                return number;
            }
            throw new IllegalArgumentException("a bound value is no number");
        }

        @Override
        public byte[] getBytes(int row) {
            Object value = values.get(row);
            return value instanceof byte[] bytes ? bytes : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public @Nullable Object get(int row) {
            return values.get(row);
        }
    }

    private static final class Slice extends BoundValues {
        private final BoundValues all;
        private final int from;

        Slice(BoundValues all, int from, int to) {
            super(all.type(), to - from);
            this.all = all;
            this.from = from;
        }

        @Override
        public boolean hasValue(int row) {
            return all.hasValue(from + row);
        }

        @Override
        public boolean isNone(int row) {
            return all.isNone(from + row);
        }

        @Override
        public long getLong(int row) {
            return all.getLong(from + row);
        }

        @Override
        public double getDouble(int row) {
            return all.getDouble(from + row);
        }

        @Override
        public byte[] getBytes(int row) {
            return all.getBytes(from + row);
        }

        @Override
        public @Nullable Object get(int row) {
            return all.get(from + row);
        }
    }
}
