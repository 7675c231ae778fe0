package io.taosj.internal.bind;

import io.taosj.wire.DataType;
import io.taosj.wire.message.Stmt2Fields;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values for one column or tag. They are checked against its type before anything is encoded. */
@SuppressWarnings("ArrayRecordComponent") // carriers of the caller's arrays, never compared
public sealed interface BindValues {
    /** The object that stands for no value: the column stays as it is. */
    Object UNSET = new Object() {
        @Override
        public String toString() {
            return "UNSET";
        }
    };

    /** Number of values, nulls included. */
    int size();

    /**
     * Adds the values to a message.
     *
     * @throws io.taosj.TaosDataException if one does not fit; the message is useless then
     */
    void encode(Stmt2Fields out, Place place);

    private static boolean isNull(byte @Nullable [] states, int row) {
        return states != null && states[row] != Stmt2Fields.VALUE;
    }

    /** Whole numbers, or ticks. */
    record Longs(long[] values, byte @Nullable [] states) implements BindValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public void encode(Stmt2Fields out, Place place) {
            DataType type = place.type();
            if (type.isInteger() || type == DataType.TIMESTAMP) {
                long least = Ranges.least(type);
                long greatest = Ranges.greatest(type);
                if (least != Long.MIN_VALUE) {
                    check(place, least, greatest);
                }
                out.longs(type, values, states, 0, values.length);
            } else if (type.isFloating() || type.isDecimal()) {
                boxed().encode(out, place);
            } else {
                throw place.wrongType("a whole number");
            }
        }

        private BindValues boxed() {
            @Nullable Object[] boxed = new @Nullable Object[values.length];
            for (int i = 0; i < boxed.length; i++) {
                boxed[i] = isNull(states, i) ? null : values[i];
            }
            return new Objects(boxed);
        }

