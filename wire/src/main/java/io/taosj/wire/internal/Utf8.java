package io.taosj.wire.internal;

/** Writes text as UTF-8 into arrays, without objects in between. */
public final class Utf8 {
    /** Most bytes that one char needs; a surrogate pair needs four. */
    public static final int MOST_BYTES = 3;

    private Utf8() {}

    /**
     * Encodes a part of an array; unpaired surrogates become '?'.
     *
     * @return the position behind the last byte written
     */
    public static int encode(char[] text, int from, int length, byte[] target, int to) {
        int at = to;
        int end = from + length;
        int i = from;
        while (i < end && text[i] < 0x80) {
            target[at++] = (byte) text[i++];
        }
        while (i < end) {
            char c = text[i++];
            if (c < 0x80) {
                target[at++] = (byte) c;
            } else if (!Character.isSurrogate(c)) {
                at = encode(c, target, at);
            } else if (i < end && Character.isSurrogatePair(c, text[i])) {
                at = encode(Character.toCodePoint(c, text[i++]), target, at);
            } else {
                target[at++] = '?';
            }
        }
        return at;
    }

    /**
     * Encodes one code point that is no surrogate.
     *
     * @return the position behind the last byte written
     */
    public static int encode(int code, byte[] target, int to) {
        int at = to;
        if (code < 0x80) {
            target[at++] = (byte) code;
            return at;
        }
        if (code < 0x800) {
            target[at++] = (byte) (0xC0 | code >> 6);
        } else {
            if (code < 0x10000) {
                target[at++] = (byte) (0xE0 | code >> 12);
            } else {
                target[at++] = (byte) (0xF0 | code >> 18);
                target[at++] = (byte) (0x80 | code >> 12 & 0x3F);
            }
            target[at++] = (byte) (0x80 | code >> 6 & 0x3F);
        }
        target[at++] = (byte) (0x80 | code & 0x3F);
        return at;
    }
}
