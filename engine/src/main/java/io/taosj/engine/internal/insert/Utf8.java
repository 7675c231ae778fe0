package io.taosj.engine.internal.insert;

import java.nio.charset.StandardCharsets;

/** UTF-8 of stretches of a statement; text is mostly ASCII, which needs no encoder. */
final class Utf8 {
    private static final int ASCII_LIMIT = 0x80;
    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;

    private Utf8() {}

    static byte[] bytes(String s, int from, int to) {
        byte[] out = new byte[to - from];
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (c >= ASCII_LIMIT) {
                return s.substring(from, to).getBytes(StandardCharsets.UTF_8);
            }
            out[i - from] = (byte) c;
        }
        return out;
    }

    static byte[] bytes(String s) {
        return bytes(s, 0, s.length());
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Code points in UTF-8 bytes. */
    static int codePoints(byte[] utf8) {
        int count = 0;
        for (byte b : utf8) {
            count += (b & CONTINUATION_MASK) == CONTINUATION ? 0 : 1;
        }
        return count;
    }

    /** The last place at or before a limit where a character begins. */
    static int floor(byte[] utf8, int limit) {
        int end = limit;
        while (end > 0 && (utf8[end] & CONTINUATION_MASK) == CONTINUATION) {
            end--;
        }
        return end;
    }
}
