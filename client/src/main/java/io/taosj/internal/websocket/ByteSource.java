package io.taosj.internal.websocket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads small things through a buffer and large ones straight into their place. */
final class ByteSource {
    private static final int CAPACITY = 16 * 1024;

    private InputStream in;
    private final byte[] buffer = new byte[CAPACITY];
    private int position;
    private int limit;

    ByteSource(InputStream in) {
        this.in = in;
    }

    /** Goes on with another stream behind what is buffered. */
    void continueWith(InputStream next) {
        in = next;
    }

    /** The next byte, 0 to 255. */
    int read() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xFF;
    }

    /** The next bytes of a number in network order. */
    long readNumber(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | read();
        }
        return value;
    }

    void readFully(byte[] target, int offset, int length) throws IOException {
        int buffered = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, buffered);
        position += buffered;
        int done = buffered;
        while (done < length) {
            if (length - done < CAPACITY / 2) {
                fill();
                int part = Math.min(length - done, limit);
                System.arraycopy(buffer, 0, target, offset + done, part);
                position = part;
                done += part;
            } else {
                int count = in.read(target, offset + done, length - done);
                done += checkEnd(count);
            }
        }
    }

    private void fill() throws IOException {
        limit = checkEnd(in.read(buffer, 0, CAPACITY));
        position = 0;
    }

    private static int checkEnd(int count) throws EOFException {
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        return count;
    }
}
