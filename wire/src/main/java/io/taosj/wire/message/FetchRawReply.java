package io.taosj.wire.message;

import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.ByteSink;
import io.taosj.wire.internal.WireReader;
import java.nio.ByteBuffer;

/**
 * The raw content of a subscription's message, in the form that {@link WriteRawRequest} takes (fetch_raw). Errors are
 * JSON.
 *
 * @param timing how long the server took, in nanoseconds
 * @param reqId the request's number
 * @param messageId the message
 * @param rawType the kind of raw message
 * @param data the raw message
 */
public record FetchRawReply(long timing, long reqId, long messageId, int rawType, ByteBuffer data) {
    private static final int DATA_AT = 38;

    /** The message as a new buffer. */
    public ByteBuffer encode() {
        ByteSink out = new ByteSink(DATA_AT + data.remaining());
        out.putLong(timing).putLong(reqId).putLong(messageId).putLong(BinaryAction.WRITE_RAW);
        return out.putInt(data.remaining()).putShort(rawType).putBuffer(data).view(0);
    }

    /**
     * Reads the message; the data is a view of it.
     *
     * @throws WireFormatException if it is not one
     */
    public static FetchRawReply decode(ByteBuffer message) {
        WireReader in = new WireReader(message, "fetch_raw reply");
        long timing = in.i64();
        long reqId = in.i64();
        long messageId = in.i64();
        long action = in.i64();
        if (action != BinaryAction.WRITE_RAW) {
            throw new WireFormatException("fetch_raw reply with action " + action);
        }
        int length = in.i32();
        int rawType = in.u16();
        return new FetchRawReply(timing, reqId, messageId, rawType, in.slice(length));
    }
}
