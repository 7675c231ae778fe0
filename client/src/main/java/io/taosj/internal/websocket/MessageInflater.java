package io.taosj.internal.websocket;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompresses messages after RFC 7692, never beyond a limit. Used by one thread at a time. */
final class MessageInflater implements AutoCloseable {
    private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};
    private static final int FIRST_GUESS = 1024;

    private final Inflater inflater = new Inflater(true);
    private final boolean keepContext;
    private final int maxBytes;
    private final IntFunction<byte[]> allocator;
    private byte[] out = {};
    private int length;

    MessageInflater(boolean keepContext, int maxBytes, IntFunction<byte[]> allocator) {
        this.keepContext = keepContext;
        this.maxBytes = maxBytes;
        this.allocator = allocator;
    }

    Message inflate(Message message) throws WebSocketException {
        long guess = Math.max(FIRST_GUESS, 4L * message.length());
        out = allocator.apply((int) Math.min(guess, maxBytes));
        length = 0;
        try {
            feed(message.data(), message.length());
            feed(TAIL, TAIL.length);
        } catch (DataFormatException e) {
            throw new WebSocketException(
                    CloseCode.INVALID_DATA, "a compressed message from the server is damaged: " + e.getMessage());
        }
        if (!keepContext) {
            inflater.reset();
        }
        Message result = new Message(message.kind(), out, length);
        out = new byte[0];
        return result;
    }

    private void feed(byte[] data, int count) throws DataFormatException, WebSocketException {
        inflater.setInput(data, 0, count);
        while (true) {
            if (length == out.length) {
                grow();
            }
            int inflated = inflater.inflate(out, length, out.length - length);
            length += inflated;
            if (length > maxBytes) {
                throw tooBig();
            }
            if (inflater.finished()) {
                restart(data, count);
            } else if (inflated == 0) {
                if (inflater.needsDictionary()) {
                    throw new DataFormatException("a preset dictionary is demanded");
                }
                if (inflater.needsInput()) {
                    return;
                }
            }
        }
    }

    /** A final block ends the deflate stream, not the message: the rest is a new stream. */
    private void restart(byte[] data, int count) {
        int remaining = inflater.getRemaining();
        inflater.reset();
        inflater.setInput(data, count - remaining, remaining);
    }

    private void grow() throws WebSocketException {
        if (out.length > maxBytes) {
            throw tooBig();
        }
        // one byte beyond the limit tells a message of the limit's length from a longer one
        out = Arrays.copyOf(out, (int) Math.min(Math.max(FIRST_GUESS, 2L * out.length), maxBytes + 1L));
    }

    private WebSocketException tooBig() {
        return new WebSocketException(
                CloseCode.TOO_BIG, "a compressed message from the server has more than " + maxBytes + " bytes");
    }

    @Override
    public void close() {
        inflater.end();
    }
}
