package io.taosj.wire.message;

import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.WireReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stmt2_bind request as the server reads it; {@link Stmt2Payload} builds one.
 *
 * @param reqId the request's number
 * @param stmtId the statement
 * @param columnIndex -1: all columns are bound
 * @param tables the bound tables; the same name may occur more than once
 */
public record Stmt2BindRequest(long reqId, long stmtId, int columnIndex, List<Table> tables) {

    /**
     * The values for one table.
     *
     * @param name its name, perhaps with the database or quoted, or null if the statement names it
     * @param tags tags, each normally of one row; if there are more, the first one counts
     * @param columns columns of equal length, or the parameters of a query
     */
    public record Table(@Nullable String name, List<Stmt2Column> tags, List<Stmt2Column> columns) {}

    /**
     * Reads the message; columns are views of it. The error's text is what a server answers.
     *
     * @throws WireFormatException if it is not one
     */
    public static Stmt2BindRequest decode(ByteBuffer message) {
        RequestHeader header = RequestHeader.expect(message, Stmt2Payload.PAYLOAD_AT, BinaryAction.STMT2_BIND);
        ByteBuffer body = RequestHeader.body(message, RequestHeader.BYTES);
        if (body.getShort() != RequestHeader.VERSION) {
            throw new WireFormatException("unknown stmt2 bind version");
        }
        int columnIndex = body.getInt();
        ByteBuffer payload = RequestHeader.body(message, Stmt2Payload.PAYLOAD_AT);
        return new Stmt2BindRequest(header.reqId(), header.resourceId(), columnIndex, tables(payload));
    }

    private static List<Table> tables(ByteBuffer payload) {
        int length = payload.remaining();
        if (length < Stmt2Payload.HEADER_BYTES) {
            throw new WireFormatException("data length is less than " + Stmt2Payload.HEADER_BYTES);
        }
        long total = payload.getInt(0) & 0xFFFFFFFFL;
        if (total != length) {
            throw new WireFormatException("total length not match, expect " + length + ", but get " + total);
        }
        int count = payload.getInt(4);
        if (count < 0 || count > length) {
            throw new WireFormatException("table count " + count + " in a payload of " + length + " bytes");
        }
        List<@Nullable String> names = names(payload, count, payload.getInt(16));
        List<List<Stmt2Column>> tags = fields(payload, count, payload.getInt(8), payload.getInt(20), "tag");
        List<List<Stmt2Column>> columns = fields(payload, count, payload.getInt(12), payload.getInt(24), "col");
        List<Table> tables = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tables.add(new Table(names.get(i), tags.get(i), columns.get(i)));
        }
        return tables;
    }

    private static WireReader at(ByteBuffer payload, int offset, long least, String what) {
        int length = payload.remaining();
        if (offset < Stmt2Payload.HEADER_BYTES || offset + least > length) {
            throw outOfRange(what, length, Math.max(offset & 0xFFFFFFFFL, offset + least));
        }
        return new WireReader(payload.slice(offset, length - offset), "stmt2_bind " + what);
    }

    private static WireFormatException outOfRange(String what, int length, long end) {
        String name = what.equals("table names") ? "tableName" : what;
        return new WireFormatException(
                what + " out of range, total length: " + length + ", " + name + "TotalLength: " + end);
    }

    private static List<@Nullable String> names(ByteBuffer payload, int count, int offset) {
        if (offset == 0) {
            return Collections.nCopies(count, null);
        }
        WireReader in = at(payload, offset, 2L * count, "table names");
        int[] lengths = new int[count];
        long end = offset + 2L * count;
        for (int i = 0; i < count; i++) {
            lengths[i] = in.u16();
            end += lengths[i];
            if (lengths[i] == 0) {
                throw new WireFormatException("table name length is 0, tableIndex: " + i);
            }
        }
        if (end > payload.remaining()) {
            throw outOfRange("table names", payload.remaining(), end);
        }
        List<@Nullable String> names = new ArrayList<>(count);
        for (int length : lengths) {
            names.add(in.utf8(length - 1));
            in.u8();
        }
        return names;
    }

    private static List<List<Stmt2Column>> fields(ByteBuffer payload, int tables, int fields, int offset, String what) {
        if (offset == 0) {
            return Collections.nCopies(tables, List.of());
        }
        if (fields == 0) {
            throw new WireFormatException(what + " count is 0, but " + what + "s offset is not 0");
        }
        WireReader in = at(payload, offset, 4L * tables, what + "s");
        for (int i = 0; i < tables; i++) {
            // the lengths of the tables' parts say nothing that the fields don't say again
            if (in.i32() == 0) {
                throw new WireFormatException(what + " length is 0, tableIndex: " + i);
            }
        }
        List<List<Stmt2Column>> all = new ArrayList<>(tables);
        for (int table = 0; table < tables; table++) {
            if (fields < 0 || fields > in.remaining() / Stmt2Column.LEAST_BYTES) {
                throw new WireFormatException(fields + " " + what + "s in the " + in.remaining()
                        + " bytes that are left, tableIndex: " + table);
            }
            all.add(fields(in, table, fields));
        }
        return all;
    }

    private static List<Stmt2Column> fields(WireReader in, int table, int fields) {
        List<Stmt2Column> columns = new ArrayList<>(fields);
        for (int field = 0; field < fields; field++) {
            try {
                columns.add(Stmt2Column.decode(in));
            } catch (WireFormatException e) {
                throw new WireFormatException(
                        "bind data length error, tableIndex: " + table + ", fieldIndex: " + field + ": "
                                + e.getMessage(),
                        e);
            }
        }
        return columns;
    }
}
