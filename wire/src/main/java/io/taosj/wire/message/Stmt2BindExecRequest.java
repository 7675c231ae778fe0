package io.taosj.wire.message;

import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.WireReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A stmt2_bind_exec request as the server reads it; {@link Stmt2BindExecPayload} builds one.
 *
 * @param reqId the request's number
 * @param stmtId the statement
 * @param rows values in each field
 * @param tables runs of rows with the same table name
 * @param fields the parameters in the statement's order
 */
public record Stmt2BindExecRequest(long reqId, long stmtId, int rows, int tables, List<Stmt2Column> fields) {
    private static final int MOST_FIELDS = 4096;

    /**
     * Reads the message; columns are views of it. The error's text is what a server answers.
     *
     * @throws WireFormatException if it is not one
     */
    public static Stmt2BindExecRequest decode(ByteBuffer message) {
        RequestHeader header =
                RequestHeader.expect(message, Stmt2BindExecPayload.PAYLOAD_AT, BinaryAction.STMT2_BIND_EXEC);
        WireReader in = new WireReader(RequestHeader.body(message, RequestHeader.BYTES), "stmt2_bind_exec request");
        if (in.u16() != RequestHeader.VERSION) {
            throw new WireFormatException("unknown stmt2 bind exec version");
        }
        int length = in.remaining();
        long total = in.i32() & 0xFFFFFFFFL;
        if (total != length) {
            throw new WireFormatException("total length not match, expect " + length + ", but get " + total);
        }
        int rows = positive(in.i32(), "row");
        int tables = in.i32();
        int count = positive(in.i32(), "field");
        if (count > MOST_FIELDS) {
            throw new WireFormatException("field count exceeds maximum " + MOST_FIELDS + ": " + count);
        }
        int offset = in.i32();
        if (offset < Stmt2BindExecPayload.HEADER_BYTES) {
            throw new WireFormatException("field offset " + offset + " lies in the header");
        }
        in.slice(offset - Stmt2BindExecPayload.HEADER_BYTES);
        List<Stmt2Column> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(field(in, i, rows));
        }
        if (in.remaining() > 0) {
            throw new WireFormatException("payload has trailing bytes");
        }
        return new Stmt2BindExecRequest(header.reqId(), header.resourceId(), rows, tables, fields);
    }

    private static int positive(int count, String what) {
        if (count <= 0) {
            throw new WireFormatException(what + " count is " + count);
        }
        return count;
    }

    private static Stmt2Column field(WireReader in, int index, int rows) {
        Stmt2Column column;
        try {
            column = Stmt2Column.decode(in);
        } catch (WireFormatException e) {
            throw new WireFormatException("column " + index + " data length error: " + e.getMessage(), e);
        }
        if (column.rows() != rows) {
            throw new WireFormatException(
                    "column " + index + " row count not match, got: " + column.rows() + ", expect: " + rows);
        }
        return column;
    }
}