        private void check(Place place, long least, long greatest) {
            for (int i = 0; i < values.length; i++) {
                if ((values[i] < least || values[i] > greatest) && !isNull(states, i)) {
                    throw place.outOfRange(i, values[i]);
                }
            }
        }
    }

    /** Whole numbers. */
    record Ints(int[] values, byte @Nullable [] states) implements BindValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public void encode(Stmt2Fields out, Place place) {
            DataType type = place.type();
            if (!type.isInteger()) {
                long[] wide = new long[values.length];
                for (int i = 0; i < wide.length; i++) {
                    wide[i] = values[i];
                }
                new Longs(wide, states).encode(out, place);
                return;
            }
            long least = Ranges.least(type);
            long greatest = Ranges.greatest(type);
            for (int i = 0; i < values.length; i++) {
                if ((values[i] < least || values[i] > greatest) && !isNull(states, i)) {
                    throw place.outOfRange(i, values[i]);
                }
            }
            out.ints(type, values, states, 0, values.length);
        }
    }

    /** Floating-point numbers. */
    record Doubles(double[] values, byte @Nullable [] states) implements BindValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public void encode(Stmt2Fields out, Place place) {
            if (!place.type().isFloating()) {
                throw place.wrongType("a floating-point number");
            }
            if (place.type() == DataType.FLOAT) {
                for (int i = 0; i < values.length; i++) {
                    if (Float.isInfinite((float) values[i]) && !Double.isInfinite(values[i]) && !isNull(states, i)) {
                        throw place.outOfRange(i, values[i]);
                    }
                }
            }
            out.doubles(place.type(), values, states, 0, values.length);
        }
    }

    /** Floating-point numbers. */
    record Floats(float[] values, byte @Nullable [] states) implements BindValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public void encode(Stmt2Fields out, Place place) {
            if (place.type() == DataType.FLOAT) {
                out.floats(values, states, 0, values.length);
                return;
            }
            double[] wide = new double[values.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = values[i];
            }
            new Doubles(wide, states).encode(out, place);
        }
    }

    /** Truth values. */
    record Booleans(boolean[] values, byte @Nullable [] states) implements BindValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public void encode(Stmt2Fields out, Place place) {
            if (place.type() != DataType.BOOL) {
                throw place.wrongType("a boolean");
            }
            out.booleans(values, states, 0, values.length);
        }
    }

    /** Texts; null is NULL. */
    record Texts(@Nullable String[] values) implements BindValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        @SuppressWarnings("NullAway") // JDK 17 drops the annotations of arrays in class files
        public void encode(Stmt2Fields out, Place place) {
            DataType type = place.type();
            if (!type.isText() && type != DataType.JSON) {
                new Objects(values).encode(out, place);
                return;
            }
            for (int i = 0; i < values.length; i++) {
                String value = values[i];
                if (value != null
                        && !TextLengths.fits(value, type, place.column().length())) {
                    throw place.outOfRange(i, value);
                }
            }
            out.texts(type, values, null, 0, values.length);
        }
    }

    /** Bytes; null is NULL. */
    record Bytes(byte[] @Nullable [] values) implements BindValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        @SuppressWarnings("NullAway") // JDK 17 drops the annotations of arrays in class files
        public void encode(Stmt2Fields out, Place place) {
            DataType type = place.type();
            if (!type.isVariable() || type == DataType.NCHAR || type == DataType.JSON) {
                throw place.wrongType("a byte array");
            }
            int most = place.column().length();
            for (int i = 0; i < values.length; i++) {
                byte[] value = values[i];
                if (value != null && value.length > most && !type.isBlob()) {
                    throw place.outOfRange(i, value.length + " bytes");
                }
            }
            out.bytes(type, values, null, 0, values.length);
        }
    }

    /** Decimal numbers; null is NULL. */
    record Decimals(@Nullable BigDecimal[] values) implements BindValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        @SuppressWarnings("NullAway") // JDK 17 drops the annotations of arrays in class files
        public void encode(Stmt2Fields out, Place place) {
            if (!place.type().isDecimal()) {
                new Objects(values).encode(out, place);
                return;
            }
            for (int i = 0; i < values.length; i++) {
                BigDecimal value = values[i];
                if (value != null && !fits(value, place)) {
                    throw place.outOfRange(i, value);
                }
            }
            out.decimals(place.type(), values, null, 0, values.length);
        }

        static boolean fits(BigDecimal value, Place place) {
            BigDecimal plain = value.stripTrailingZeros();
            int whole = place.column().precision() - place.column().scale();
            return plain.scale() <= place.column().scale() && plain.precision() - plain.scale() <= whole;
        }
    }

    /** Objects of any class that fits the type; null is NULL. */
    record Objects(@Nullable Object[] values) implements BindValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public void encode(Stmt2Fields out, Place place) {
            RowColumn column = RowColumn.of(place);
            for (Object value : values) {
                column.add(value);
            }
            column.values().encode(out, place);
        }
    }

    /** Integers, ticks or truth values that were checked when they came. */
    record Checked(long[] values, byte[] states) implements BindValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public void encode(Stmt2Fields out, Place place) {
            out.longs(place.type(), values, states, 0, values.length);
        }
    }

    /** Strings, byte arrays or decimals that were checked when they came. */
    record Mixed(@Nullable Object[] values, byte[] states) implements BindValues {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        @SuppressWarnings("NullAway") // JDK 17 drops the annotations of arrays in class files
        public void encode(Stmt2Fields out, Place place) {
            DataType type = place.type();
            int count = values.length;
            if (type.isDecimal()) {
                out.decimals(type, Arrays.copyOf(values, count, BigDecimal[].class), states, 0, count);
            } else if (Arrays.stream(values).anyMatch(byte[].class::isInstance)) {
                byte[] @Nullable [] bytes = new byte @Nullable [count][];
                for (int i = 0; i < count; i++) {
                    bytes[i] = values[i] instanceof String text
                            ? text.getBytes(StandardCharsets.UTF_8)
                            : (byte[]) values[i];
                }
                out.bytes(type, bytes, states, 0, count);
            } else if (type.isText() || type == DataType.JSON) {
                out.texts(type, Arrays.copyOf(values, count, String[].class), states, 0, count);
            } else {
                // no value at all
                out.bytes(type, new byte @Nullable [count][], states, 0, count);
            }
        }
    }
}
