package io.taosj.wire.message;

import io.taosj.wire.internal.ByteSink;
import io.taosj.wire.internal.WireReader;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The raw content of a subscription's message, in the form that clients decode (fetch_raw_data).
 *
 * @param header who is answered, how long it took, and the error if there is one
 * @param messageId the message
 * @param rawType the kind of raw message: 2 data, 4 data with new tables, others meta data; 0 after an error
 * @param data the raw message, or null after an error; see {@link TmqData}
 */
public record FetchRawDataReply(
        ReplyHeader header,
        long messageId,
        int rawType,
        @Nullable ByteBuffer data) {
    private static final int MOST_HEADER = 64;

    /** A reply with data. */
    public static FetchRawDataReply of(long timing, long reqId, long messageId, int rawType, ByteBuffer data) {
        ReplyHeader header = ReplyHeader.success(BinaryAction.FETCH_RAW_DATA, timing, reqId);
        return new FetchRawDataReply(header, messageId, rawType, data);
    }

    /** An error. */
    public static FetchRawDataReply error(long timing, long reqId, long messageId, int code, String message) {
        ReplyHeader header = new ReplyHeader(BinaryAction.FETCH_RAW_DATA, timing, reqId, code, message);
        return new FetchRawDataReply(header, messageId, 0, null);
    }

    /** The message as a new buffer. */
    public ByteBuffer encode() {
        ByteSink out = new ByteSink(MOST_HEADER + header.message().length() + (data == null ? 0 : data.remaining()));
        header.encode(out);
        out.putLong(messageId);
        if (data != null) {
            out.putShort(rawType).putInt(data.remaining()).putBuffer(data);
        }
        return out.view(0);
    }

    /** The message with content that is encoded in its place, which spares a copy. */
    public static ByteBuffer encode(long timing, long reqId, long messageId, TmqData data) {
        ByteSink out = new ByteSink(MOST_HEADER + data.sizeHint());
        ReplyHeader.success(BinaryAction.FETCH_RAW_DATA, timing, reqId).encode(out);
        out.putLong(messageId).putShort(data.rawType()).putInt(0);
        int start = out.length();
        data.encode(out);
        out.setInt(start - Integer.BYTES, out.length() - start);
        return out.view(0);
    }

    /**
     * Reads the message; the data is a view of it.
     *
     * @throws io.taosj.wire.WireFormatException if it is not one
     */
    public static FetchRawDataReply decode(ByteBuffer message) {
        WireReader in = new WireReader(message, "fetch_raw_data reply");
        ReplyHeader header = ReplyHeader.decode(in, BinaryAction.FETCH_RAW_DATA);
        long messageId = in.i64();
        if (header.code() != 0) {
            return new FetchRawDataReply(header, messageId, 0, null);
        }
        int rawType = in.u16();
        return new FetchRawDataReply(header, messageId, rawType, in.slice(in.length()));
    }
}
