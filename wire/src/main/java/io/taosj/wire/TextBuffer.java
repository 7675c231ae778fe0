package io.taosj.wire;

import io.taosj.wire.internal.Utf8;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text under construction, as UTF-8 in an array that grows. */
final class TextBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_DIGITS = 20;

    private byte[] bytes = new byte[1024];
    private int length;
    private byte[] scratch = new byte[0];
    private char[] chars = new char[0];

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        length = 0;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Makes room for more bytes and gives the array to write them at {@link #length()}. */
    private byte[] room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(
                    bytes, Math.max(Math.addExact(length, more), (int) Math.min(2L * bytes.length, 1 << 30)));
        }
        return bytes;
    }

    TextBuffer put(char ascii) {
        room(1)[length++] = (byte) ascii;
        return this;
    }

    /** Adds a text of ASCII characters only. */
    TextBuffer ascii(String text) {
        byte[] target = room(text.length());
        for (int i = 0; i < text.length(); i++) {
            target[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    TextBuffer bytes(byte[] utf8) {
        System.arraycopy(utf8, 0, room(utf8.length), length, utf8.length);
        length += utf8.length;
        return this;
    }

    TextBuffer utf8(String text) {
        int count = text.length();
        if (chars.length < count) {
            chars = new char[Math.max(count, 256)];
        }
        text.getChars(0, count, chars, 0);
        return utf8(chars, 0, count);
    }

    TextBuffer utf8(char[] text, int from, int count) {
        byte[] target = room(Math.multiplyExact(count, Utf8.MOST_BYTES));
        length = Utf8.encode(text, from, count, target, length);
        return this;
    }

    /** Adds the stored bytes of a value of variable length as they are. */
    TextBuffer raw(VariableColumn column, int row) {
        int count = column.byteLength(row);
        column.copyTo(row, room(count), length);
        length += count;
        return this;
    }

    /** Adds the text of a VARCHAR, JSON or NCHAR value. */
    TextBuffer text(TextColumn column, int row) {
        if (column.type() != DataType.NCHAR) {
            return raw(column, row);
        }
        int count = fetch(column, row);
        length = Ucs4.toUtf8(scratch, count, room(count), length);
        return this;
    }

    /** Adds stored bytes as hexadecimal digits. */
    TextBuffer hex(VariableColumn column, int row) {
        int count = fetch(column, row);
        byte[] target = room(Math.multiplyExact(count, 2));
        for (int i = 0; i < count; i++) {
            target[length++] = HEX[scratch[i] >> 4 & 0xF];
            target[length++] = HEX[scratch[i] & 0xF];
        }
        return this;
    }

    private int fetch(VariableColumn column, int row) {
        int count = column.byteLength(row);
        if (scratch.length < count) {
            scratch = new byte[Math.max(count, 256)];
        }
        column.copyTo(row, scratch, 0);
        return count;
    }

    TextBuffer number(long value) {
        if (value < 0) {
            put('-');
            // the smallest long has no positive counterpart, but its unsigned digits are right
            return value == Long.MIN_VALUE ? ascii(Long.toUnsignedString(value)) : digits(-value, 1);
        }
        return digits(value, 1);
    }

    TextBuffer unsigned(long value) {
        return value < 0 ? ascii(Long.toUnsignedString(value)) : digits(value, 1);
    }

    /** Adds a number that is not negative, with leading zeros up to a width. */
    TextBuffer digits(long value, int width) {
        byte[] target = room(MOST_DIGITS);
        int count = width;
        for (long bound = power(width); value >= bound; bound *= 10) {
            count++;
            if (count == MOST_DIGITS - 1) {
                break;
            }
        }
        long rest = value;
        for (int at = length + count - 1; at >= length; at--) {
            target[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
        return this;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** Starts a JSON string; what is added up to {@link #closeQuote} is its content. */
    int openQuote() {
        put('"');
        return length;
    }

    /** Ends a JSON string: escapes what has to be escaped in the content since {@code start}. */
    void closeQuote(int start) {
        int extra = 0;
        for (int i = start; i < length; i++) {
            extra += escapeLength(bytes[i]) - 1;
        }
        if (extra > 0) {
            byte[] content = Arrays.copyOfRange(bytes, start, length);
            length = start;
            room(content.length + extra);
            for (byte b : content) {
                escape(b);
            }
        }
        put('"');
    }

    TextBuffer quoted(String text) {
        int start = openQuote();
        utf8(text);
        closeQuote(start);
        return this;
    }

    private static int escapeLength(byte b) {
        if (b == '"' || b == '\\' || b == '\n' || b == '\r' || b == '\t') {
            return 2;
        }
        return b >= 0 && b < ' ' ? 6 : 1;
    }

    private void escape(byte b) {
        switch (escapeLength(b)) {
            case 1 -> bytes[length++] = b;
            case 2 -> {
                bytes[length++] = '\\';
                bytes[length++] = b == '\n' ? (byte) 'n' : b == '\r' ? (byte) 'r' : b == '\t' ? (byte) 't' : b;
            }
            default -> {
                ascii("\\u00");
                bytes[length++] = HEX[b >> 4];
                bytes[length++] = HEX[b & 0xF];
            }
        }
    }
}
