package io.taosj.engine;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A member of a consumer group: reads what is written to topics, in order within each vgroup, at least once.
 *
 * <p>For use by one thread at a time, except {@link #close()}. An offset is the number of the next change to be read.
 */
public interface TopicConsumer extends AutoCloseable {

    /**
     * Subscribes to topics in place of those subscribed to so far, and shares their vgroups with the group's other members.
     *
     * @throws EngineException 0x3E1 if a topic does not exist
     */
    void subscribe(List<String> topics);

    /** The topics subscribed to. */
    List<String> topics();

    /** Leaves the group; other members get the vgroups. */
    void unsubscribe();

    /**
     * Waits for the next message.
     *
     * @param millis how long at most; negative for ever, 0 looks once
     * @return null if nothing came
     * @throws EngineException 0xA0D if there is nothing to begin with, 0x4001 if the consumer was expelled from its group
     */
    @Nullable TopicMessage poll(long millis);

    /** Commits the positions in all vgroups that were read from. */
    void commit();

    /**
     * Commits an offset.
     *
     * @throws EngineException 0x4009, 0x4008 if topic or vgroup is not the consumer's, 0x4007 if there is no such offset
     */
    void commit(String topic, int vgroup, long offset);

    /** The committed offset of the group in a vgroup, if there is one. */
    OptionalLong committed(String topic, int vgroup);

    /** The offset that {@link #poll} goes on with. */
    long position(String topic, int vgroup);

    /** The vgroups of a topic that the consumer reads. */
    List<Assignment> assignment(String topic);

    /**
     * Goes on with another offset.
     *
     * @throws EngineException as {@link #commit(String, int, long)}
     */
    void seek(String topic, int vgroup, long offset);

    /** Leaves the group. */
    @Override
    void close();

    /**
     * A vgroup of a consumer.
     *
     * @param offset where the message that was read last begins, or where reading begins
     * @param begin the oldest offset
     * @param end the offset of the next change
     */
    record Assignment(int vgroup, long offset, long begin, long end) {}
}
