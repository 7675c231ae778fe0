package io.taosj.engine.internal.sql;

/** Turns literals as written into values. */
public final class Literals {
    private Literals() {}

    /**
     * Decodes a quoted text: takes off the quotes, halves doubled ones, resolves escapes.
     *
     * @param quoted with its quotes
     */
    public static String decode(String quoted) {
        char quote = quoted.charAt(0);
        int end = quoted.length() - 1;
        if (quoted.indexOf('\\') < 0 && quoted.indexOf(quote, 1) == end) {
            return quoted.substring(1, end);
        }
        StringBuilder out = new StringBuilder(quoted.length());
        for (int i = 1; i < end; i++) {
            char c = quoted.charAt(i);
            if (c == quote) {
                i++;
                out.append(c);
            } else if (c == '\\' && i + 1 < end) {
                i++;
                escape(quoted.charAt(i), out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            // for LIKE patterns and hexadecimal bytes the backslash must survive
            case '%', '_', 'x' -> out.append('\\').append(c);
            default -> out.append(c);
        }
    }

    /** Whether a text is digits and one unit letter. */
    static boolean isDuration(String text) {
        Lexer lexer = new Lexer(text);
        return lexer.next() == Token.DURATION && lexer.end() == text.length();
    }

    /** The number of a run of digits; what is too large becomes the largest number. */
    static long clamp(String text, int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return Long.MAX_VALUE;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
