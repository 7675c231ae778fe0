package io.taosj.wire.internal;

import io.taosj.wire.WireFormatException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A little-endian byte array that grows. */
public final class ByteSink {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int length;
    private char[] chars = new char[0];

    public ByteSink(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    /** Bytes so far: where the next one goes. */
    public int length() {
        return length;
    }

    /** Forgets everything behind a position. */
    public void truncate(int newLength) {
        length = newLength;
    }

    /** Makes room and moves on; the bytes are whatever was there before. */
    public int skip(int count) {
        int at = length;
        room(count);
        length += count;
        return at;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            long wanted = (long) length + more;
            if (wanted > MOST) {
                throw new WireFormatException("message of over 2 GiB");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(wanted, 2L * bytes.length), MOST));
        }
    }

    public ByteSink put(int value) {
        // the place first: it may move the bytes to a larger array
        int at = skip(1);
        bytes[at] = (byte) value;
        return this;
    }

    public ByteSink putShort(int value) {
        int at = skip(Short.BYTES);
        SHORTS.set(bytes, at, (short) value);
        return this;
    }

    public ByteSink putInt(int value) {
        int at = skip(Integer.BYTES);
        INTS.set(bytes, at, value);
        return this;
    }

    public ByteSink putLong(long value) {
        int at = skip(Long.BYTES);
        LONGS.set(bytes, at, value);
        return this;
    }

    /** Overwrites a number that was put before. */
    public void setInt(int at, int value) {
        INTS.set(bytes, at, value);
    }

    /** Overwrites a number that was put before. */
    public void setShort(int at, int value) {
        SHORTS.set(bytes, at, (short) value);
    }

    /** Overwrites a number that was put before. */
    public void setLong(int at, long value) {
        LONGS.set(bytes, at, value);
    }

    /** A byte that was put before. */
    public int get(int at) {
        return bytes[at];
    }

    /** Overwrites a byte that was put before. */
    public void set(int at, int value) {
        bytes[at] = (byte) value;
    }

    /** Overwrites bytes with all those of another sink from a position on. */
    public void setBytes(int at, ByteSink source, int from) {
        System.arraycopy(source.bytes, from, bytes, at, source.length - from);
    }

    /** A view for writing a number of bytes that were skipped before; valid until the next change. */
    public ByteBuffer window(int at, int count) {
        return ByteBuffer.wrap(bytes, at, count).order(ByteOrder.LITTLE_ENDIAN);
    }

    public ByteSink putBytes(byte[] source, int from, int count) {
        int at = skip(count);
        System.arraycopy(source, from, bytes, at, count);
        return this;
    }

    /** Copies the remaining bytes of a buffer, which keeps its position. */
    public ByteSink putBuffer(ByteBuffer source) {
        int count = source.remaining();
        int at = skip(count);
        source.get(source.position(), bytes, at, count);
        return this;
    }

    public ByteSink zeros(int count) {
        int at = skip(count);
        Arrays.fill(bytes, at, at + count, (byte) 0);
        return this;
    }

    /**
     * Adds a text as UTF-8.
     *
     * @return how many bytes it took
     */
    public int utf8(String text) {
        int count = text.length();
        if (chars.length < count) {
            chars = new char[Math.max(count, 256)];
        }
        text.getChars(0, count, chars, 0);
        int most = Math.multiplyExact(count, Utf8.MOST_BYTES);
        int at = skip(most);
        length = Utf8.encode(chars, 0, count, bytes, at);
        return length - at;
    }

    /** Adds a number that is not negative in groups of seven bits, the lowest first. */
    public ByteSink varint(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            put(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        return put(rest);
    }

    /** Adds a number of any sign so that small ones are short. */
    public ByteSink zigzag(int value) {
        return varint(value << 1 ^ value >> 31);
    }

    /** Moves everything from a position on. */
    public void shift(int from, int distance) {
        int moved = length - from;
        skip(distance);
        System.arraycopy(bytes, from, bytes, from + distance, moved);
    }

    /** The bytes from a position on, without a copy: valid until the next change. */
    public ByteBuffer view(int from) {
        return ByteBuffer.wrap(bytes, from, length - from).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
