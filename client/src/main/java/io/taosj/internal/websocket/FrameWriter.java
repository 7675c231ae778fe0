package io.taosj.internal.websocket;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes masked frames, one message per frame. Safe for use by several threads.
 *
 * <p>Answers to pings never wait for a writer: whoever holds the lock sends them afterwards.
 */
final class FrameWriter implements AutoCloseable {
    private static final int MAX_HEADER = 14;
    private static final int SCRATCH = 64 * 1024;
    private static final int KEY_POOL = 256;
    private static final int PATIENCE_MILLIS = 250;

    private final OutputStream out;
    private final @Nullable MessageDeflater deflater;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<byte @Nullable []> pong = new AtomicReference<>();
    private final SecureRandom random = new SecureRandom();
    private final byte[] keys = new byte[KEY_POOL];
    private int nextKey = KEY_POOL;
    private byte[] scratch = new byte[1024];
    private boolean closeSent;
    private volatile long busySince;

    FrameWriter(OutputStream out, @Nullable DeflateParameters deflate) {
        this.out = out;
        this.deflater = deflate == null ? null : new MessageDeflater(deflate.clientKeepsContext());
    }

    /** Sends a data message. */
    void message(int opcode, byte[] data, int offset, int length) throws IOException {
        lock.lock();
        try {
            if (deflater != null && length >= MessageDeflater.THRESHOLD) {
                int compressed = deflater.deflate(data, offset, length);
                frame(opcode | 0x40, deflater.bytes(), 0, compressed);
            } else {
                frame(opcode, data, offset, length);
            }
        } finally {
            lock.unlock();
        }
        flushPong();
    }

    /** Sends a ping, unless a writer is busy anyway. */
    void ping() throws IOException {
        if (lock.tryLock()) {
            try {
                frame(Opcode.PING, new byte[0], 0, 0);
            } finally {
                lock.unlock();
            }
            flushPong();
        }
    }

    /** Sends the answer to a ping, or leaves it to the thread that is writing. */
    void pong(byte[] payload) throws IOException {
        pong.set(payload);
        flushPong();
    }

    private void flushPong() throws IOException {
        while (pong.get() != null && lock.tryLock()) {
            try {
                byte[] payload = pong.getAndSet(null);
                if (payload != null && !closeSent) {
                    frame(Opcode.PONG, payload, 0, payload.length);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Sends a close frame, once. A writer that is just finishing is waited for; if one is stuck, the connection is cut
     * without a close frame.
     */
    void close(int code) throws IOException {
        if (lockSoon()) {
            try {
                if (!closeSent) {
                    boolean silent = code == CloseCode.NONE;
                    frame(Opcode.CLOSE, new byte[] {(byte) (code >> 8), (byte) code}, 0, silent ? 0 : 2);
                    closeSent = true;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean lockSoon() {
        try {
            return lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lock.tryLock();
        }
    }

    /** Since when a write has been going on by {@link System#nanoTime()}, or 0. */
    long busySince() {
        return busySince;
    }

    private void frame(int type, byte[] data, int offset, int length) throws IOException {
        if (closeSent) {
            throw new IOException("the connection is closing");
        }
        long now = System.nanoTime();
        busySince = now == 0 ? 1 : now;
        try {
            write(type, data, offset, length);
        } finally {
            busySince = 0;
        }
    }

    private void write(int type, byte[] data, int offset, int length) throws IOException {
        int room = Math.min(MAX_HEADER + length, SCRATCH);
        if (scratch.length < room) {
            scratch = new byte[Math.min(SCRATCH, Integer.highestOneBit(room) * 2)];
        }
        int key = key();
        int at = header(type, length, key);
        int done = 0;
        do {
            int part = Math.min(length - done, scratch.length - at);
            Masking.copy(data, offset + done, scratch, at, part, key, done);
            out.write(scratch, 0, at + part);
            done += part;
            at = 0;
        } while (done < length);
        out.flush();
    }

    private int header(int type, int length, int key) {
        scratch[0] = (byte) (0x80 | type);
        int at = 2;
        if (length < 126) {
            scratch[1] = (byte) (0x80 | length);
        } else {
            int bytes = length <= 0xFFFF ? Short.BYTES : Long.BYTES;
            scratch[1] = (byte) (0x80 | (bytes == Short.BYTES ? 126 : 127));
            for (int i = bytes - 1; i >= 0; i--) {
                scratch[at++] = (byte) ((long) length >>> 8 * i);
            }
        }
        for (int i = 0; i < Integer.BYTES; i++) {
            scratch[at++] = (byte) (key >>> 8 * i);
        }
        return at;
    }

    /** Keys nobody can guess; made in advance, because one call of the generator per frame would cost a microsecond. */
    private int key() {
        if (nextKey == KEY_POOL) {
            random.nextBytes(keys);
            nextKey = 0;
        }
        int key = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            key |= (keys[nextKey++] & 0xFF) << 8 * i;
        }
        return key;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closeSent = true;
            if (deflater != null) {
                deflater.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
