package io.taosj.wire.message;

import io.taosj.wire.internal.ByteSink;
import java.nio.ByteBuffer;

/**
 * Tags or rows for a prepared statement of the first generation (set_tags, bind).
 *
 * @param reqId the request's number
 * @param stmtId the statement
 * @param tags whether the block is one row of tags instead of rows
 * @param block the block; when read, everything up to the message's end, which may be more than the block
 */
public record StmtBlockRequest(long reqId, long stmtId, boolean tags, ByteBuffer block) {

    /** The message as a new buffer. */
    public ByteBuffer encode() {
        ByteSink out = new ByteSink(RequestHeader.BYTES + block.remaining());
        new RequestHeader(reqId, stmtId, tags ? BinaryAction.SET_TAGS : BinaryAction.BIND).encode(out);
        return out.putBuffer(block).view(0);
    }

    /**
     * Reads the message; the block is a view of it.
     *
     * @throws io.taosj.wire.WireFormatException if it is not one
     */
    public static StmtBlockRequest decode(ByteBuffer message) {
        RequestHeader header =
                RequestHeader.expect(message, RequestHeader.BYTES, BinaryAction.SET_TAGS, BinaryAction.BIND);
        return new StmtBlockRequest(
                header.reqId(),
                header.resourceId(),
                header.action() == BinaryAction.SET_TAGS,
                RequestHeader.body(message, RequestHeader.BYTES));
    }
}
