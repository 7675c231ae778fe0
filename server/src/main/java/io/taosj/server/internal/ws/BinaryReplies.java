package io.taosj.server.internal.ws;

import io.taosj.wire.Block;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The replies that carry blocks. */
final class BinaryReplies {
    private static final long MARKER = -1L;
    private static final short VERSION = 1;
    private static final int FETCH_RAW_BLOCK = 7;
    private static final int FETCH_FIXED = 51;

    private BinaryReplies() {}

    /** The older form: timing, result id, block. */
    static ByteBuffer fetchBlock(Request request, long resultId, Block block) {
        ByteBuffer data = block.encoded();
        ByteBuffer out = ByteBuffer.allocate(2 * Long.BYTES + data.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(System.nanoTime() - request.startNanos()).putLong(resultId).put(data);
        return out.flip();
    }

    /**
     * The reply of fetch_raw_block.
     *
     * @param block null at the end and on errors
     */
    static ByteBuffer fetchRawBlock(Request request, long resultId, int code, String message, @Nullable Block block) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        ByteBuffer data = block == null ? ByteBuffer.allocate(0) : block.encoded();
        int length = FETCH_FIXED + text.length + (block == null ? 0 : Integer.BYTES + data.remaining());
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(MARKER).putLong(FETCH_RAW_BLOCK).putShort(VERSION);
        out.putLong(System.nanoTime() - request.startNanos()).putLong(request.id());
        out.putInt(code).putInt(text.length).put(text);
        out.putLong(resultId).put((byte) (block == null ? 1 : 0));
        if (block != null) {
            out.putInt(data.remaining()).put(data);
        }
        return out.flip();
    }
}
