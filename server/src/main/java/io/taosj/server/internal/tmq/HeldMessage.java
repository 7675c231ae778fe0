package io.taosj.server.internal.tmq;

import io.taosj.engine.TopicMessage;
import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.message.TmqBlock;
import io.taosj.wire.message.TmqData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The message that a connection has got last, in the forms in which clients fetch it. */
final class HeldMessage {
    static final int DATA = 1;
    static final int META = 2;
    static final int DATA_AND_META = 3;

    private final long id;
    private final boolean batch;
    private final TopicMessage message;
    private int next;
    private @Nullable Block fetched;
    private long fetchRequest;

    /** @param batch whether changes of tables come as batches */
    HeldMessage(long id, TopicMessage message, boolean batch) {
        this.id = id;
        this.batch = batch;
        this.message = message;
    }

    long id() {
        return id;
    }

    TopicMessage message() {
        return message;
    }

    /** The kind by the protocol's number. */
    int type() {
        return switch (message.kind()) {
            case DATA -> DATA;
            case META -> META;
            case DATA_AND_META -> DATA_AND_META;
        };
    }

    /** What poll replies call the offset: where rows begin, but what follows a change of tables. */
    long offset() {
        return type() == META ? message.next() : message.offset();
    }

    /** The next table's rows for fetch; null at the end. */
    TopicMessage.@Nullable Rows advance(long request) {
        if (next == message.rows().size()) {
            return null;
        }
        TopicMessage.Rows rows = message.rows().get(next++);
        fetched = rows.block();
        fetchRequest = request;
        return rows;
    }

    /** The block that fetch has announced last, or null. */
    @Nullable Block fetched() {
        return fetched;
    }

    /** The number of the fetch request that announced it. */
    long fetchRequest() {
        return fetchRequest;
    }

    /** The bytes of a block as messages hold it. */
    static ByteBuffer bytes(Block block) {
        ByteBuffer source = block.encoded();
        ByteBuffer copy = ByteBuffer.allocate(source.remaining())
                .put(source.duplicate())
                .flip()
                .order(ByteOrder.LITTLE_ENDIAN);
        return copy.putInt(0, BlockBuilder.VERSION_SUBSCRIPTION);
    }

    /** The kind of the raw form. */
    int rawType() {
        return switch (type()) {
            case DATA -> TmqData.RAW_DATA;
            case DATA_AND_META -> TmqData.RAW_DATA_AND_META;
            default ->
                batch || message.metas().size() != 1
                        ? RawMeta.BATCH
                        : RawMeta.type(message.metas().get(0));
        };
    }

    /** The rows in raw form. */
    TmqData data() {
        List<TmqBlock> blocks = message.rows().stream().map(HeldMessage::block).toList();
        TmqData data = TmqData.of(message.offset(), message.next(), blocks);
        if (type() != DATA_AND_META) {
            return data;
        }
        List<ByteBuffer> creations = message.metas().stream()
                .map(meta -> ByteBuffer.wrap(meta.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new TmqData(data.offsets(), data.withNames(), true, blocks, creations, ByteBuffer.allocate(0));
    }

    /** The raw form of any message. */
    ByteBuffer raw() {
        return type() == META ? ByteBuffer.wrap(json().getBytes(StandardCharsets.UTF_8)) : data().encode();
    }

    private static TmqBlock block(TopicMessage.Rows rows) {
        int flags = rows.table() == null ? 0 : 1;
        List<TmqBlock.ColumnId> ids = rows.columnIds().stream()
                .map(id -> new TmqBlock.ColumnId(flags, id))
                .toList();
        return new TmqBlock(rows.table(), rows.block(), rows.version(), ids);
    }

    /** The changes of tables as JSON: one object, or a batch. */
    String json() {
        List<String> metas = message.metas();
        boolean single = metas.size() == 1 && (!batch || type() == DATA_AND_META);
        return single ? metas.get(0) : "{\"tmq_meta_version\":\"1.0\",\"metas\":[" + String.join(",", metas) + "]}";
    }
}
