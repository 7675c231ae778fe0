package io.taosj.internal.consumer;

import io.taosj.TopicPartition;
import io.taosj.spi.ConsumerMessage;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a consumer is in each of its vgroups; used by the thread that polls and the one that fetches. */
final class Positions {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, Long> origins = new HashMap<>();
    // where the vgroup was sent to; a new connection goes on there although another offset is committed
    private final Set<TopicPartition> sought = new HashSet<>();
    private final Map<TopicPartition, Long> acknowledged = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    // paused vgroups, and where to go on later if messages were left out
    private final Set<TopicPartition> paused = new HashSet<>();
    private final Map<TopicPartition, Long> leftOut = new HashMap<>();

    private <T> T locked(Supplier<T> task) {
        lock.lock();
        try {
            return task.get();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }

    /** A message is handed to the application. */
    void delivered(ConsumerMessage message) {
        if (message.next() != ConsumerMessage.UNKNOWN) {
            locked(() -> {
                next.put(message.partition(), message.next());
            });
        }
    }

    /** Everything delivered so far counts as done, because the application asks for more. */
    void acknowledge() {
        locked(() -> acknowledged.putAll(next));
    }

    /** What to commit for everything delivered. */
    Map<TopicPartition, Long> delivered() {
        return locked(() -> Map.copyOf(next));
    }

    /** What to commit for everything that is done and not committed yet. */
    Map<TopicPartition, Long> acknowledged() {
        return locked(() -> {
            Map<TopicPartition, Long> due = new HashMap<>(acknowledged);
            due.entrySet().removeIf(e -> e.getValue().equals(committed.get(e.getKey())));
            return due;
        });
    }

    void committed(Map<TopicPartition, Long> offsets) {
        locked(() -> {
            committed.putAll(offsets);
            sought.removeAll(offsets.keySet());
        });
    }

    /** The offset of the next message to be delivered, or null. */
    @Nullable Long next(TopicPartition partition) {
        lock.lock();
        try {
            return next.get(partition);
        } finally {
            lock.unlock();
        }
    }

    void sought(TopicPartition partition, long offset) {
        locked(() -> {
            next.put(partition, offset);
            sought.add(partition);
            leftOut.remove(partition);
        });
    }

    /** Where reading a vgroup began. */
    void origin(TopicPartition partition, long offset) {
        locked(() -> {
            origins.putIfAbsent(partition, offset);
        });
    }

    boolean hasOrigin(TopicPartition partition) {
        return locked(() -> origins.containsKey(partition));
    }

    /** Where to go on with a new connection in place of the server's choice; null to leave it to the server. */
    @Nullable Long resumption(TopicPartition partition, boolean hasCommitted) {
        lock.lock();
        try {
            if (hasCommitted && !sought.contains(partition)) {
                return null;
            }
            Long left = leftOut.get(partition);
            Long position = left == null ? next.get(partition) : left;
            return position == null ? origins.get(partition) : position;
        } finally {
            lock.unlock();
        }
    }

    /** A new connection goes on with an offset. */
    void resumed(TopicPartition partition, long offset) {
        locked(() -> {
            next.computeIfPresent(partition, (key, before) -> offset);
            acknowledged.remove(partition);
            leftOut.remove(partition);
        });
    }

    /** The vgroup belongs to another member now. */
    void forget(TopicPartition partition) {
        locked(() -> {
            next.remove(partition);
            origins.remove(partition);
            sought.remove(partition);
            acknowledged.remove(partition);
            committed.remove(partition);
            paused.remove(partition);
            leftOut.remove(partition);
        });
    }

    void pause(Collection<TopicPartition> partitions) {
        locked(() -> {
            paused.addAll(partitions);
        });
    }

    /** Ends a pause; the offset to go on with if messages were left out, or null. */
    @Nullable Long resume(TopicPartition partition) {
        lock.lock();
        try {
            return paused.remove(partition) ? leftOut.remove(partition) : null;
        } finally {
            lock.unlock();
        }
    }

    Set<TopicPartition> paused() {
        return locked(() -> Set.copyOf(paused));
    }

    boolean isPaused(TopicPartition partition) {
        return locked(() -> paused.contains(partition));
    }

    /** Whether messages of a paused vgroup were left out. */
    boolean hasLeftOut(TopicPartition partition) {
        return locked(() -> leftOut.containsKey(partition));
    }

    /** A paused vgroup's messages are left out from an offset on. */
    void leaveOut(TopicPartition partition, long offset) {
        locked(() -> {
            leftOut.putIfAbsent(partition, offset);
        });
    }
}
