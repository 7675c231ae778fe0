package io.taosj.wire.message;

import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.ByteSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The 24 bytes at the start of each binary request.
 *
 * @param reqId the client's number for the request, repeated in the reply
 * @param resourceId the result or the statement it is about, or 0
 * @param action one of {@link BinaryAction}
 */
public record RequestHeader(long reqId, long resourceId, long action) {
    /** Length of the header. */
    public static final int BYTES = 24;

    static final int VERSION = 1;
    static final String TOO_SHORT = "message length is too short";

    /**
     * Reads the header of a request without moving the buffer's position.
     *
     * @throws WireFormatException if there are fewer than 24 bytes
     */
    public static RequestHeader decode(ByteBuffer message) {
        if (message.remaining() < BYTES) {
            throw new WireFormatException(TOO_SHORT);
        }
        ByteBuffer in = message.slice().order(ByteOrder.LITTLE_ENDIAN);
        return new RequestHeader(in.getLong(0), in.getLong(8), in.getLong(16));
    }

    void encode(ByteSink out) {
        out.putLong(reqId).putLong(resourceId).putLong(action);
    }

    /** What follows the header, for a message that must have one of these actions and some least length. */
    static RequestHeader expect(ByteBuffer message, int leastLength, int... actions) {
        RequestHeader header = decode(message);
        for (int action : actions) {
            if (header.action == action) {
                if (message.remaining() < leastLength) {
                    throw new WireFormatException(TOO_SHORT);
                }
                return header;
            }
        }
        throw new WireFormatException("unexpected binary action " + header.action);
    }

    static ByteBuffer body(ByteBuffer message, int from) {
        return message.slice(message.position() + from, message.remaining() - from)
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
