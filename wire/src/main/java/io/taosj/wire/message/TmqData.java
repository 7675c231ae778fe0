package io.taosj.wire.message;

import io.taosj.wire.WireFormatException;
import io.taosj.wire.internal.ByteSink;
import io.taosj.wire.internal.WireReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a subscription's message.
 *
 * @param offsets the two positions in the log in the server's own form, which clients skip
 * @param withNames whether the blocks have table names
 * @param withSchemas whether the blocks have labels
 * @param blocks the rows, table by table
 * @param creations requests to create the blocks' tables, in the server's own form; mostly empty
 * @param tail what follows: 8 bytes if there are no creations
 */
public record TmqData(
        ByteBuffer offsets,
        boolean withNames,
        boolean withSchemas,
        List<TmqBlock> blocks,
        List<ByteBuffer> creations,
        ByteBuffer tail) {
    /** The kind of raw message that has rows. */
    public static final int RAW_DATA = 2;
    /** The kind of raw message that has rows and creates their tables. */
    public static final int RAW_DATA_AND_META = 4;

    private static final int VERSION = 100;
    private static final int LOG_OFFSET = 0x11;
    private static final int LEAST_BLOCK_BYTES = 40;
    private static final int SLEEP_BYTES = 8;

    public TmqData {
        blocks = List.copyOf(blocks);
        creations = List.copyOf(creations);
    }

    /**
     * Rows between two positions in the log.
     *
     * @param blocks at least one, each with at least one row; all with table names or none
     */
    public static TmqData of(long requested, long resulting, List<TmqBlock> blocks) {
        ByteSink offsets = new ByteSink(18);
        offsets.put(LOG_OFFSET).putLong(requested).put(LOG_OFFSET).putLong(resulting);
        boolean named = !blocks.isEmpty() && blocks.get(0).table() != null;
        return new TmqData(offsets.view(0), named, true, blocks, List.of(), ByteBuffer.allocate(SLEEP_BYTES));
    }

    /** The kind of raw message that this is. */
    public int rawType() {
        return creations.isEmpty() ? RAW_DATA : RAW_DATA_AND_META;
    }

    /** The number of rows. */
    public long rows() {
        return blocks.stream().mapToLong(b -> b.block().rows()).sum();
    }

    int sizeHint() {
        return (int)
                Math.min(1 << 30, blocks.stream().mapToLong(TmqBlock::sizeHint).sum() + 64);
    }

    /** The raw message as a new buffer. */
    public ByteBuffer encode() {
        ByteSink out = new ByteSink(sizeHint());
        encode(out);
        return out.view(0);
    }

    void encode(ByteSink out) {
        out.put(VERSION).putInt(offsets.remaining()).putBuffer(offsets);
        out.putInt(blocks.size()).put(withNames ? 1 : 0).put(withSchemas ? 1 : 0);
        for (TmqBlock block : blocks) {
            block.encode(out, withNames, withSchemas);
        }
        if (!creations.isEmpty()) {
            out.putInt(creations.size());
            for (ByteBuffer creation : creations) {
                out.varint(creation.remaining()).putBuffer(creation);
            }
        }
        out.putBuffer(tail);
    }

    /**
     * Reads a raw message of the kinds {@link #RAW_DATA} and {@link #RAW_DATA_AND_META}; blocks are views of it.
     *
     * @throws WireFormatException if it is not one
     */
    public static TmqData decode(ByteBuffer raw, int rawType) {
        WireReader in = new WireReader(raw, "subscription message");
        ByteBuffer offsets = offsets(in, raw);
        int count = in.i32();
        if (count < 0 || count > raw.remaining() / LEAST_BLOCK_BYTES) {
            throw new WireFormatException(count + " blocks in a subscription message of " + raw.remaining() + " bytes");
        }
        if (count == 0) {
            return new TmqData(offsets, false, false, List.of(), List.of(), in.rest());
        }
        boolean withNames = in.u8() != 0;
        boolean withSchemas = in.u8() != 0;
        List<TmqBlock> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            blocks.add(TmqBlock.decode(in, withNames, withSchemas));
        }
        List<ByteBuffer> creations = rawType == RAW_DATA_AND_META ? creations(in) : List.of();
        return new TmqData(offsets, withNames, withSchemas, blocks, creations, in.rest());
    }

    private static ByteBuffer offsets(WireReader in, ByteBuffer raw) {
        int first = in.u8();
        if (first >= VERSION) {
            return in.slice(in.length());
        }
        // old servers put the two offsets without their length
        skipOffset(in, first);
        skipOffset(in, in.u8());
        return raw.slice(raw.position(), in.position()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void skipOffset(WireReader in, int type) {
        in.slice(
                switch (type) {
                    case 1 -> 8;
                    case 2, 3 -> 16;
                    default -> throw new WireFormatException("subscription message with unknown offset type " + type);
                });
    }

    private static List<ByteBuffer> creations(WireReader in) {
        int count = in.i32();
        if (count < 0 || count > in.remaining()) {
            throw new WireFormatException(count + " created tables in the " + in.remaining()
                    + " bytes that are left of a subscription message");
        }
        List<ByteBuffer> creations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            creations.add(in.slice(in.varint()));
        }
        return creations;
    }
}
