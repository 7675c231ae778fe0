package io.taosj;

import io.taosj.internal.bind.BindValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one table of a prepared INSERT: its name and tags, and one array per column.
 *
 * <p>Columns come in the order of the statement's placeholders and have equal lengths. Arrays are not copied: they must
 * not change before {@link Statement2#bind} returns. Where there are masks of nulls, true means NULL; in arrays of
 * objects a null reference is NULL. Not safe for use by several threads.
 */
public final class BindTable {
    /** In place of an object, says that the column keeps the value that it has in a row of the same time. */
    public static final Object UNSET = BindValues.UNSET;

    private final @Nullable String name;
    private final List<BindValues> tags = new ArrayList<>();
    private final List<BindValues> columns = new ArrayList<>();

    private BindTable(@Nullable String name) {
        this.name = name;
    }

    /** Rows for the table of this name, perhaps with its database in front: {@code db.table}. */
    public static BindTable named(String name) {
        return new BindTable(name);
    }

    /** Rows for the table that the statement names itself. */
    public static BindTable unnamed() {
        return new BindTable(null);
    }

    /** The table's name, if given here. */
    public @Nullable String name() {
        return name;
    }

    List<BindValues> tags() {
        return tags;
    }

    List<BindValues> columns() {
        return columns;
    }

    /** Adds tags in the order of the placeholders, as objects of classes that fit their types. */
    public BindTable tags(@Nullable Object... values) {
        for (Object value : values) {
            tags.add(new BindValues.Objects(new @Nullable Object[] {value}));
        }
        return this;
    }

    private BindTable add(BindValues values) {
        columns.add(values);
        return this;
    }

    /** Adds whole numbers, or timestamps as ticks of the database's precision. */
    public BindTable column(long[] values) {
        return add(new BindValues.Longs(values, null));
    }

    /** Adds whole numbers or ticks, some of them null. */
    public BindTable column(long[] values, boolean[] nulls) {
        return add(new BindValues.Longs(values, states(nulls, values.length)));
    }

    /** Adds whole numbers. */
    public BindTable column(int[] values) {
        return add(new BindValues.Ints(values, null));
    }

    /** Adds whole numbers, some of them null. */
    public BindTable column(int[] values, boolean[] nulls) {
        return add(new BindValues.Ints(values, states(nulls, values.length)));
    }

    /** Adds whole numbers. */
    public BindTable column(short[] values) {
        return add(new BindValues.Ints(widened(values), null));
    }

    /** Adds whole numbers, some of them null. */
    public BindTable column(short[] values, boolean[] nulls) {
        return add(new BindValues.Ints(widened(values), states(nulls, values.length)));
    }

    /** Adds small whole numbers. */
    public BindTable column(byte[] values) {
        return add(new BindValues.Ints(widened(values), null));
    }

    /** Adds small whole numbers, some of them null. */
    public BindTable column(byte[] values, boolean[] nulls) {
        return add(new BindValues.Ints(widened(values), states(nulls, values.length)));
    }

    /** Adds floating-point numbers. */
    public BindTable column(double[] values) {
        return add(new BindValues.Doubles(values, null));
    }

    /** Adds floating-point numbers, some of them null. */
    public BindTable column(double[] values, boolean[] nulls) {
        return add(new BindValues.Doubles(values, states(nulls, values.length)));
    }

    /** Adds floating-point numbers. */
    public BindTable column(float[] values) {
        return add(new BindValues.Floats(values, null));
    }

    /** Adds floating-point numbers, some of them null. */
    public BindTable column(float[] values, boolean[] nulls) {
        return add(new BindValues.Floats(values, states(nulls, values.length)));
    }

    /** Adds truth values. */
    public BindTable column(boolean[] values) {
        return add(new BindValues.Booleans(values, null));
    }

    /** Adds truth values, some of them null. */
    public BindTable column(boolean[] values, boolean[] nulls) {
        return add(new BindValues.Booleans(values, states(nulls, values.length)));
    }

    /** Adds texts. */
    public BindTable column(@Nullable String[] values) {
        return add(new BindValues.Texts(values));
    }

    /** Adds bytes, for VARBINARY, GEOMETRY (as well-known binary), BLOB and VARCHAR. */
    public BindTable column(byte[] @Nullable [] values) {
        return add(new BindValues.Bytes(values));
    }

    /** Adds decimal numbers. */
    public BindTable column(@Nullable BigDecimal[] values) {
        return add(new BindValues.Decimals(values));
    }

    /** Adds timestamps; one that is finer than the database's precision is an error. */
    public BindTable column(@Nullable Instant[] values) {
        return add(new BindValues.Objects(values));
    }

    /** Adds objects of classes that fit the column's type, null for NULL and {@link #UNSET} among them. */
    public BindTable column(Collection<? extends @Nullable Object> values) {
        return add(new BindValues.Objects(values.toArray()));
    }

    private static int[] widened(short[] values) {
        int[] wide = new int[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static int[] widened(byte[] values) {
        int[] wide = new int[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static byte[] states(boolean[] nulls, int length) {
        if (nulls.length != length) {
            throw new TaosStatementException(
                    ClientErrors.INVALID_ARGUMENT, nulls.length + " marks of nulls for " + length + " values");
        }
        byte[] states = new byte[length];
        for (int i = 0; i < length; i++) {
            // 1 stands for NULL in the message
            states[i] = (byte) (nulls[i] ? 1 : 0);
        }
        return states;
    }
}
