package io.taosj;

import java.util.Collection;

/**
 * Is told when vgroups come to a consumer or leave it. Runs in the thread that calls {@link TaosConsumer#poll}, which may
 * call the consumer's methods from here, or that calls {@code unsubscribe} or {@code close}.
 *
 * <p>The server moves vgroups without asking: when a consumer learns of it, another member may read them already, so that
 * commits for them are refused.
 */
public interface RebalanceListener {
    /** These vgroups belong to the consumer from now on. */
    void onPartitionsAssigned(Collection<TopicPartition> partitions);

    /** These vgroups belong to the consumer no longer: after a rebalance, unsubscribing or closing. */
    void onPartitionsRevoked(Collection<TopicPartition> partitions);

    /**
     * These vgroups were taken away because the consumer was out of reach or too slow; like {@link
     * #onPartitionsRevoked} unless overridden.
     */
    default void onPartitionsLost(Collection<TopicPartition> partitions) {
        onPartitionsRevoked(partitions);
    }
}
