package io.taosj.internal.bind;

import io.taosj.wire.DataType;

/** Whether texts fit: NCHAR counts characters, the others UTF-8 bytes. */
public final class TextLengths {
    private static final int MOST_BYTES_PER_CHAR = 3;

    private TextLengths() {}

    public static boolean fits(String text, DataType type, int most) {
        if (type == DataType.JSON) {
            // the server limits the stored form, which is not the text
            return true;
        }
        if (type == DataType.NCHAR) {
            return text.length() <= most || text.codePointCount(0, text.length()) <= most;
        }
        return (long) MOST_BYTES_PER_CHAR * text.length() <= most || utf8Length(text) <= most;
    }

    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // a surrogate pair has four bytes, two for each half
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : MOST_BYTES_PER_CHAR;
        }
        return length;
    }
}
