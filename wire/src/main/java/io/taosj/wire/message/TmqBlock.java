package io.taosj.wire.message;

import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.ByteSink;
import io.taosj.wire.internal.WireReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table in a subscription's message.
 *
 * @param table the table's name, or null if the message names none (topics of queries)
 * @param block the rows, with labels and precision
 * @param schemaVersion the version of the table's schema
 * @param ids the number of each column in its table, and flags; one per column
 */
public record TmqBlock(@Nullable String table, Block block, int schemaVersion, List<ColumnId> ids) {
    /** Version, rows, compression and precision precede the block. */
    private static final int PREFIX_BYTES = 18;

    private static final int PREFIX_VERSION = 1;

    /**
     * A column's number in its table.
     *
     * @param flags 1 for columns that sma files cover, otherwise 0; of no use to clients
     * @param id from 1
     */
    public record ColumnId(int flags, int id) {}

    public TmqBlock {
        ids = List.copyOf(ids);
        if (ids.size() != block.schema().size()) {
            throw new IllegalArgumentException(
                    ids.size() + " numbers for " + block.schema().size() + " columns");
        }
    }

    /** Rows whose columns are numbered from 1. */
    public static TmqBlock of(@Nullable String table, Block block) {
        List<ColumnId> ids = IntStream.rangeClosed(1, block.schema().size())
                .mapToObj(i -> new ColumnId(1, i))
                .toList();
        return new TmqBlock(table, block, 1, ids);
    }

    /** About how many bytes it takes in a message. */
    int sizeHint() {
        return block.encoded().remaining() + 64 * ids.size() + 256;
    }

    void encode(ByteSink out, boolean withName, boolean withSchema) {
        ByteBuffer bytes = block.encoded();
        out.varint(PREFIX_BYTES + bytes.remaining());
        out.putLong(PREFIX_VERSION).putLong(Long.reverseBytes(block.rows()));
        out.put(0).put(block.schema().precision().code());
        int start = out.length();
        out.putBuffer(bytes);
        out.setInt(start, BlockBuilder.VERSION_SUBSCRIPTION);
        if (withSchema) {
            encodeSchema(out);
        }
        if (withName) {
            string(out, table == null ? "" : table);
        }
    }

    private void encodeSchema(ByteSink out) {
        out.zigzag(ids.size()).zigzag(schemaVersion);
        for (int i = 0; i < ids.size(); i++) {
            ColumnInfo column = block.schema().columns().get(i);
            out.put(column.type().code()).put(ids.get(i).flags());
            out.zigzag(column.storageBytes()).zigzag(ids.get(i).id());
            string(out, column.name());
        }
    }

    private static void string(ByteSink out, String text) {
        ByteSink bytes = new ByteSink(3 * text.length());
        int length = bytes.utf8(text);
        out.varint(length + 1).putBuffer(bytes.view(0)).put(0);
    }

    static TmqBlock decode(WireReader in, boolean withName, boolean withSchema) {
        ByteBuffer part = in.slice(in.varint());
        WireReader prefix = new WireReader(part, "subscription block");
        prefix.i64();
        prefix.i64();
        int compressed = prefix.u8();
        if (compressed != 0) {
            throw new WireFormatException("subscription block with unknown compression " + compressed);
        }
        Precision precision = Precision.ofCode(prefix.u8());
        ByteBuffer bytes = prefix.rest();
        Block block = Block.decode(bytes, precision);
        int version = 0;
        List<ColumnId> ids = new ArrayList<>();
        if (withSchema) {
            int count = in.zigzag();
            version = in.zigzag();
            if (count != block.schema().size()) {
                throw new WireFormatException(
                        "subscription block of " + block.schema().size() + " columns with a schema of " + count);
            }
            List<ColumnInfo> columns = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                columns.add(column(in, block.schema().columns().get(i), ids));
            }
            block = Block.decode(new ResultSchema(columns, precision), bytes);
        } else {
            block.schema().columns().forEach(c -> ids.add(new ColumnId(0, 0)));
        }
        String table = withName ? string(in) : null;
        return new TmqBlock(table, block, version, ids);
    }

    /** The label of a column; the rest of the schema repeats the block. */
    private static ColumnInfo column(WireReader in, ColumnInfo inBlock, List<ColumnId> ids) {
        int type = in.u8();
        if (type != inBlock.type().code()) {
            throw new WireFormatException(
                    "subscription block has a column of type " + inBlock.type() + " where its schema has type " + type);
        }
        int flags = in.u8();
        in.zigzag();
        ids.add(new ColumnId(flags, in.zigzag()));
        return inBlock.withName(string(in));
    }

    private static String string(WireReader in) {
        int length = in.varint();
        if (length == 0) {
            return "";
        }
        String text = in.utf8(length - 1);
        in.u8();
        return text;
    }
}
