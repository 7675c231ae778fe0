package io.taosj;

import io.taosj.wire.SchemalessPrecision;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A point for schemaless writing, built field by field; names and values are escaped as line protocol wants it.
 *
 * <p>What the protocol can't express is refused at once with a {@link TaosInterfaceException}: empty names, names of over
 * 64 bytes, line feeds, names and tags that end in a backslash, NaN and infinite numbers. Mutable, for use by one thread
 * at a time.
 *
 * <pre>{@code
 * Point.of("meters").tag("location", "Berlin, Mitte").field("current", 10.3).time(Instant.now())
 * }</pre>
 */
public final class Point {
    private static final int MAX_NAME_BYTES = 64;
    private static final int MAX_TABLE_BYTES = 192;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private final String table;
    private final StringBuilder tags = new StringBuilder();
    private final StringBuilder fields = new StringBuilder();
    private String time = "";

    private Point(String table) {
        this.table = table;
    }

    /**
     * A point of a super table.
     *
     * @param superTable its name; servers turn dots in it into underscores
     */
    public static Point of(String superTable) {
        check("super table", superTable, MAX_TABLE_BYTES);
        if (superTable.startsWith("#")) {
            throw wrong("super table", superTable, "begins with #, which makes the line a comment");
        }
        return new Point(superTable);
    }

    /** Adds a tag, an NCHAR. */
    public Point tag(String name, String value) {
        check("tag", name, MAX_NAME_BYTES);
        checkText("value of tag " + name, value);
        if (value.isEmpty()) {
            throw wrong("value of tag " + name, value, "is empty; leave the tag out");
        }
        tags.append(',').append(escaped(name, ",= ")).append('=').append(escaped(value, ",= "));
        return this;
    }

    /** Adds a DOUBLE. */
    public Point field(String name, double value) {
        return number(name, value, Double.toString(value));
    }

    /** Adds a FLOAT. */
    public Point field(String name, float value) {
        return number(name, value, value + "f32");
    }

    private Point number(String name, double value, String text) {
        if (!Double.isFinite(value)) {
            throw wrong("value of field " + name, text, "is no finite number");
        }
        return raw(name, text);
    }

    /** Adds a TINYINT. */
    public Point field(String name, byte value) {
        return raw(name, value + "i8");
    }

    /** Adds a SMALLINT. */
    public Point field(String name, short value) {
        return raw(name, value + "i16");
    }

    /** Adds an INT. */
    public Point field(String name, int value) {
        return raw(name, value + "i32");
    }

    /** Adds a BIGINT. */
    public Point field(String name, long value) {
        return raw(name, value + "i64");
    }

    /** Adds a BOOL. */
    public Point field(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    /** Adds a VARCHAR. */
    public Point field(String name, String value) {
        return raw(name, quoted(name, value));
    }

    /** Adds an NCHAR. */
    public Point nchar(String name, String value) {
        return raw(name, "L" + quoted(name, value));
    }

    /** Adds a VARBINARY. */
    public Point field(String name, byte[] value) {
        return raw(name, "B\"\\\\x" + HexFormat.of().formatHex(value) + '"');
    }

    /**
     * Adds a GEOMETRY.
     *
     * @param wkt well-known text, for example {@code POINT(1 2)}
     */
    public Point geometry(String name, String wkt) {
        return raw(name, "G" + quoted(name, wkt));
    }

    /** Adds a TINYINT UNSIGNED, 0 to 255. */
    public Point unsignedByte(String name, int value) {
        return raw(name, inRange(name, value, 0xFF) + "u8");
    }

    /** Adds a SMALLINT UNSIGNED, 0 to 65535. */
    public Point unsignedShort(String name, int value) {
        return raw(name, inRange(name, value, 0xFFFF) + "u16");
    }

    /** Adds an INT UNSIGNED, 0 to 4294967295. */
    public Point unsignedInt(String name, long value) {
        return raw(name, inRange(name, value, 0xFFFF_FFFFL) + "u32");
    }

    /** Adds a BIGINT UNSIGNED, 0 to 2^64 - 1. */
    public Point unsignedLong(String name, BigInteger value) {
        if (value.signum() < 0 || value.compareTo(MAX_UNSIGNED) > 0) {
            throw wrong("value of field " + name, value.toString(), "is out of 0 to " + MAX_UNSIGNED);
        }
        return raw(name, value + "u64");
    }

    private static long inRange(String name, long value, long max) {
        if (value < 0 || value > max) {
            throw wrong("value of field " + name, Long.toString(value), "is out of 0 to " + max);
        }
        return value;
    }

    private Point raw(String name, String value) {
        check("field", name, MAX_NAME_BYTES);
        fields.append(fields.isEmpty() ? " " : ",").append(escaped(name, ",= "));
        fields.append('=').append(value);
        return this;
    }

    /** Sets the time; without one the server takes its own. */
    public Point time(Instant instant) {
        try {
            return nanos(Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano()));
        } catch (ArithmeticException e) {
            throw wrong("time", instant.toString(), "does not fit 64 bits of nanoseconds");
        }
    }

    /** Sets the time as a number of units since 1970; without a time the server takes its own. */
    public Point time(long count, SchemalessPrecision unit) {
        try {
            return nanos(Math.multiplyExact(count, unit.nanos()));
        } catch (ArithmeticException e) {
            throw wrong("time", count + " " + unit, "does not fit 64 bits of nanoseconds");
        }
    }

    private Point nanos(long count) {
        if (count == 0) {
            throw wrong("time", "0", "means the server's own time");
        }
        time = " " + count;
        return this;
    }

    /**
     * The point as a line whose timestamp is in nanoseconds.
     *
     * @throws TaosInterfaceException if it has no field
     */
    public String toLine() {
        if (fields.isEmpty()) {
            throw wrong("point of super table", table, "has no field");
        }
        return escaped(table, ", ") + tags + fields + time;
    }

    /** The line, as far as the point is built. */
    @Override
    public String toString() {
        return escaped(table, ", ") + tags + fields + time;
    }

    private static String quoted(String name, String value) {
        Objects.requireNonNull(value, name);
        checkLineFeed("value of field " + name, value);
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void check(String what, String name, int maxBytes) {
        checkText(what, name);
        if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw wrong(what, name, "is empty or longer than " + maxBytes + " bytes");
        }
    }

    private static void checkText(String what, String text) {
        Objects.requireNonNull(text, what);
        checkLineFeed(what, text);
        if (text.endsWith("\\")) {
            throw wrong(what, text, "ends in a backslash, which would escape what follows");
        }
    }

    private static void checkLineFeed(String what, String text) {
        if (text.indexOf('\n') >= 0) {
            throw wrong(what, text, "has a line feed, which ends the line");
        }
    }

    private static String escaped(String text, String characters) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (characters.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    private static TaosInterfaceException wrong(String what, String text, String why) {
        return new TaosInterfaceException(ClientErrors.INVALID_ARGUMENT, what + " '" + text + "' " + why);
    }
}
