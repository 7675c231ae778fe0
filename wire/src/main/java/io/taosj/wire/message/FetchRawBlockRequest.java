package io.taosj.wire.message;

import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.ByteSink;
import java.nio.ByteBuffer;

/**
 * Asks for the next block of a result.
 *
 * @param reqId the request's number
 * @param resultId the result
 */
public record FetchRawBlockRequest(long reqId, long resultId) {
    private static final int LENGTH = RequestHeader.BYTES + 2;

    /** The message as a new buffer. */
    public ByteBuffer encode() {
        ByteSink out = new ByteSink(LENGTH);
        new RequestHeader(reqId, resultId, BinaryAction.FETCH_RAW_BLOCK).encode(out);
        return out.putShort(RequestHeader.VERSION).view(0);
    }

    /**
     * Reads the message; the error's text is what a server answers.
     *
     * @throws WireFormatException if it is not one
     */
    public static FetchRawBlockRequest decode(ByteBuffer message) {
        RequestHeader header = RequestHeader.expect(message, LENGTH, BinaryAction.FETCH_RAW_BLOCK);
        if (RequestHeader.body(message, RequestHeader.BYTES).getShort() != RequestHeader.VERSION) {
            throw new WireFormatException("unknown fetch raw block version");
        }
        return new FetchRawBlockRequest(header.reqId(), header.resourceId());
    }
}
