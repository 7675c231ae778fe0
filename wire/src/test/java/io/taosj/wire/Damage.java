package io.taosj.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Damages bytes in every way that tests of decoders need. */
public final class Damage {
    private Damage() {}

    /** Runs a decoder that may fail in no other way than with the typed error. */
    public static void check(Runnable decoder) {
        try {
            decoder.run();
        } catch (WireFormatException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                throw new AssertionError("an error without a text", e);
            }
        }
    }

    /** A copy of the first bytes. */
    public static byte[] copy(ByteBuffer bytes, int length) {
        byte[] copy = new byte[length];
        bytes.get(0, copy);
        return copy;
    }

    /** All truncations. */
    public static void truncate(ByteBuffer bytes, Consumer<ByteBuffer> decoder) {
        for (int length = 0; length < bytes.limit(); length++) {
            ByteBuffer truncated = ByteBuffer.wrap(copy(bytes, length)).order(ByteOrder.LITTLE_ENDIAN);
            check(() -> decoder.accept(truncated));
        }
    }

    /** All copies with one wrong bit. */
    public static void flipEachBit(ByteBuffer bytes, Consumer<ByteBuffer> decoder) {
        byte[] copy = copy(bytes, bytes.limit());
        for (int bit = 0; bit < copy.length * 8; bit++) {
            copy[bit >> 3] ^= (byte) (1 << (bit & 7));
            ByteBuffer damaged = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
            check(() -> decoder.accept(damaged));
            copy[bit >> 3] ^= (byte) (1 << (bit & 7));
        }
    }
}
