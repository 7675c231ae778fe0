package io.taosj.wire.message;

import io.taosj.wire.internal.ByteSink;
import io.taosj.wire.internal.WireReader;
import java.nio.ByteBuffer;

/**
 * Writes a raw message of a subscription into the current database.
 *
 * @param reqId the request's number
 * @param messageId the subscription's message that the data comes from, or 0; servers ignore it
 * @param rawType the kind of raw message: 2 data, 4 data with new tables, 5 a batch of meta data, others meta data
 * @param data the raw message
 */
public record WriteRawRequest(long reqId, long messageId, int rawType, ByteBuffer data) {
    private static final int DATA_AT = RequestHeader.BYTES + 6;

    /** The message as a new buffer. */
    public ByteBuffer encode() {
        ByteSink out = new ByteSink(DATA_AT + data.remaining());
        new RequestHeader(reqId, messageId, BinaryAction.WRITE_RAW).encode(out);
        return out.putInt(data.remaining()).putShort(rawType).putBuffer(data).view(0);
    }

    /**
     * Reads the message; the data is a view of it.
     *
     * @throws io.taosj.wire.WireFormatException if it is not one
     */
    public static WriteRawRequest decode(ByteBuffer message) {
        RequestHeader header = RequestHeader.expect(message, DATA_AT, BinaryAction.WRITE_RAW);
        WireReader in = new WireReader(RequestHeader.body(message, RequestHeader.BYTES), "write_raw request");
        int length = in.i32();
        int rawType = in.u16();
        return new WriteRawRequest(header.reqId(), header.resourceId(), rawType, in.slice(length));
    }
}
