package io.taosj.wire.internal;

import io.taosj.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads a little-endian message from its first to its last byte; too few bytes end in the typed error. */
public final class WireReader {
    private final ByteBuffer in;
    private final String what;

    /**
     * Reads the remaining bytes of a buffer, whose position stays.
     *
     * @param what the message's name in errors
     */
    public WireReader(ByteBuffer source, String what) {
        this.in = source.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.what = what;
    }

    public int position() {
        return in.position();
    }

    public int remaining() {
        return in.remaining();
    }

    private void need(long count) {
        if (count < 0 || count > in.remaining()) {
            throw new WireFormatException(
                    what + ": needs " + count + " bytes at " + in.position() + ", there are " + in.remaining());
        }
    }

    public int u8() {
        need(1);
        return in.get() & 0xFF;
    }

    public int u16() {
        need(Short.BYTES);
        return in.getShort() & 0xFFFF;
    }

    public int i32() {
        need(Integer.BYTES);
        return in.getInt();
    }

    public long i64() {
        need(Long.BYTES);
        return in.getLong();
    }

    /** A length of four bytes, checked against what is left. */
    public int length() {
        int length = i32();
        need(length & 0xFFFFFFFFL);
        return length;
    }

    /** The next bytes as a view. */
    public ByteBuffer slice(int count) {
        need(count);
        ByteBuffer slice = in.slice(in.position(), count).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + count);
        return slice;
    }

    /** All bytes that are left, as a view. */
    public ByteBuffer rest() {
        return slice(in.remaining());
    }

    public String utf8(int count) {
        need(count);
        byte[] bytes = new byte[count];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A number in groups of seven bits, at most 31 bits. */
    public int varint() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int group = u8();
            value |= (group & 0x7F) << shift;
            if (group < 0x80) {
                if (value < 0 || shift == 28 && group > 7) {
                    break;
                }
                return value;
            }
        }
        throw new WireFormatException(what + ": a number of over 31 bits before " + in.position());
    }

    /** The inverse of {@link ByteSink#zigzag}, of numbers of up to 30 bits. */
    public int zigzag() {
        int value = varint();
        return value >>> 1 ^ -(value & 1);
    }
}
