package io.taosj.engine.internal.insert;

/** Quoted texts as the dialect writes them. */
final class Strings {
    private Strings() {}

    /** What stands between two quotes, with escapes and doubled quotes resolved. */
    static String decode(String text, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        char quote = from > 0 ? text.charAt(from - 1) : '\'';
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < to) {
                i++;
                escape(text.charAt(i), out);
            } else {
                out.append(c);
                if (c == quote) {
                    i++;
                }
            }
        }
        return out.toString();
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case '%', '_', 'x' -> out.append('\\').append(c);
            default -> out.append(c);
        }
    }
}
