package io.taosj.wire.message;

import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.ByteSink;
import io.taosj.wire.internal.WireReader;

/**
 * The start of binary replies that can also tell an error.
 *
 * @param action the request's action
 * @param timing how long the server took, in nanoseconds
 * @param reqId the request's number
 * @param code 0, or the error's code
 * @param message the error's text
 */
public record ReplyHeader(long action, long timing, long reqId, int code, String message) {
    /** The number in place of the timing that marks such a reply. */
    public static final long MARKER = -1L;

    private static final int LENGTH_AT = 38;

    /** The header of a reply without an error. */
    public static ReplyHeader success(long action, long timing, long reqId) {
        return new ReplyHeader(action, timing, reqId, 0, "");
    }

    void encode(ByteSink out) {
        int start = out.length();
        out.putLong(MARKER).putLong(action).putShort(RequestHeader.VERSION);
        out.putLong(timing).putLong(reqId).putInt(code).putInt(0);
        out.setInt(start + LENGTH_AT, out.utf8(message));
    }

    static ReplyHeader decode(WireReader in, int action) {
        if (in.i64() != MARKER || in.i64() != action) {
            throw new WireFormatException("not a reply to binary action " + action);
        }
        int version = in.u16();
        if (version != RequestHeader.VERSION) {
            throw new WireFormatException("reply to binary action " + action + " has unknown version " + version);
        }
        return new ReplyHeader(action, in.i64(), in.i64(), in.i32(), in.utf8(in.length()));
    }
}
