package io.taosj;

import io.taosj.internal.bind.BindValues;
import io.taosj.internal.bind.Unset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one table, column by column, for {@link Statement2#bind(BindTable)}. Tags and columns come in the statement's
 * order; all columns have the same length. Arrays are read when the table is bound and not copied before.
 *
 * <p>Values fit if nothing is lost: an {@code int[]} may go to a SMALLINT column as long as its values do, a {@code double} to a
 * FLOAT column only if it is exactly a float. A {@code byte[]} is a column of small integers; values of VARBINARY,
 * GEOMETRY (well-known binary) and BLOB columns are a {@code byte[][]}. A TIMESTAMP is a number of ticks in the database's
 * precision, or an Instant. Not safe for use by several threads.
 */
public final class BindTable {
    /** In place of a value in a column of objects: what the row has there already is kept. */
    public static final Object UNSET = Unset.UNSET;

    private final @Nullable String name;
    private final List<BindValues> tags = new ArrayList<>();
    private final List<BindValues> columns = new ArrayList<>();

    private BindTable(@Nullable String name) {
        this.name = name;
    }

    /**
     * Rows for a table whose name the statement leaves open.
     *
     * @param name the table's name, perhaps with the database; back-quotes keep upper case
     */
    public static BindTable named(String name) {
        return new BindTable(Objects.requireNonNull(name, "name"));
    }

    /** Rows for the table that the statement names. */
    public static BindTable ofStatement() {
        return new BindTable(null);
    }

    /** The table's tags, used if the table does not exist yet; null is NULL. */
    public BindTable tags(@Nullable Object... values) {
        for (Object value : values) {
            tags.add(new BindValues(new @Nullable Object[] {value}, null));
        }
        return this;
    }

    /** A column of integers, or of times in ticks. */
    public BindTable column(long[] values) {
        return add(values, null);
    }

    /** Like {@link #column(long[])} where some values are NULL. */
    public BindTable column(long[] values, boolean[] nulls) {
        return add(values, nulls);
    }

    /** A column of integers. */
    public BindTable column(int[] values) {
        return add(values, null);
    }

    /** Like {@link #column(int[])} where some values are NULL. */
    public BindTable column(int[] values, boolean[] nulls) {
        return add(values, nulls);
    }

    /** A column of integers. */
    public BindTable column(short[] values) {
        return add(values, null);
    }

    /** Like {@link #column(short[])} where some values are NULL. */
    public BindTable column(short[] values, boolean[] nulls) {
        return add(values, nulls);
    }

    /** A column of integers. */
    public BindTable column(byte[] values) {
        return add(values, null);
    }

    /** Like {@link #column(byte[])} where some values are NULL. */
    public BindTable column(byte[] values, boolean[] nulls) {
        return add(values, nulls);
    }

    /** A column of floating-point numbers. */
    public BindTable column(float[] values) {
        return add(values, null);
    }

    /** Like {@link #column(float[])} where some values are NULL. */
    public BindTable column(float[] values, boolean[] nulls) {
        return add(values, nulls);
    }

    /** A column of floating-point numbers. */
    public BindTable column(double[] values) {
        return add(values, null);
    }

    /** Like {@link #column(double[])} where some values are NULL. */
    public BindTable column(double[] values, boolean[] nulls) {
        return add(values, nulls);
    }

    /** A column of BOOL. */
    public BindTable column(boolean[] values) {
        return add(values, null);
    }

    /** Like {@link #column(boolean[])} where some values are NULL. */
    public BindTable column(boolean[] values, boolean[] nulls) {
        return add(values, nulls);
    }

    /** A column of texts; a null reference is NULL. */
    public BindTable column(@Nullable String[] values) {
        return add(values, null);
    }

    /** A column of bytes; a null reference is NULL. */
    public BindTable column(byte @Nullable [][] values) {
        return add(Objects.requireNonNull(values), null);
    }

    /** A column of decimals; a null reference is NULL. */
    public BindTable column(@Nullable BigDecimal[] values) {
        return add(values, null);
    }

    /** A column of times; a null reference is NULL. */
    public BindTable column(@Nullable Instant[] values) {
        return add(values, null);
    }

    /** A column of objects of any kinds that fit; a null reference is NULL, {@link #UNSET} leaves the value as it is. */
    public BindTable column(List<? extends @Nullable Object> values) {
        return add(values.toArray(), null);
    }

    private BindTable add(Object array, boolean @Nullable [] nulls) {
        BindValues values = new BindValues(array, nulls);
        if (nulls != null && nulls.length != values.rows()) {
            throw new TaosInterfaceException(
                    ClientErrors.INVALID_ARGUMENT,
                    "column " + columns.size() + " has " + values.rows() + " values and " + nulls.length
                            + " marks of nulls");
        }
        columns.add(values);
        return this;
    }

    @Nullable String name() {
        return name;
    }

    List<BindValues> tags() {
        return tags;
    }

    List<BindValues> columns() {
        return columns;
    }
}
