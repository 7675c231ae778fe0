package io.taosj.internal.ws;

import java.util.concurrent.ArrayBlockingQueue;

/** A few large arrays that messages use again, so that reading a long result makes no garbage. */
final class BufferPool {
    private static final int SMALLEST = 4 * 1024;
    private static final int LARGEST = 16 << 20;
    private static final int KEPT = 4;

    private final ArrayBlockingQueue<byte[]> free = new ArrayBlockingQueue<>(KEPT);

    /** An array of at least this length; its contents are unspecified. */
    byte[] take(int length) {
        if (length < SMALLEST) {
            return new byte[length];
        }
        byte[] kept = free.poll();
        // a much longer array would be held for a small block
        if (kept != null && kept.length >= length && kept.length / 4 <= length) {
            return kept;
        }
        // blocks of one result differ a little in length
        return new byte[length > LARGEST ? length : length + length / 8];
    }

    /** Gives an array back that nobody uses any more. */
    void give(byte[] array) {
        if (array.length >= SMALLEST && array.length <= LARGEST + LARGEST / 8) {
            free.offer(array);
        }
    }
}
