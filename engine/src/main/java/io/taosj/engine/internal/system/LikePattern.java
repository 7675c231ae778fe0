package io.taosj.engine.internal.system;

import java.util.Arrays;

/**
 * A pattern of SHOW … LIKE: {@code %} any text, {@code _} one character, {@code \%} and {@code \_} those characters
 * themselves; ASCII letters of either case are equal.
 */
final class LikePattern {
    private static final int ANY_TEXT = -1;
    private static final int ANY_ONE = -2;

    private final int[] symbols;

    LikePattern(String pattern) {
        int[] points = pattern.codePoints().toArray();
        int[] out = new int[points.length];
        int n = 0;
        for (int i = 0; i < points.length; i++) {
            if (points[i] == '\\' && i + 1 < points.length && (points[i + 1] == '%' || points[i + 1] == '_')) {
                out[n++] = fold(points[++i]);
            } else if (points[i] == '%') {
                out[n++] = ANY_TEXT;
            } else {
                out[n++] = points[i] == '_' ? ANY_ONE : fold(points[i]);
            }
        }
        symbols = Arrays.copyOf(out, n);
    }

    /** Whether the whole text fits; needs time of text times pattern at worst. */
    boolean matches(String text) {
        int[] points = text.codePoints().map(LikePattern::fold).toArray();
        int at = 0;
        int symbol = 0;
        int star = -1;
        int retry = 0;
        while (at < points.length) {
            if (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
                star = symbol++;
                retry = at;
            } else if (symbol < symbols.length && (symbols[symbol] == ANY_ONE || symbols[symbol] == points[at])) {
                symbol++;
                at++;
            } else if (star >= 0) {
                symbol = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (symbol < symbols.length && symbols[symbol] == ANY_TEXT) {
            symbol++;
        }
        return symbol == symbols.length;
    }

    private static int fold(int point) {
        return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
    }
}
