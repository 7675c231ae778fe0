package io.taosj.wire;

import io.taosj.wire.internal.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Text as four little-endian bytes per code point: NCHAR in column blocks. */
public final class Ucs4 {
    static final int WIDTH = 4;
    private static final int REPLACEMENT = 0xFFFD;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Ucs4() {}

    /**
     * Text of its stored bytes; numbers that are no code points become U+FFFD.
     *
     * @throws WireFormatException if the length is no multiple of four
     */
    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /**
     * Text of a part of an array; see {@link #decode(byte[])}.
     *
     * @throws WireFormatException if the length is no multiple of four
     */
    public static String decode(byte[] bytes, int from, int length) {
        if (length % WIDTH != 0) {
            throw new WireFormatException("NCHAR value of " + length + " bytes, not a multiple of 4");
        }
        // most texts are Latin-1, which strings keep as bytes
        byte[] latin = new byte[length / WIDTH];
        for (int i = 0; i < latin.length; i++) {
            int code = (int) INTS.get(bytes, from + WIDTH * i);
            if ((code & ~0xFF) != 0) {
                return decodeWide(bytes, from, length);
            }
            latin[i] = (byte) code;
        }
        return new String(latin, StandardCharsets.ISO_8859_1);
    }

    private static String decodeWide(byte[] bytes, int from, int length) {
        char[] chars = new char[length / WIDTH * 2];
        int count = 0;
        for (int at = from; at < from + length; at += WIDTH) {
            int code = (int) INTS.get(bytes, at);
            if (code >>> 16 == 0) {
                chars[count++] = (char) code;
            } else {
                count += Character.toChars(Character.isValidCodePoint(code) ? code : REPLACEMENT, chars, count);
            }
        }
        return new String(chars, 0, count);
    }

    /** Stored bytes of a text. */
    public static byte[] encode(String text) {
        byte[] bytes = new byte[text.codePointCount(0, text.length()) * WIDTH];
        char[] chars = text.toCharArray();
        encode(chars, 0, chars.length, bytes, 0);
        return bytes;
    }

    /**
     * Encodes a part of an array.
     *
     * @return the position behind the last byte written
     */
    static int encode(char[] text, int from, int length, byte[] target, int to) {
        int at = to;
        int end = from + length;
        for (int i = from; i < end; i++) {
            int code = text[i];
            if (Character.isSurrogate((char) code)
                    && i + 1 < end
                    && Character.isSurrogatePair((char) code, text[i + 1])) {
                code = Character.toCodePoint((char) code, text[++i]);
            }
            INTS.set(target, at, code);
            at += WIDTH;
        }
        return at;
    }

    /**
     * Rewrites stored bytes as UTF-8, which never needs more room; numbers that are no code points become U+FFFD.
     *
     * @return the position behind the last byte written
     */
    static int toUtf8(byte[] source, int length, byte[] target, int to) {
        if (length % WIDTH != 0) {
            throw new WireFormatException("NCHAR value of " + length + " bytes, not a multiple of 4");
        }
        int at = to;
        for (int i = 0; i < length; i += WIDTH) {
            int code = (int) INTS.get(source, i);
            boolean valid = Character.isValidCodePoint(code) && (code < 0xD800 || code > 0xDFFF);
            at = Utf8.encode(valid ? code : REPLACEMENT, target, at);
        }
        return at;
    }
}
