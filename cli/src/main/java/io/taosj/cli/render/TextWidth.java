package io.taosj.cli.render;

/** How many columns of a terminal a text takes. */
final class TextWidth {
    private TextWidth() {}

    /** Columns of a text without control characters. */
    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int code = text.codePointAt(i);
            i += Character.charCount(code);
            width += of(code);
        }
        return width;
    }

    private static int of(int code) {
        int type = Character.getType(code);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(code) ? 2 : 1;
    }

    /** East Asian wide characters and emoji. */
    private static boolean isWide(int code) {
        return code >= 0x1100
                && (code <= 0x115F
                        || (code >= 0x2E80 && code <= 0xA4CF)
                        || (code >= 0xAC00 && code <= 0xD7A3)
                        || (code >= 0xF900 && code <= 0xFAFF)
                        || (code >= 0xFE30 && code <= 0xFE6F)
                        || (code >= 0xFF00 && code <= 0xFF60)
                        || (code >= 0xFFE0 && code <= 0xFFE6)
                        || (code >= 0x1F300 && code <= 0x1FAFF)
                        || (code >= 0x20000 && code <= 0x3FFFD));
    }

    /** The text with blanks before or behind it. */
    static String pad(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - of(text)));
        return right ? blanks + text : text + blanks;
    }
}
