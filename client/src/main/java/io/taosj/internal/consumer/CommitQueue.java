package io.taosj.internal.consumer;

import io.taosj.TaosException;
import io.taosj.TaosTmqException;
import io.taosj.TopicPartition;
import io.taosj.spi.TransportConsumer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Commits: those that somebody waits for, and those that are done in order as soon as the connection is free. */
final class CommitQueue {
    private static final int NOT_MY_VGROUP = 0x4008;
    private static final int NOT_MY_TOPIC = 0x4009;

    private final Positions positions;
    private final Queue<Pending> pending = new ConcurrentLinkedQueue<>();

    private record Pending(Map<TopicPartition, Long> offsets, CompletableFuture<Map<TopicPartition, Long>> done) {}

    CommitQueue(Positions positions) {
        this.positions = positions;
    }

    CompletableFuture<Map<TopicPartition, Long>> add(Map<TopicPartition, Long> offsets) {
        Pending commit = new Pending(offsets, new CompletableFuture<>());
        pending.add(commit);
        return commit.done();
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /**
     * Does all commits that wait.
     *
     * @throws TaosException if the connection is lost; the rest waits for the next one
     */
    void flush(TransportConsumer transport, Duration timeout) {
        for (Pending next = pending.peek(); next != null; next = pending.peek()) {
            try {
                commit(transport, next.offsets(), timeout);
                next.done().complete(next.offsets());
            } catch (TaosException e) {
                if (Link.isLoss(e)) {
                    throw e;
                }
                next.done().completeExceptionally(e);
            }
            pending.remove(next);
        }
    }

    /** Gives all commits up that wait. */
    void fail(TaosException cause) {
        for (Pending next = pending.poll(); next != null; next = pending.poll()) {
            next.done().completeExceptionally(cause);
        }
    }

    /**
     * Commits offsets, all that can be committed.
     *
     * @throws TaosException the first failure, after all were tried
     */
    void commit(TransportConsumer transport, Map<TopicPartition, Long> offsets, Duration timeout) {
        Map<TopicPartition, Long> done = new HashMap<>();
        @Nullable TaosException failure = null;
        for (Map.Entry<TopicPartition, Long> entry : offsets.entrySet()) {
            try {
                transport.commit(entry.getKey(), entry.getValue(), timeout);
                done.put(entry.getKey(), entry.getValue());
            } catch (TaosException e) {
                if (Link.isLoss(e)) {
                    throw e;
                }
                if (e.code() == NOT_MY_VGROUP || e.code() == NOT_MY_TOPIC) {
                    // another member reads it now; without this every later commit would fail as well
                    positions.forget(entry.getKey());
                }
                failure = failure == null
                        ? new TaosTmqException(
                                e.code(),
                                e.serverMessage() + " (commit of offset " + entry.getValue() + " of " + entry.getKey()
                                        + ")",
                                e)
                        : failure;
            }
        }
        positions.committed(done);
        if (failure != null) {
            throw failure;
        }
    }
}
