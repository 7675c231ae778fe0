package io.taosj.spi;

import io.taosj.TopicPartition;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A member of a consumer group on its own connection. Used by one thread at a time, except {@link #close()}, which ends
 * a call that waits.
 *
 * <p>All methods throw a {@link io.taosj.TaosException} on failure. The transport commits nothing on its own, keeps
 * nothing back and does not reconnect: that is done above it.
 */
public interface TransportConsumer extends AutoCloseable {
    /**
     * A vgroup of the consumer.
     *
     * @param vgroup its number
     * @param offset where the message that was received last begins, or where reading begins
     * @param begin the oldest offset
     * @param end the offset of the next change
     */
    record Assignment(int vgroup, long offset, long begin, long end) {}

    /** Subscribes to topics; the consumer must not be subscribed. */
    void subscribe(List<String> topics, Duration timeout);

    /** Leaves the group; the consumer can subscribe again. */
    void unsubscribe(Duration timeout);

    /**
     * Waits for the next message.
     *
     * @param wait how long the server may wait for one
     * @param timeout how long a reply may take beyond that
     * @return null if nothing came
     */
    @Nullable ConsumerMessage poll(Duration wait, Duration timeout);

    /** Commits behind everything received. */
    void commitReceived(Duration timeout);

    /** Commits an offset. */
    void commit(TopicPartition partition, long offset, Duration timeout);

    /** The offset that the group has committed, if there is one. */
    OptionalLong committed(TopicPartition partition, Duration timeout);

    /** The offset of the next message to be received. */
    long position(TopicPartition partition, Duration timeout);

    /** The vgroups of a topic that the consumer reads. */
    List<Assignment> assignment(String topic, Duration timeout);

    /** Goes on with another offset. */
    void seek(TopicPartition partition, long offset, Duration timeout);

    /** Leaves the group and ends the connection. Repeated calls have no effect; never blocks for long. */
    @Override
    void close();
}
