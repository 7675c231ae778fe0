package io.taosj.internal.bind;

import io.taosj.wire.DataType;
import io.taosj.wire.message.Stmt2Fields;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values of one column or tag that come one at a time, as objects; each is checked when it comes. Not safe for use by
 * several threads.
 */
public abstract sealed class RowColumn {
    /** one, because many tables get one row in each message */
    private static final int FIRST = 1;

    final Place place;
    private byte[] states = new byte[FIRST];
    private int size;

    private RowColumn(Place place) {
        this.place = place;
    }

    /** An empty column for values of the place's type. */
    public static RowColumn of(Place place) {
        DataType type = place.type();
        if (type == DataType.BOOL || type == DataType.TIMESTAMP || type.isInteger()) {
            return new Whole(place);
        }
        if (type.isFloating()) {
            return new Floating(place);
        }
        return new Objects(place);
    }

    /** Number of values. */
    public final int size() {
        return size;
    }

    /** Forgets the values behind the first ones. */
    public final void truncate(int count) {
        size = count;
    }

    /**
     * Adds a value: null is NULL, and {@link BindValues#UNSET} leaves the column as it is.
     *
     * @throws io.taosj.TaosDataException if it does not fit; the column stays as it was
     */
    public final void add(@Nullable Object value) {
        if (size == states.length) {
            states = Arrays.copyOf(states, size * 2);
        }
        grow(size + 1);
        states[size] = ObjectValues.state(value);
        if (states[size] == Stmt2Fields.VALUE && value != null) {
            set(size, value);
        } else {
            clear(size);
        }
        size++;
    }

    /** The values so far; later ones do not change them. */
    public final BindValues values() {
        return values(size, Arrays.copyOf(states, size));
    }

    abstract void grow(int length);

    abstract void set(int row, Object value);

    abstract void clear(int row);

    abstract BindValues values(int count, byte[] marks);

    /** Booleans, integers and ticks, none of them boxed for longer than the call. */
    private static final class Whole extends RowColumn {
        private long[] array = new long[FIRST];

        Whole(Place place) {
            super(place);
        }

        @Override
        void grow(int length) {
            if (length > array.length) {
                array = Arrays.copyOf(array, array.length * 2);
            }
        }

        @Override
        void set(int row, Object value) {
            array[row] = ObjectValues.longOf(value, row, place);
        }

        @Override
        void clear(int row) {
            array[row] = 0;
        }

        @Override
        BindValues values(int count, byte[] marks) {
            return new BindValues.Checked(Arrays.copyOf(array, count), marks);
        }
    }

    /** Floating-point numbers. */
    private static final class Floating extends RowColumn {
        private double[] array = new double[FIRST];

        Floating(Place place) {
            super(place);
        }

        @Override
        void grow(int length) {
            if (length > array.length) {
                array = Arrays.copyOf(array, array.length * 2);
            }
        }

        @Override
        void set(int row, Object value) {
            array[row] = ObjectValues.doubleOf(value, row, place);
        }

        @Override
        void clear(int row) {
            array[row] = 0;
        }

        @Override
        BindValues values(int count, byte[] marks) {
            return new BindValues.Doubles(Arrays.copyOf(array, count), marks);
        }
    }

    /** Texts, bytes and decimals. */
    private static final class Objects extends RowColumn {
        private @Nullable Object[] array = new @Nullable Object[FIRST];

        Objects(Place place) {
            super(place);
        }

        @Override
        void grow(int length) {
            if (length > array.length) {
                array = Arrays.copyOf(array, array.length * 2);
            }
        }

        @Override
        void set(int row, Object value) {
            array[row] = ObjectValues.objectOf(value, row, place);
        }

        @Override
        void clear(int row) {
            array[row] = null;
        }

        @Override
        BindValues values(int count, byte[] marks) {
            return new BindValues.Mixed(Arrays.copyOf(array, count), marks);
        }
    }
}
