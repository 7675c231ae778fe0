package io.taosj.spi;

import io.taosj.MessageType;
import io.taosj.TopicPartition;
import io.taosj.wire.message.TmqBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that a consumer received.
 *
 * @param partition where it comes from
 * @param database the topic's database
 * @param type what it holds
 * @param offset where it begins; of {@link MessageType#META} what follows it
 * @param next the offset behind it, which to commit when it is done; -1 if the message does not tell, as while a snapshot
 *     is read
 * @param blocks rows, table by table
 * @param meta changes of tables as JSON, or null
 * @param bytes about how much memory it takes
 */
public record ConsumerMessage(
        TopicPartition partition,
        String database,
        MessageType type,
        long offset,
        long next,
        List<TmqBlock> blocks,
        @Nullable String meta,
        long bytes) {
    /** The offset behind a message that does not tell it. */
    public static final long UNKNOWN = -1;

    public ConsumerMessage {
        blocks = List.copyOf(blocks);
        // snapshots have places of their own, which servers write as negative numbers
        next = next < 0 ? UNKNOWN : next;
    }
}
