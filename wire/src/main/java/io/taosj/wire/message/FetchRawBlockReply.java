package io.taosj.wire.message;

import io.taosj.wire.BlockBuilder;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.ByteSink;
import io.taosj.wire.internal.WireReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The next block of a result, its end, or an error.
 *
 * @param header who is answered, how long it took, and the error if there is one
 * @param resultId the result
 * @param block the block's bytes, or null at the end and after an error
 */
public record FetchRawBlockReply(
        ReplyHeader header, long resultId, @Nullable ByteBuffer block) {
    private static final int MOST_HEADER = 64;

    /** A reply with a block. */
    public static FetchRawBlockReply of(long timing, long reqId, long resultId, ByteBuffer block) {
        return new FetchRawBlockReply(
                ReplyHeader.success(BinaryAction.FETCH_RAW_BLOCK, timing, reqId), resultId, block);
    }

    /** The end of a result. */
    public static FetchRawBlockReply end(long timing, long reqId, long resultId) {
        return new FetchRawBlockReply(ReplyHeader.success(BinaryAction.FETCH_RAW_BLOCK, timing, reqId), resultId, null);
    }

    /** An error; the result is at its end. */
    public static FetchRawBlockReply error(long timing, long reqId, long resultId, int code, String message) {
        ReplyHeader header = new ReplyHeader(BinaryAction.FETCH_RAW_BLOCK, timing, reqId, code, message);
        return new FetchRawBlockReply(header, resultId, null);
    }

    /** The message as a new buffer. */
    public ByteBuffer encode() {
        int length = block == null ? 0 : block.remaining();
        ByteSink out = new ByteSink(MOST_HEADER + header.message().length() + length);
        header.encode(out);
        out.putLong(resultId).put(block == null ? 1 : 0);
        if (block != null) {
            out.putInt(length).putBuffer(block);
        }
        return out.view(0);
    }

    /** The message with a block straight from its builder, which is spared a copy. */
    public static ByteBuffer encode(long timing, long reqId, long resultId, BlockBuilder builder) {
        int length = builder.encodedLength();
        ByteSink head = new ByteSink(MOST_HEADER);
        ReplyHeader.success(BinaryAction.FETCH_RAW_BLOCK, timing, reqId).encode(head);
        head.putLong(resultId).put(0).putInt(length);
        ByteBuffer start = head.view(0);
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(start.remaining(), length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(start);
        builder.encode(out, BlockBuilder.VERSION_RESULT);
        return out.flip();
    }

    /**
     * Reads the message; the block is a view of it.
     *
     * @throws WireFormatException if it is not one
     */
    public static FetchRawBlockReply decode(ByteBuffer message) {
        WireReader in = new WireReader(message, "fetch_raw_block reply");
        ReplyHeader header = ReplyHeader.decode(in, BinaryAction.FETCH_RAW_BLOCK);
        long resultId = in.i64();
        boolean finished = in.u8() != 0;
        return new FetchRawBlockReply(header, resultId, finished ? null : in.slice(in.length()));
    }
}
