package io.taosj.internal.bind;

import io.taosj.StatementField;
import io.taosj.wire.DataType;
import io.taosj.wire.message.Stmt2Fields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values that have been found to fit their column, ready to be written. */
@FunctionalInterface
public interface CheckedColumn {
    /** Writes the values as the next field. */
    void write(Stmt2Fields out);

    /**
     * Checks values against a field. Arrays of the column's own kind are taken as they are, without a copy.
     *
     * @param place where they belong, with the field
     * @throws io.taosj.TaosDataException if a value does not fit, with table, column, row and value
     */
    static CheckedColumn of(Place place, BindValues values) {
        Coercion to = new Coercion(place);
        StatementField field = place.field();
        DataType type = field.type();
        Object array = values.array();
        if (array instanceof long[] longs && (type.isInteger() || type == DataType.TIMESTAMP)) {
            return longs(to, type, longs, values);
        } else if (array instanceof int[] ints && type.isInteger()) {
            return ints(to, type, ints, values);
        } else if (array instanceof short[] shorts && type.isInteger()) {
            int[] ints = new int[shorts.length];
            for (int i = 0; i < ints.length; i++) {
                ints[i] = shorts[i];
            }
            return ints(to, type, ints, values);
        } else if (array instanceof byte[] bytes && type.isInteger()) {
            int[] ints = new int[bytes.length];
            for (int i = 0; i < ints.length; i++) {
                ints[i] = bytes[i];
            }
            return ints(to, type, ints, values);
        } else if (array instanceof float[] floats && type == DataType.FLOAT) {
            byte[] states = values.states();
            return out -> out.floats(floats, states, 0, floats.length);
        } else if (array instanceof double[] doubles && type == DataType.DOUBLE) {
            byte[] states = values.states();
            return out -> out.doubles(type, doubles, states, 0, doubles.length);
        } else if (array instanceof boolean[] flags && type == DataType.BOOL) {
            byte[] states = values.states();
            return out -> out.booleans(flags, states, 0, flags.length);
        } else if (array instanceof String[] texts && (type.isText() || type == DataType.JSON)) {
            return texts(to, type, texts, values);
        }
        return objects(to, type, values);
    }

    private static CheckedColumn longs(Coercion to, DataType type, long[] longs, BindValues values) {
        // the bit pattern of a BIGINT UNSIGNED is no number of that size: such values come as BigInteger
        if (type != DataType.BIGINT && type != DataType.TIMESTAMP) {
            for (int row = 0; row < longs.length; row++) {
                if (!values.isNull(row)) {
                    to.whole(row, longs[row]);
                }
            }
        }
        byte[] states = values.states();
        return out -> out.longs(type, longs, states, 0, longs.length);
    }

    private static CheckedColumn ints(Coercion to, DataType type, int[] ints, BindValues values) {
        if (type != DataType.INT && type != DataType.BIGINT) {
            for (int row = 0; row < ints.length; row++) {
                if (!values.isNull(row)) {
                    to.whole(row, (long) ints[row]);
                }
            }
        }
        byte[] states = values.states();
        return out -> out.ints(type, ints, states, 0, ints.length);
    }

    private static CheckedColumn texts(Coercion to, DataType type, @Nullable String[] texts, BindValues values) {
        for (int row = 0; row < texts.length; row++) {
            String text = texts[row];
            if (text != null && !values.isNull(row)) {
                to.checkLength(row, text);
            }
        }
        byte[] states = values.states();
        return out -> out.texts(type, texts, states, 0, texts.length);
    }

    /** Value by value, through objects. */
    private static CheckedColumn objects(Coercion to, DataType type, BindValues values) {
        int rows = values.rows();
        byte[] states = new byte[rows];
        long[] longs = new long[type.isVariable() || type.isDecimal() || type.isFloating() ? 0 : rows];
        double[] doubles = new double[type.isFloating() ? rows : 0];
        @Nullable Object[] objects = new Object[type.isVariable() || type.isDecimal() ? rows : 0];
        for (int row = 0; row < rows; row++) {
            Object value = values.get(row);
            if (value == null || value == Unset.UNSET) {
                states[row] = value == null ? Stmt2Fields.NULL : Stmt2Fields.NONE;
            } else if (type.isDecimal()) {
                objects[row] = to.decimal(row, value);
            } else if (type.isText() || type == DataType.JSON) {
                objects[row] = to.text(row, value);
            } else if (type.isVariable()) {
                objects[row] = to.bytes(row, value);
            } else if (type.isFloating()) {
                doubles[row] = to.real(row, value);
            } else {
                longs[row] = to.whole(row, value);
            }
        }
        return writer(type, states, longs, doubles, objects);
    }

    private static CheckedColumn writer(
            DataType type, byte[] states, long[] longs, double[] doubles, @Nullable Object[] objects) {
        int rows = states.length;
        if (type.isDecimal()) {
            BigDecimal[] decimals = java.util.Arrays.copyOf(objects, rows, BigDecimal[].class);
            return out -> out.decimals(type, decimals, states, 0, rows);
        }
        if (type.isText() || type == DataType.JSON) {
            String[] texts = java.util.Arrays.copyOf(objects, rows, String[].class);
            return out -> out.texts(type, texts, states, 0, rows);
        }
        if (type.isVariable()) {
            byte[][] bytes = java.util.Arrays.copyOf(objects, rows, byte[][].class);
            return out -> out.bytes(type, bytes, states, 0, rows);
        }
        return type.isFloating()
                ? out -> out.doubles(type, doubles, states, 0, rows)
                : out -> out.longs(type, longs, states, 0, rows);
    }
}
