package io.taosj.internal.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Exclusive or of a payload with a four-byte key, eight bytes at a time. */
final class Masking {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Masking() {}

    /**
     * Copies bytes and masks them.
     *
     * @param key the key's bytes, the first one lowest
     * @param phase bytes of the payload before these ones; only its rest modulo 4 counts
     */
    static void copy(byte[] source, int from, byte[] target, int to, int length, int key, int phase) {
        int turned = Integer.rotateRight(key, 8 * (phase & 3));
        long wide = (turned & 0xFFFFFFFFL) << 32 | turned & 0xFFFFFFFFL;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            LONGS.set(target, to + i, (long) LONGS.get(source, from + i) ^ wide);
        }
        for (; i < length; i++) {
            target[to + i] = (byte) (source[from + i] ^ (int) (wide >>> 8 * (i & 7)));
        }
    }
}
