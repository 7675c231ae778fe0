package io.taosj.internal.ws;

import io.taosj.TaosException;
import io.taosj.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The binary answer to a block request. */
final class FetchReply {
    private static final int REQUEST_ID = 26;
    private static final int CODE = 34;
    private static final int FIXED = 51;

    private FetchReply() {}

    /**
     * The request that a binary message answers.
     *
     * @throws WireFormatException if the message is no such answer
     */
    static long requestId(byte[] data, int length) {
        ByteBuffer in = buffer(data, length);
        if (length < FIXED || in.getLong(0) != -1L || in.getLong(8) != BinaryRequest.FETCH) {
            throw new WireFormatException("a binary message of " + length + " bytes is no block reply");
        }
        return in.getLong(REQUEST_ID);
    }

    /**
     * The block in a message for which {@link #requestId} succeeded.
     *
     * @return the block's bytes, or null at the end of the result
     * @throws TaosException if the server reports an error
     * @throws WireFormatException if the message is cut off
     */
    static @Nullable ByteBuffer block(byte[] data, int length) {
        ByteBuffer in = buffer(data, length);
        int code = in.getInt(CODE);
        int textLength = in.getInt(CODE + 4);
        if (textLength < 0 || textLength > length - FIXED) {
            throw new WireFormatException("a block reply of " + length + " bytes has a text of " + textLength);
        }
        int at = CODE + 8;
        if (code != 0) {
            throw TaosException.of(code, new String(data, at, textLength, StandardCharsets.UTF_8));
        }
        at += textLength + Long.BYTES;
        if (in.get(at) != 0) {
            return null;
        }
        at++;
        if (at + Integer.BYTES > length || in.getInt(at) != length - at - Integer.BYTES) {
            throw new WireFormatException("a block reply of " + length + " bytes is cut off");
        }
        return in.position(at + Integer.BYTES).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer buffer(byte[] data, int length) {
        return ByteBuffer.wrap(data, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
