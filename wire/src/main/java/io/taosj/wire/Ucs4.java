package io.taosj.wire;

/** Text as four little-endian bytes per code point: NCHAR in column blocks. */
public final class Ucs4 {
    private static final int WIDTH = 4;
    private static final int REPLACEMENT = 0xFFFD;

    private Ucs4() {}

    /**
     * Text of its stored bytes; numbers that are no code points become U+FFFD.
     *
     * @throws WireFormatException if the length is no multiple of four
     */
    public static String decode(byte[] bytes) {
        if (bytes.length % WIDTH != 0) {
            throw new WireFormatException("NCHAR value of " + bytes.length + " bytes, not a multiple of 4");
        }
        StringBuilder text = new StringBuilder(bytes.length / WIDTH);
        for (int i = 0; i < bytes.length; i += WIDTH) {
            int code = bytes[i] & 0xFF
                    | (bytes[i + 1] & 0xFF) << 8
                    | (bytes[i + 2] & 0xFF) << 16
                    | (bytes[i + 3] & 0xFF) << 24;
            text.appendCodePoint(Character.isValidCodePoint(code) ? code : REPLACEMENT);
        }
        return text.toString();
    }

    /** Stored bytes of a text. */
    public static byte[] encode(String text) {
        byte[] bytes = new byte[text.codePointCount(0, text.length()) * WIDTH];
        int at = 0;
        for (int i = 0; i < text.length(); ) {
            int code = text.codePointAt(i);
            i += Character.charCount(code);
            bytes[at] = (byte) code;
            bytes[at + 1] = (byte) (code >>> 8);
            bytes[at + 2] = (byte) (code >>> 16);
            at += WIDTH;
        }
        return bytes;
    }
}
