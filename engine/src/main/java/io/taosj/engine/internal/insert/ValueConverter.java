package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;
import org.jspecify.annotations.Nullable;

/**
 * Turns values as written, or as bound by a prepared statement, into cells of a column, with the checks and errors of
 * INSERT. One instance per column and statement; not safe for use by several threads.
 */
public abstract class ValueConverter {
    private final ColumnDef column;

    ValueConverter(ColumnDef column) {
        this.column = column;
    }

    /**
     * A converter for a column.
     *
     * @param times what times need to know
     */
    public static ValueConverter of(ColumnDef column, TimeContext times) {
        return switch (column.type()) {
            case BOOL -> new BoolConverter(column);
            case TINYINT, SMALLINT, INT, BIGINT, UTINYINT, USMALLINT, UINT, UBIGINT -> new IntegerConverter(column);
            case FLOAT, DOUBLE -> new FloatingConverter(column);
            case VARCHAR, NCHAR -> new TextConverter(column);
            case TIMESTAMP -> new TimestampConverter(column, times);
            case JSON -> new JsonConverter(column);
            case VARBINARY, BLOB, MEDIUMBLOB -> new BytesConverter(column);
            case GEOMETRY -> new GeometryConverter(column);
            case DECIMAL, DECIMAL64 -> new DecimalConverter(column);
            case NULL -> throw new IllegalArgumentException("column " + column.name() + " has no type");
        };
    }

    /** The column that values are converted for. */
    public final ColumnDef column() {
        return column;
    }

    /**
     * Adds a value as written.
     *
     * @throws EngineException 0x216 with the value's place, 0x2653 if it is too long, and others by type
     */
    public abstract void add(ValueToken token, ColumnData out);

    /**
     * Adds a value that came typed: Boolean, any Number (BIGINT UNSIGNED as Long bit pattern or BigInteger), String,
     * byte[] or null. Text is converted as a quoted value would be.
     *
     * @throws EngineException as {@link #add}
     */
    public final void addObject(@Nullable Object value, ColumnData out) {
        if (value == null) {
            out.addNull();
        } else {
            addValue(value, out);
        }
    }

    abstract void addValue(Object value, ColumnData out);

    /** Adds a value of another kind than the type's own by way of its text. */
    final void addText(Object value, ColumnData out) {
        String text = value instanceof byte[] bytes ? Utf8.text(bytes) : value.toString();
        add(new ValueToken().set(ValueToken.Kind.STRING, text, 0, text.length()), out);
    }
}
