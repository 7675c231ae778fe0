package io.taosj.embedded.internal;

import io.taosj.ClientErrors;
import io.taosj.MessageType;
import io.taosj.TaosException;
import io.taosj.TopicPartition;
import io.taosj.engine.TopicConsumer;
import io.taosj.engine.TopicMessage;
import io.taosj.spi.ConsumerMessage;
import io.taosj.spi.TransportConsumer;
import io.taosj.wire.message.TmqBlock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A consumer of an engine in this JVM; messages are the engine's blocks as they are. */
final class EmbeddedConsumer implements TransportConsumer {
    /** Overheads of objects around a message. */
    private static final int MESSAGE_BYTES = 512;

    private final TopicConsumer consumer;
    private final boolean batchMeta;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param batchMeta whether a single change of a table is a batch as well */
    EmbeddedConsumer(TopicConsumer consumer, boolean batchMeta, Runnable onClose) {
        this.consumer = consumer;
        this.batchMeta = batchMeta;
        this.onClose = onClose;
    }

    private <T> T call(Supplier<T> task) {
        checkOpen();
        return EmbeddedTransport.call(task);
    }

    private void run(Runnable task) {
        call(() -> {
            task.run();
            return true;
        });
    }

    private void checkOpen() {
        if (closed.get()) {
            throw TaosException.of(ClientErrors.CONNECTION_CLOSED, "the consumer's connection is closed");
        }
    }

    @Override
    public void subscribe(List<String> topics, Duration timeout) {
        run(() -> consumer.subscribe(topics));
    }

    @Override
    public void unsubscribe(Duration timeout) {
        run(consumer::unsubscribe);
    }

    @Override
    public @Nullable ConsumerMessage poll(Duration wait, Duration timeout) {
        TopicMessage message =
                call(() -> Optional.ofNullable(consumer.poll(wait.toMillis()))).orElse(null);
        // a poll that ended because of the close looks like one that found nothing
        checkOpen();
        return message == null ? null : converted(message);
    }

    private ConsumerMessage converted(TopicMessage message) {
        List<TmqBlock> blocks =
                message.rows().stream().map(EmbeddedConsumer::block).toList();
        MessageType type =
                switch (message.kind()) {
                    case DATA -> MessageType.DATA;
                    case META -> MessageType.META;
                    case DATA_AND_META -> MessageType.METADATA;
                };
        String meta = type == MessageType.DATA ? null : json(message);
        long bytes = MESSAGE_BYTES + (meta == null ? 0 : 2L * meta.length());
        for (TmqBlock block : blocks) {
            bytes += block.block().encoded().remaining();
        }
        return new ConsumerMessage(
                new TopicPartition(message.topic(), message.vgroup()),
                message.database(),
                type,
                type == MessageType.META ? message.next() : message.offset(),
                message.next(),
                blocks,
                meta,
                bytes);
    }

    private static TmqBlock block(TopicMessage.Rows rows) {
        int flags = rows.table() == null ? 0 : 1;
        List<TmqBlock.ColumnId> ids = rows.columnIds().stream()
                .map(id -> new TmqBlock.ColumnId(flags, id))
                .toList();
        return new TmqBlock(rows.table(), rows.block(), rows.version(), ids);
    }

    /** As servers send it: one object, or a batch. */
    private String json(TopicMessage message) {
        List<String> metas = message.metas();
        boolean single = metas.size() == 1 && (!batchMeta || message.kind() == TopicMessage.Kind.DATA_AND_META);
        return single ? metas.get(0) : "{\"tmq_meta_version\":\"1.0\",\"metas\":[" + String.join(",", metas) + "]}";
    }

    @Override
    public void commitReceived(Duration timeout) {
        run(consumer::commit);
    }

    @Override
    public void commit(TopicPartition partition, long offset, Duration timeout) {
        run(() -> consumer.commit(partition.topic(), partition.vgroup(), offset));
    }

    @Override
    public OptionalLong committed(TopicPartition partition, Duration timeout) {
        return call(() -> consumer.committed(partition.topic(), partition.vgroup()));
    }

    @Override
    public long position(TopicPartition partition, Duration timeout) {
        return call(() -> consumer.position(partition.topic(), partition.vgroup()));
    }

    @Override
    public List<Assignment> assignment(String topic, Duration timeout) {
        return call(() -> consumer.assignment(topic)).stream()
                .map(a -> new Assignment(a.vgroup(), a.offset(), a.begin(), a.end()))
                .toList();
    }

    @Override
    public void seek(TopicPartition partition, long offset, Duration timeout) {
        run(() -> consumer.seek(partition.topic(), partition.vgroup(), offset));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            consumer.close();
            onClose.run();
        }
    }
}
