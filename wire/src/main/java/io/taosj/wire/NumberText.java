package io.taosj.wire;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floating-point numbers as REST answers spell them: the shortest digits that give the number back, with an exponent
 * only below 1e-6 and from 1e21.
 */
final class NumberText {
    private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
    private static final float[] FLOAT_POWERS = {1, 10, 100, 1e3f, 1e4f, 1e5f, 1e6f};
    private static final long[] WHOLE_POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    /** Any two decimals of at most 15 digits are different doubles, of 6 digits different floats. */
    private static final double MOST_EXACT = 1e15;

    private static final float MOST_EXACT_FLOAT = 1e6f;
    /** Older libraries print more digits than needed. */
    private static final boolean LIBRARY_IS_SHORTEST = Runtime.version().feature() >= 19;

    private NumberText() {}

    /** Writes a finite number. */
    static void write(double value, TextBuffer out) {
        if (sign(value == 0, Double.doubleToRawLongBits(value) < 0, out)) {
            return;
        }
        double abs = Math.abs(value);
        for (int k = 0; k < POWERS.length; k++) {
            double scaled = abs * POWERS[k];
            if (scaled >= MOST_EXACT) {
                break;
            }
            long digits = (long) scaled;
            if (digits == scaled && digits / POWERS[k] == abs) {
                decimal(digits, k, out);
                return;
            }
        }
        String text = Double.toString(abs);
        if (!LIBRARY_IS_SHORTEST || abs < Double.MIN_NORMAL) {
            text = shortest(abs, text);
        }
        digits(text, abs < 1e-6 || abs >= 1e21, out);
    }

    /** Writes a finite number. */
    static void write(float value, TextBuffer out) {
        if (sign(value == 0, Float.floatToRawIntBits(value) < 0, out)) {
            return;
        }
        float abs = Math.abs(value);
        for (int k = 0; k < FLOAT_POWERS.length; k++) {
            float scaled = abs * FLOAT_POWERS[k];
            if (scaled >= MOST_EXACT_FLOAT) {
                break;
            }
            int digits = (int) scaled;
            if (digits == scaled && digits / FLOAT_POWERS[k] == abs) {
                decimal(digits, k, out);
                return;
            }
        }
        String text = Float.toString(abs);
        if (!LIBRARY_IS_SHORTEST || abs < Float.MIN_NORMAL) {
            text = shortest(abs, text);
        }
        digits(text, abs < 1e-6f || abs >= 1e21f, out);
    }

    /** Writes the sign, and the number if it is zero. */
    private static boolean sign(boolean zero, boolean negative, TextBuffer out) {
        if (negative) {
            out.put('-');
        }
        if (zero) {
            out.put('0');
        }
        return zero;
    }

    private static void decimal(long digits, int scale, TextBuffer out) {
        long rest = digits;
        int k = scale;
        while (k > 0 && rest % 10 == 0) {
            rest /= 10;
            k--;
        }
        out.digits(rest / WHOLE_POWERS[k], 1);
        if (k > 0) {
            out.put('.').digits(rest % WHOLE_POWERS[k], k);
        }
    }

    /** Tries to say a number with fewer digits than the library does. */
    static String shortest(double abs, String text) {
        String best = text;
        BigDecimal exact = new BigDecimal(abs);
        for (int digits = new BigDecimal(text).precision(); digits > 0; digits--) {
            BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() != abs) {
                break;
            }
            best = shorter.toString();
        }
        return best;
    }

    /** The same for a float, whose neighbours are farther away. */
    static String shortest(float abs, String text) {
        String best = text;
        BigDecimal exact = new BigDecimal(abs);
        for (int digits = new BigDecimal(text).precision(); digits > 0; digits--) {
            BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (Float.parseFloat(shorter.toString()) != abs) {
                break;
            }
            best = shorter.toString();
        }
        return best;
    }

    /** Writes a positive number of any Java notation in plain or in scientific notation. */
    private static void digits(String text, boolean scientific, TextBuffer out) {
        if (!scientific && text.indexOf('E') < 0) {
            out.ascii(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
            return;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (!scientific) {
            out.ascii(number.toPlainString());
            return;
        }
        String digits = number.unscaledValue().toString();
        out.put(digits.charAt(0));
        if (digits.length() > 1) {
            out.put('.').ascii(digits.substring(1));
        }
        int exponent = digits.length() - 1 - number.scale();
        out.put('e').put(exponent < 0 ? '-' : '+').digits(Math.abs(exponent), 2);
    }
}
