package io.taosj.internal.bind;

import io.taosj.wire.DataType;
import io.taosj.wire.Ticks;
import io.taosj.wire.message.Stmt2Fields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Turns objects into arrays of the type that the column has. */
final class ObjectValues {
    private final @Nullable Object[] values;

    ObjectValues(@Nullable Object[] values) {
        this.values = values;
    }

    static ObjectValues ofLongs(long[] values, byte @Nullable [] states) {
        @Nullable Object[] boxed = new @Nullable Object[values.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = states != null && states[i] != Stmt2Fields.VALUE ? null : values[i];
        }
        return new ObjectValues(boxed);
    }

    void encode(Stmt2Fields out, Place place) {
        switch (place.type()) {
            case BOOL -> booleans(place).encode(out, place);
            case TINYINT, SMALLINT, INT, BIGINT, UTINYINT, USMALLINT, UINT ->
                longs(place).encode(out, place);
            case UBIGINT -> unsigned(out, place);
            case TIMESTAMP -> longs(place).encode(out, place);
            case FLOAT, DOUBLE -> doubles(place).encode(out, place);
            case DECIMAL, DECIMAL64 -> decimals(place).encode(out, place);
            case VARCHAR, NCHAR, JSON -> texts(place, out);
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> bytes(place).encode(out, place);
            case NULL -> throw place.wrongType("a value");
        }
    }

    private byte[] states() {
        byte[] states = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            states[i] = values[i] == null ? Stmt2Fields.NULL : Stmt2Fields.VALUE;
        }
        return states;
    }

    private BindValues booleans(Place place) {
        boolean[] array = new boolean[values.length];
        for (int i = 0; i < array.length; i++) {
            Object value = values[i];
            if (value instanceof Boolean b) {
                array[i] = b;
            } else if (value != null) {
                throw place.wrongType(value.getClass().getSimpleName() + " (row " + i + ")");
            }
        }
        return new BindValues.Booleans(array, states());
    }

    private BindValues longs(Place place) {
        long[] array = new long[values.length];
        for (int i = 0; i < array.length; i++) {
            Object value = values[i];
            if (value != null) {
                array[i] = place.type() == DataType.TIMESTAMP ? ticks(value, i, place) : whole(value, i, place);
            }
        }
        return new BindValues.Longs(array, states());
    }

    private static long whole(Object value, int row, Place place) {
        BigDecimal number = decimal(value, row, place);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw place.outOfRange(row, value);
        }
    }

    private void unsigned(Stmt2Fields out, Place place) {
        long[] array = new long[values.length];
        for (int i = 0; i < array.length; i++) {
            Object value = values[i];
            if (value != null) {
                array[i] = unsigned(value, i, place);
            }
        }
        // not through the range check of longs: here a negative one is a large number
        out.longs(DataType.UBIGINT, array, states(), 0, array.length);
    }

    private static long unsigned(Object value, int row, Place place) {
        BigDecimal number = decimal(value, row, place);
        try {
            BigInteger whole = number.toBigIntegerExact();
            if (whole.signum() >= 0 && whole.bitLength() <= Long.SIZE) {
                return whole.longValue();
            }
        } catch (ArithmeticException e) {
            throw place.outOfRange(row, value);
        }
        throw place.outOfRange(row, value);
    }

    private static long ticks(Object value, int row, Place place) {
        Instant instant;
        if (value instanceof Instant i) {
            instant = i;
        } else if (value instanceof LocalDateTime t) {
            instant = t.atZone(place.zone()).toInstant();
        } else if (value instanceof ZonedDateTime t) {
            instant = t.toInstant();
        } else if (value instanceof OffsetDateTime t) {
            instant = t.toInstant();
        } else if (value instanceof Date d) {
            instant = d.toInstant();
        } else {
            return whole(value, row, place);
        }
        try {
            long ticks = Ticks.ofInstant(instant, place.field().precision());
            if (Ticks.toInstant(ticks, place.field().precision()).equals(instant)) {
                return ticks;
            }
        } catch (ArithmeticException e) {
            throw place.outOfRange(row, value);
        }
        throw place.outOfRange(
                row, value + " (finer than " + place.field().precision().text() + ")");
    }

    private BindValues doubles(Place place) {
        double[] array = new double[values.length];
        for (int i = 0; i < array.length; i++) {
            Object value = values[i];
            if (value instanceof Double || value instanceof Float) {
                array[i] = ((Number) value).doubleValue();
            } else if (value != null) {
                BigDecimal number = decimal(value, i, place);
                array[i] = number.doubleValue();
                if (Double.isInfinite(array[i]) || !(value instanceof BigDecimal) && lost(number, array[i])) {
                    throw place.outOfRange(i, value);
                }
            }
        }
        return new BindValues.Doubles(array, states());
    }

    private static boolean lost(BigDecimal whole, double rounded) {
        return new BigDecimal(rounded).compareTo(whole) != 0;
    }

    private BindValues decimals(Place place) {
        @Nullable BigDecimal[] array = new @Nullable BigDecimal[values.length];
        for (int i = 0; i < array.length; i++) {
            Object value = values[i];
            array[i] = value == null ? null : decimal(value, i, place);
        }
        return new BindValues.Decimals(array);
    }

    /** The exact number of an object; floating-point numbers count as their shortest text. */
    private static BigDecimal decimal(Object value, int row, Place place) {
        if (value instanceof BigDecimal d) {
            return d;
        }
        if (value instanceof BigInteger i) {
            return new BigDecimal(i);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof Double || value instanceof Float) {
            double d = ((Number) value).doubleValue();
            if (Double.isNaN(d) || Double.isInfinite(d)) {
                throw place.outOfRange(row, value);
            }
            return new BigDecimal(value.toString());
        }
        throw place.wrongType(value.getClass().getSimpleName() + " (row " + row + ")");
    }

    private void texts(Place place, Stmt2Fields out) {
        @Nullable String[] array = new @Nullable String[values.length];
        for (int i = 0; i < array.length; i++) {
            Object value = values[i];
            if (value instanceof CharSequence || value instanceof Enum<?>) {
                array[i] = value.toString();
            } else if (value instanceof byte[] && place.type() == DataType.VARCHAR) {
                bytes(place).encode(out, place);
                return;
            } else if (value != null) {
                throw place.wrongType(value.getClass().getSimpleName() + " (row " + i + ")");
            }
        }
        new BindValues.Texts(array).encode(out, place);
    }

    private BindValues bytes(Place place) {
        byte[] @Nullable [] array = new byte @Nullable [values.length][];
        for (int i = 0; i < array.length; i++) {
            Object value = values[i];
            if (value instanceof byte[] b) {
                array[i] = b;
            } else if (value != null) {
                throw place.wrongType(value.getClass().getSimpleName() + " (row " + i + ")");
            }
        }
        return new BindValues.Bytes(array);
    }
}
