package io.taosj;

import io.taosj.internal.convert.Conversions;
import io.taosj.internal.convert.Values;
import io.taosj.wire.Block;
import io.taosj.wire.Column;
import io.taosj.wire.ResultSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result, read in place: nothing is copied or boxed unless asked for.
 *
 * <p>Columns are named by their zero-based position or by their label. Numbers convert where the value stays the same;
 * a value that does not fit is a {@link TaosDataException}, and so is a null that is asked for as a primitive. An
 * unknown column is a {@link TaosResultException}.
 */
public abstract sealed class Row permits RowCursor, FixedRow {
    final ZoneId zone;

    Row(ZoneId zone) {
        this.zone = zone;
    }

    abstract Block block();

    abstract int index();

    /** The columns. */
    public final ResultSchema schema() {
        return block().schema();
    }

    private Column column(int index) {
        Block block = block();
        if (index < 0 || index >= block.schema().size()) {
            throw new TaosResultException(
                    ClientErrors.NO_SUCH_COLUMN,
                    "no column " + index + ", there are " + block.schema().size());
        }
        return block.column(index);
    }

    /**
     * The position of the first column with a label.
     *
     * @throws TaosResultException if there is none
     */
    public final int indexOf(String label) {
        int index = schema().indexOf(label);
        if (index < 0) {
            throw new TaosResultException(
                    ClientErrors.NO_SUCH_COLUMN,
                    "no column '" + label + "' among "
                            + schema().columns().stream().map(c -> c.name()).toList());
        }
        return index;
    }

    /** Whether the value is null. */
    public final boolean isNull(int index) {
        return column(index).isNull(index());
    }

    /** Whether the value is null. */
    public final boolean isNull(String label) {
        return isNull(indexOf(label));
    }

    /** The value as long; a TIMESTAMP is its number of ticks. */
    public final long getLong(int index) {
        return Values.asLong(column(index), index());
    }

    /** The value as long; a TIMESTAMP is its number of ticks. */
    public final long getLong(String label) {
        return getLong(indexOf(label));
    }

    /** The value as int. */
    public final int getInt(int index) {
        return Values.asInt(column(index), index());
    }

    /** The value as int. */
    public final int getInt(String label) {
        return getInt(indexOf(label));
    }

    /** The value as double; the nearest one where there is no equal. */
    public final double getDouble(int index) {
        return Values.asDouble(column(index), index());
    }

    /** The value as double; the nearest one where there is no equal. */
    public final double getDouble(String label) {
        return getDouble(indexOf(label));
    }

    /** The value as float; the nearest one where there is no equal. */
    public final float getFloat(int index) {
        return Values.asFloat(column(index), index());
    }

    /** The value as float; the nearest one where there is no equal. */
    public final float getFloat(String label) {
        return getFloat(indexOf(label));
    }

    /** The value as boolean. */
    public final boolean getBoolean(int index) {
        return Values.asBoolean(column(index), index());
    }

    /** The value as boolean. */
    public final boolean getBoolean(String label) {
        return getBoolean(indexOf(label));
    }

    /** The value as text, or null; a TIMESTAMP in the connection's zone. */
    public final @Nullable String getString(int index) {
        return Values.asString(column(index), index(), zone);
    }

    /** The value as text, or null; a TIMESTAMP in the connection's zone. */
    public final @Nullable String getString(String label) {
        return getString(indexOf(label));
    }

    /** The value as decimal, or null. */
    public final @Nullable BigDecimal getBigDecimal(int index) {
        return Values.asBigDecimal(column(index), index());
    }

    /** The value as decimal, or null. */
    public final @Nullable BigDecimal getBigDecimal(String label) {
        return getBigDecimal(indexOf(label));
    }

    /** A TIMESTAMP, exact to the nanosecond, or null. */
    public final @Nullable Instant getInstant(int index) {
        return Values.asInstant(column(index), index());
    }

    /** A TIMESTAMP, exact to the nanosecond, or null. */
    public final @Nullable Instant getInstant(String label) {
        return getInstant(indexOf(label));
    }

    /** A TIMESTAMP in the connection's zone, or null. */
    public final @Nullable LocalDateTime getLocalDateTime(int index) {
        return getObject(index, LocalDateTime.class);
    }

    /** A TIMESTAMP in the connection's zone, or null. */
    public final @Nullable LocalDateTime getLocalDateTime(String label) {
        return getLocalDateTime(indexOf(label));
    }

    /** A TIMESTAMP in the connection's zone, or null. */
    public final @Nullable ZonedDateTime getZonedDateTime(int index) {
        return getObject(index, ZonedDateTime.class);
    }

    /** A TIMESTAMP in the connection's zone, or null. */
    public final @Nullable ZonedDateTime getZonedDateTime(String label) {
        return getZonedDateTime(indexOf(label));
    }

    /** The bytes of a VARBINARY, GEOMETRY or text, or null. */
    public final byte @Nullable [] getBytes(int index) {
        return Values.asBytes(column(index), index());
    }

    /** The bytes of a VARBINARY, GEOMETRY or text, or null. */
    public final byte @Nullable [] getBytes(String label) {
        return getBytes(indexOf(label));
    }

    /** The value as the object that fits its type (see {@link Column#get}), or null. */
    public final @Nullable Object getObject(int index) {
        return column(index).get(index());
    }

    /** The value as the object that fits its type (see {@link Column#get}), or null. */
    public final @Nullable Object getObject(String label) {
        return getObject(indexOf(label));
    }

    /**
     * The value as an object of a class, or null.
     *
     * @param type a boxed number, Boolean, String, BigDecimal, BigInteger, byte[], Instant, LocalDateTime, LocalDate,
     *     LocalTime, OffsetDateTime, ZonedDateTime, Date, an enum (by name), Number or Object
     */
    @SuppressWarnings("unchecked") // primitive classes can't cast
    public final <T> @Nullable T getObject(int index, Class<T> type) {
        return (T) Conversions.convert(column(index), index(), type, zone);
    }

    /** The value as an object of a class, or null; see {@link #getObject(int, Class)}. */
    public final <T> @Nullable T getObject(String label, Class<T> type) {
        return getObject(indexOf(label), type);
    }

    /** The values by label in column order; a label that comes again gets {@code _2}, {@code _3} and so on. */
    public final Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < schema().size(); i++) {
            String label = schema().columns().get(i).name();
            String key = label;
            for (int n = 2; map.containsKey(key); n++) {
                key = label + "_" + n;
            }
            map.put(key, getObject(i));
        }
        return map;
    }

    /** The values as text, for people. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < schema().size(); i++) {
            out.append(i == 0 ? "" : ", ").append(getString(i));
        }
        return out.append(']').toString();
    }
}
