package io.taosj.wire.message;

import io.taosj.wire.internal.ByteSink;
import io.taosj.wire.internal.WireReader;
import java.nio.ByteBuffer;

/**
 * The answer to the JSON action fetch_block.
 *
 * @param timing how long the server took, in nanoseconds
 * @param resultId the result
 * @param block the block's bytes
 */
public record FetchBlockReply(long timing, long resultId, ByteBuffer block) {
    private static final int BLOCK_AT = 16;

    /** The message as a new buffer. */
    public ByteBuffer encode() {
        ByteSink out = new ByteSink(BLOCK_AT + block.remaining());
        return out.putLong(timing).putLong(resultId).putBuffer(block).view(0);
    }

    /**
     * Reads the message; the block is a view of it.
     *
     * @throws io.taosj.wire.WireFormatException if it is too short
     */
    public static FetchBlockReply decode(ByteBuffer message) {
        WireReader in = new WireReader(message, "fetch_block reply");
        return new FetchBlockReply(in.i64(), in.i64(), in.rest());
    }
}
