package io.taosj.engine.internal.insert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers from their text, without making a string where the common forms allow it. */
public final class NumberText {
    /** Digits that fit a long whatever they are. */
    private static final int SAFE_DIGITS = 18;
    /** Digits of the largest unsigned number. */
    private static final int MAX_DIGITS = 20;

    /** Longer numbers at the beginning of a text are cut. */
    private static final int MAX_NUMBER_TEXT = 64;

    private static final int HEX = 16;
    private static final int BINARY = 2;
    private static final long EXACT_MANTISSA = 1L << 53;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private NumberText() {}

    /** Whether the text is at most 18 digits with at most one sign: then {@link #smallInteger} is right for it. */
    static boolean isSmallInteger(String s, int from, int to) {
        int i = from < to && isSign(s.charAt(from)) ? from + 1 : from;
        if (i >= to || to - i > SAFE_DIGITS) {
            return false;
        }
        for (; i < to; i++) {
            if (!isDigit(s.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static long smallInteger(String s, int from, int to) {
        boolean negative = s.charAt(from) == '-';
        long value = 0;
        for (int i = negative || s.charAt(from) == '+' ? from + 1 : from; i < to; i++) {
            value = value * 10 + (s.charAt(i) - '0');
        }
        return negative ? -value : value;
    }

    /**
     * Any number as an integer: digits, hexadecimal, binary, or with point or exponent, then rounded half away from zero.
     *
     * @return null if the text is no number or far from any integer type's range
     */
    static @Nullable BigInteger integer(String s, int from, int to) {
        if (isSmallInteger(s, from, to)) {
            return BigInteger.valueOf(smallInteger(s, from, to));
        }
        boolean signed = from < to && isSign(s.charAt(from));
        int body = signed ? from + 1 : from;
        BigInteger size = magnitude(s, body, to);
        return size != null && signed && s.charAt(from) == '-' ? size.negate() : size;
    }

    private static @Nullable BigInteger magnitude(String s, int body, int to) {
        int radix = radix(s, body, to);
        if (radix != 0) {
            return based(s, body + 2, to, radix);
        }
        if (!isDecimal(s, body, to)) {
            return null;
        }
        if (isDigits(s, body, to)) {
            int start = body;
            while (start < to - 1 && s.charAt(start) == '0') {
                start++;
            }
            return to - start > MAX_DIGITS ? null : new BigInteger(s.substring(start, to));
        }
        double value = decimal(s, body, to);
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(0, RoundingMode.HALF_UP).toBigInteger()
                : null;
    }

    private static @Nullable BigInteger based(String s, int from, int to, int radix) {
        int start = from;
        while (start < to - 1 && s.charAt(start) == '0') {
            start++;
        }
        if (start >= to || to - start > Long.SIZE) {
            return null;
        }
        for (int i = start; i < to; i++) {
            if (Character.digit(s.charAt(i), radix) < 0 || s.charAt(i) >= 0x80) {
                return null;
            }
        }
        return new BigInteger(s.substring(start, to), radix);
    }

    private static int radix(String s, int body, int to) {
        if (to - body < 2 || s.charAt(body) != '0') {
            return 0;
        }
        return switch (s.charAt(body + 1)) {
            case 'x', 'X' -> HEX;
            case 'b', 'B' -> BINARY;
            default -> 0;
        };
    }

    /**
     * Any number as a double.
     *
     * @return null if the text is no number; infinite if it is too large
     */
    static @Nullable Double real(String s, int from, int to) {
        boolean signed = from < to && isSign(s.charAt(from));
        int body = signed ? from + 1 : from;
        int radix = radix(s, body, to);
        double size;
        if (radix != 0) {
            BigInteger whole = based(s, body + 2, to, radix);
            if (whole == null) {
                return null;
            }
            size = whole.doubleValue();
        } else if (isDecimal(s, body, to)) {
            size = decimal(s, body, to);
        } else {
            return null;
        }
        return signed && s.charAt(from) == '-' ? -size : size;
    }

    /** Whether the text is {@code 1}, {@code 1.5}, {@code 1.}, {@code .5} or one of them with exponent; no sign. */
    public static boolean isDecimal(String s, int from, int to) {
        int i = skipDigits(s, from, to);
        int digits = i - from;
        if (i < to && s.charAt(i) == '.') {
            int fraction = i + 1;
            i = skipDigits(s, fraction, to);
            digits += i - fraction;
        }
        if (digits == 0) {
            return false;
        }
        if (i == to) {
            return true;
        }
        if (s.charAt(i) != 'e' && s.charAt(i) != 'E') {
            return false;
        }
        int exponent = i + 1 < to && isSign(s.charAt(i + 1)) ? i + 2 : i + 1;
        return exponent < to && skipDigits(s, exponent, to) == to;
    }

    /** The value of a text that {@link #isDecimal} accepts. */
    public static double decimal(String s, int from, int to) {
        long mantissa = 0;
        int scale = 0;
        boolean point = false;
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (c == '.') {
                point = true;
            } else if (isDigit(c) && mantissa < EXACT_MANTISSA / 10) {
                mantissa = mantissa * 10 + (c - '0');
                scale += point ? 1 : 0;
            } else {
                return Double.parseDouble(s.substring(from, to));
            }
        }
        // both operands are exact, so the quotient is the nearest double
        return scale < POWERS.length ? mantissa / POWERS[scale] : Double.parseDouble(s.substring(from, to));
    }

    /** The number with which a text begins, 0 if it begins with none. */
    static double leadingReal(String text) {
        String s = text.strip();
        int end = leadingDecimal(s);
        Double value = real(s, 0, end);
        return value == null ? 0 : value;
    }

    /** The digits with which a text begins, as a long that wraps. */
    static long leadingWhole(String text) {
        String s = text.strip();
        int body = !s.isEmpty() && isSign(s.charAt(0)) ? 1 : 0;
        int end = skipDigits(s, body, Math.min(s.length(), body + MAX_DIGITS));
        return end == body ? 0 : new BigInteger(s.substring(s.charAt(0) == '+' ? 1 : 0, end)).longValue();
    }

    private static int leadingDecimal(String s) {
        int best = 0;
        int limit = Math.min(s.length(), MAX_NUMBER_TEXT);
        int body = limit > 0 && isSign(s.charAt(0)) ? 1 : 0;
        for (int end = body + 1; end <= limit; end++) {
            if (isDecimal(s, body, end)) {
                best = end;
            }
        }
        return best;
    }

    private static boolean isDigits(String s, int from, int to) {
        return skipDigits(s, from, to) == to;
    }

    private static int skipDigits(String s, int from, int to) {
        int i = from;
        while (i < to && isDigit(s.charAt(i))) {
            i++;
        }
        return i;
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSign(char c) {
        return c == '-' || c == '+';
    }
}
