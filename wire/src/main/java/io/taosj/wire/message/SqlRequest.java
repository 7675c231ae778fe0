package io.taosj.wire.message;

import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.ByteSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A statement to run (binary_query) or only to check (validate_sql).
 *
 * @param reqId the request's number
 * @param validateOnly whether the statement is only checked
 * @param sql the statement
 */
public record SqlRequest(long reqId, boolean validateOnly, String sql) {
    private static final int SQL_AT = RequestHeader.BYTES + 6;

    /** The message as a new buffer. */
    public ByteBuffer encode() {
        ByteSink out = new ByteSink(SQL_AT + sql.length());
        new RequestHeader(reqId, 0, validateOnly ? BinaryAction.VALIDATE_SQL : BinaryAction.BINARY_QUERY).encode(out);
        out.putShort(RequestHeader.VERSION).putInt(0);
        out.setInt(SQL_AT - Integer.BYTES, out.utf8(sql));
        return out.view(0);
    }

    /**
     * Reads the message; the error's text is what a server answers.
     *
     * @throws WireFormatException if it is not one
     */
    public static SqlRequest decode(ByteBuffer message) {
        RequestHeader header =
                RequestHeader.expect(message, SQL_AT + 1, BinaryAction.BINARY_QUERY, BinaryAction.VALIDATE_SQL);
        ByteBuffer body = RequestHeader.body(message, RequestHeader.BYTES);
        int version = body.getShort() & 0xFFFF;
        if (version != RequestHeader.VERSION) {
            throw new WireFormatException("unknown binary query version:" + version);
        }
        long length = body.getInt() & 0xFFFFFFFFL;
        if (length > body.remaining()) {
            throw new WireFormatException(
                    "uncompleted message, sql length:" + length + ", remainMessageLength:" + body.remaining());
        }
        byte[] sql = new byte[(int) length];
        body.get(sql);
        return new SqlRequest(
                header.reqId(), header.action() == BinaryAction.VALIDATE_SQL, new String(sql, StandardCharsets.UTF_8));
    }
}
