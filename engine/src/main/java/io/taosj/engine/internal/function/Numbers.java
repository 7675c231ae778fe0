package io.taosj.engine.internal.function;

import java.math.BigInteger;

/** Numbers at the beginning of texts, as C's strtod and strtoll read them. */
final class Numbers {
    private static final BigInteger UNSIGNED_RANGE = BigInteger.ONE.shiftLeft(64);

    private Numbers() {}

    /** The decimal number with which a text begins, or 0; behind leading blanks. */
    static double prefixDouble(String text) {
        int start = skipBlanks(text);
        int end = skipDigits(text, skipSign(text, start));
        int digits = end - skipSign(text, start);
        if (end < text.length() && text.charAt(end) == '.') {
            int fractionEnd = skipDigits(text, end + 1);
            digits += fractionEnd - end - 1;
            end = fractionEnd;
        }
        if (digits == 0) {
            return 0;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = skipSign(text, end + 1);
            int exponentEnd = skipDigits(text, exponent);
            end = exponentEnd > exponent ? exponentEnd : end;
        }
        return Double.parseDouble(text.substring(start, end));
    }

    /** The whole number with which a text begins, or 0; too large ones become the nearest long. */
    static long prefixLong(String text) {
        int start = skipBlanks(text);
        int digits = skipSign(text, start);
        int end = skipDigits(text, digits);
        if (end == digits) {
            return 0;
        }
        boolean negative = text.charAt(start) == '-';
        long value = 0;
        for (int i = digits; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (value < (Long.MIN_VALUE + digit) / 10) {
                return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
            value = value * 10 - digit;
        }
        return negative ? value : value == Long.MIN_VALUE ? Long.MAX_VALUE : -value;
    }

    /** The whole number with which a text begins as the bits of an unsigned long; a negative one wraps around. */
    static long prefixUnsigned(String text) {
        int start = skipBlanks(text);
        int digits = skipSign(text, start);
        int end = skipDigits(text, digits);
        if (end == digits) {
            return 0;
        }
        BigInteger value = new BigInteger(text.substring(digits, end));
        if (value.compareTo(UNSIGNED_RANGE) >= 0) {
            return -1L;
        }
        return text.charAt(start) == '-' ? -value.longValue() : value.longValue();
    }

    private static int skipBlanks(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || (text.charAt(i) >= '\t' && text.charAt(i) <= '\r'))) {
            i++;
        }
        return i;
    }

    private static int skipSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int skipDigits(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
