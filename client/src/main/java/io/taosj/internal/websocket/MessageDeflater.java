package io.taosj.internal.websocket;

import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses messages after RFC 7692. Used by one thread at a time. */
final class MessageDeflater implements AutoCloseable {
    /** Shorter messages are sent as they are. */
    static final int THRESHOLD = 256;

    private static final int TAIL = 4;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final boolean keepContext;
    private byte[] out = new byte[4096];
    private int length;

    MessageDeflater(boolean keepContext) {
        this.keepContext = keepContext;
    }

    /** Compresses a message into {@link #bytes()}; returns the number of bytes. */
    int deflate(byte[] data, int offset, int count) {
        length = 0;
        deflater.setInput(data, offset, count);
        int written;
        do {
            if (length == out.length) {
                out = Arrays.copyOf(out, 2 * out.length);
            }
            written = deflater.deflate(out, length, out.length - length, Deflater.SYNC_FLUSH);
            length += written;
            // a full buffer may hide more of the flush
        } while (length == out.length || !deflater.needsInput());
        if (!keepContext) {
            deflater.reset();
        }
        return length - TAIL;
    }

    byte[] bytes() {
        return out;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
