package io.taosj.engine.internal.schemaless;

import io.taosj.engine.internal.insert.NumberText;
import io.taosj.engine.internal.insert.WellKnownText;
import io.taosj.wire.DataType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values with their types written in them: {@code 1.5}, {@code 3i8}, {@code true}, {@code "text"}, {@code L"text"}. */
final class ValueParser {
    /** Digits that fit a long whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private static final int MAX_DIGITS = 20;

    private final Value value;
    private final WellKnownText geometries = new WellKnownText();

    ValueParser(Value value) {
        this.value = value;
    }

    /** Where the quote of a value that starts somewhere stands, or -1 if it is no quoted one. */
    static int quote(String s, int from, int to) {
        if (from < to && s.charAt(from) == '"') {
            return from;
        }
        return from + 1 < to && s.charAt(from + 1) == '"' && quoted(s.charAt(from)) != null ? from + 1 : -1;
    }

    private static @Nullable DataType quoted(char prefix) {
        return switch (prefix) {
            case '"' -> DataType.VARCHAR;
            case 'L', 'l' -> DataType.NCHAR;
            case 'B', 'b' -> DataType.VARBINARY;
            case 'G', 'g' -> DataType.GEOMETRY;
            default -> null;
        };
    }

    /** The end of a value, behind its closing quote or at the next comma or blank; -1 if a quote isn't closed. */
    static int end(String s, int from, int to) {
        int quote = quote(s, from, to);
        if (quote < 0) {
            int i = from;
            while (i < to && s.charAt(i) != ',' && s.charAt(i) != ' ') {
                i++;
            }
            return i;
        }
        for (int i = quote + 1; i < to; i++) {
            char c = s.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Reads a value; false if it is none. */
    boolean parse(String s, int from, int to) {
        if (from >= to) {
            return false;
        }
        int quote = quote(s, from, to);
        if (quote >= 0) {
            return text(s.charAt(from), unescape(s, quote + 1, to - 1));
        }
        char c = s.charAt(from);
        if (c == 't' || c == 'T' || c == 'f' || c == 'F') {
            return bool(s.substring(from, to));
        }
        return number(s, from, to);
    }

    private boolean bool(String text) {
        switch (text) {
            case "t", "T", "true", "True", "TRUE" -> value.setWhole(DataType.BOOL, 1);
            case "f", "F", "false", "False", "FALSE" -> value.setWhole(DataType.BOOL, 0);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String unescape(String s, int from, int to) {
        int slash = s.indexOf('\\', from);
        if (slash < 0 || slash >= to) {
            return s.substring(from, to);
        }
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (c == '\\' && i + 1 < to && (s.charAt(i + 1) == '"' || s.charAt(i + 1) == '\\')) {
                i++;
                c = s.charAt(i);
            }
            text.append(c);
        }
        return text.toString();
    }

    private boolean text(char prefix, String text) {
        DataType type = quoted(prefix);
        if (type == DataType.GEOMETRY) {
            byte[] wkb = geometries.toBinary(text);
            if (wkb != null) {
                value.setBytes(DataType.GEOMETRY, wkb);
            }
            return wkb != null;
        }
        if (type == DataType.VARBINARY) {
            return bytes(text);
        }
        value.setText(type == null ? DataType.VARCHAR : type, text);
        return true;
    }

    private boolean bytes(String text) {
        try {
            value.setBytes(
                    DataType.VARBINARY,
                    text.startsWith("\\x")
                            ? HexFormat.of().parseHex(text, 2, text.length())
                            : text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean number(String s, int from, int to) {
        int digits = to;
        while (digits > from && NumberText.isDigit(s.charAt(digits - 1))) {
            digits--;
        }
        char letter = digits > from ? s.charAt(digits - 1) : ' ';
        if (letter == 'i' || letter == 'u' || letter == 'f') {
            return suffixed(s, from, digits - 1, s.substring(digits - 1, to));
        }
        return real(s, from, to, DataType.DOUBLE);
    }

    private boolean suffixed(String s, int from, int to, String suffix) {
        return switch (suffix) {
            case "f32" -> real(s, from, to, DataType.FLOAT);
            case "f64" -> real(s, from, to, DataType.DOUBLE);
            case "i8" -> whole(s, from, to, DataType.TINYINT);
            case "i16" -> whole(s, from, to, DataType.SMALLINT);
            case "i32" -> whole(s, from, to, DataType.INT);
            case "i", "i64" -> whole(s, from, to, DataType.BIGINT);
            case "u8" -> whole(s, from, to, DataType.UTINYINT);
            case "u16" -> whole(s, from, to, DataType.USMALLINT);
            case "u32" -> whole(s, from, to, DataType.UINT);
            case "u", "u64" -> whole(s, from, to, DataType.UBIGINT);
            default -> false;
        };
    }

    private boolean real(String s, int from, int to, DataType type) {
        boolean signed = from < to && (s.charAt(from) == '-' || s.charAt(from) == '+');
        int body = signed ? from + 1 : from;
        return NumberText.isDecimal(s, body, to)
                && real(
                        value,
                        type,
                        s.charAt(from) == '-' ? -NumberText.decimal(s, body, to) : NumberText.decimal(s, body, to));
    }

    /** Takes a number as FLOAT or DOUBLE; false if it is too large. */
    static boolean real(Value value, DataType type, double number) {
        double fitting = type == DataType.FLOAT ? (float) number : number;
        value.setReal(type, fitting);
        return Double.isFinite(fitting);
    }

    private boolean whole(String s, int from, int to, DataType type) {
        boolean negative = from < to && s.charAt(from) == '-';
        int body = negative || from < to && s.charAt(from) == '+' ? from + 1 : from;
        if (body >= to || to - body > MAX_DIGITS) {
            return false;
        }
        long size = 0;
        for (int i = body; i < to; i++) {
            char c = s.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            size = size * 10 + (c - '0');
        }
        return to - body <= SAFE_DIGITS
                ? whole(value, type, negative ? -size : size)
                : large(type, new BigInteger(s.substring(from, to)));
    }

    private boolean large(DataType type, BigInteger number) {
        if (type == DataType.UBIGINT) {
            value.setWhole(type, number.longValue());
            return number.signum() >= 0 && number.bitLength() <= Long.SIZE;
        }
        return number.bitLength() < Long.SIZE && whole(value, type, number.longValue());
    }

    /** Takes a whole number of an integer type; false if it is out of the type's range. */
    static boolean whole(Value value, DataType type, long number) {
        value.setWhole(type, number);
        return switch (type) {
            case TINYINT -> number == (byte) number;
            case SMALLINT -> number == (short) number;
            case INT -> number == (int) number;
            case UTINYINT -> number >> Byte.SIZE == 0;
            case USMALLINT -> number >> Short.SIZE == 0;
            case UINT -> number >> Integer.SIZE == 0;
            case UBIGINT -> number >= 0;
            default -> true;
        };
    }
}
