package io.taosj.wire.message;

import io.taosj.wire.internal.ByteSink;
import io.taosj.wire.internal.WireReader;
import java.nio.ByteBuffer;

/**
 * The answer to the JSON action fetch_block of the subscription endpoint.
 *
 * @param timing how long the server took, in nanoseconds
 * @param reqId the request's number
 * @param messageId the message
 * @param block the block's bytes
 */
public record TmqFetchBlockReply(long timing, long reqId, long messageId, ByteBuffer block) {
    private static final int BLOCK_AT = 24;

    /** The message as a new buffer. */
    public ByteBuffer encode() {
        ByteSink out = new ByteSink(BLOCK_AT + block.remaining());
        return out.putLong(timing)
                .putLong(reqId)
                .putLong(messageId)
                .putBuffer(block)
                .view(0);
    }

    /**
     * Reads the message; the block is a view of it.
     *
     * @throws io.taosj.wire.WireFormatException if it is too short
     */
    public static TmqFetchBlockReply decode(ByteBuffer message) {
        WireReader in = new WireReader(message, "fetch_block reply");
        return new TmqFetchBlockReply(in.i64(), in.i64(), in.i64(), in.rest());
    }
}
