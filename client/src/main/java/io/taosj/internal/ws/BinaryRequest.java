package io.taosj.internal.ws;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Requests in binary form: request id, resource id, action, then what the action needs; all little-endian. */
final class BinaryRequest {
    static final int QUERY = 6;
    static final int FETCH = 7;
    static final int VALIDATE = 10;

    private static final int HEADER = 24;
    private static final short VERSION = 1;

    private BinaryRequest() {}

    /** A statement to run ({@link #QUERY}) or to check ({@link #VALIDATE}). */
    static byte[] statement(int action, long requestId, String sql) {
        byte[] text = sql.getBytes(StandardCharsets.UTF_8);
        return start(action, requestId, 0, Integer.BYTES + text.length)
                .putInt(text.length)
                .put(text)
                .array();
    }

    /** Asks for the next block of a result. */
    static byte[] fetch(long requestId, long resultId) {
        return start(FETCH, requestId, resultId, 0).array();
    }

    private static ByteBuffer start(int action, long requestId, long resourceId, int bytes) {
        return ByteBuffer.allocate(HEADER + Short.BYTES + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(requestId)
                .putLong(resourceId)
                .putLong(action)
                .putShort(VERSION);
    }
}
