package io.taosj.wire.message;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.ByteSink;
import io.taosj.wire.internal.WireReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a block into a table (write_raw_block, write_raw_block_with_fields).
 *
 * @param reqId the request's number
 * @param rows the number of rows
 * @param table the table's name
 * @param block the block's bytes
 * @param fields the columns that the block has, or null if they are the table's first ones
 */
public record WriteBlockRequest(
        long reqId,
        int rows,
        String table,
        ByteBuffer block,
        @Nullable List<Field> fields) {
    private static final int NAME_BYTES = 65;
    private static final int NAME_AT = RequestHeader.BYTES + 6;
    private static final int LENGTH_IN_BLOCK = 4;

    /**
     * One column that a block has.
     *
     * @param name its name, at most 64 bytes
     * @param type its type
     * @param bytes what a value takes in storage; see {@link ColumnInfo#storageBytes()}
     */
    public record Field(String name, DataType type, int bytes) {
        /** The description of a column. */
        public static Field of(ColumnInfo column) {
            return new Field(column.name(), column.type(), column.storageBytes());
        }

        private void encode(ByteSink out) {
            int start = out.length();
            if (out.utf8(name) >= NAME_BYTES) {
                throw new WireFormatException("column name '" + name + "' of over 64 bytes");
            }
            out.zeros(start + NAME_BYTES - out.length());
            out.put(type.code()).zeros(2).putInt(bytes);
        }

        private static Field decode(WireReader in) {
            ByteBuffer name = in.slice(NAME_BYTES);
            int length = 0;
            while (length < NAME_BYTES && name.get(length) != 0) {
                length++;
            }
            DataType type = DataType.ofCode(in.u8());
            in.u16();
            return new Field(StandardCharsets.UTF_8.decode(name.limit(length)).toString(), type, in.i32());
        }
    }

    /** The message as a new buffer. */
    public ByteBuffer encode() {
        ByteSink out = new ByteSink(NAME_AT + 3 * table.length() + block.remaining());
        boolean named = fields != null;
        int action = named ? BinaryAction.WRITE_RAW_BLOCK_WITH_FIELDS : BinaryAction.WRITE_RAW_BLOCK;
        new RequestHeader(reqId, 0, action).encode(out);
        out.putInt(rows).putShort(0);
        out.setShort(NAME_AT - 2, out.utf8(table));
        out.putBuffer(block);
        if (fields != null) {
            fields.forEach(f -> f.encode(out));
        }
        return out.view(0);
    }

    /**
     * Reads the message; the block is a view of it.
     *
     * @throws WireFormatException if it is not one
     */
    public static WriteBlockRequest decode(ByteBuffer message) {
        RequestHeader header = RequestHeader.expect(
                message, NAME_AT, BinaryAction.WRITE_RAW_BLOCK, BinaryAction.WRITE_RAW_BLOCK_WITH_FIELDS);
        WireReader in = new WireReader(RequestHeader.body(message, RequestHeader.BYTES), "write_raw_block request");
        int rows = in.i32();
        String table = in.utf8(in.u16());
        if (header.action() == BinaryAction.WRITE_RAW_BLOCK) {
            return new WriteBlockRequest(header.reqId(), rows, table, in.rest(), null);
        }
        ByteBuffer tail = in.rest();
        if (tail.remaining() < 2 * LENGTH_IN_BLOCK) {
            throw new WireFormatException("write_raw_block_with_fields request without a block");
        }
        WireReader rest = new WireReader(tail, "write_raw_block_with_fields request");
        ByteBuffer block = rest.slice(tail.getInt(LENGTH_IN_BLOCK));
        List<Field> fields = new ArrayList<>();
        while (rest.remaining() > 0) {
            fields.add(Field.decode(rest));
        }
        return new WriteBlockRequest(header.reqId(), rows, table, block, fields);
    }
}
