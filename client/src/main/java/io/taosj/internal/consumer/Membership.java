package io.taosj.internal.consumer;

import io.taosj.RebalanceListener;
import io.taosj.TopicPartition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The vgroups of a consumer as it knows them, and the changes that its listener has still to be told. */
final class Membership {
    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable RebalanceListener listener;
    private final Deque<Change> changes = new ArrayDeque<>();
    private Set<TopicPartition> mine = Set.of();

    private record Change(Set<TopicPartition> gone, boolean lost, Set<TopicPartition> come) {}

    Membership(@Nullable RebalanceListener listener) {
        this.listener = listener;
    }

    boolean hasListener() {
        return listener != null;
    }

    boolean contains(TopicPartition partition) {
        lock.lock();
        try {
            return mine.contains(partition);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The vgroups are these now.
     *
     * @param lost whether those that are gone were taken away rather than shared
     * @return those that are gone
     */
    Set<TopicPartition> update(Set<TopicPartition> now, boolean lost) {
        lock.lock();
        try {
            Set<TopicPartition> gone = new HashSet<>(mine);
            gone.removeAll(now);
            Set<TopicPartition> come = new HashSet<>(now);
            come.removeAll(mine);
            mine = Set.copyOf(now);
            if (!gone.isEmpty() || !come.isEmpty()) {
                changes.add(new Change(gone, lost, come));
            }
            return gone;
        } finally {
            lock.unlock();
        }
    }

    boolean hasChanges() {
        lock.lock();
        try {
            return listener != null && !changes.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Tells the listener what has changed. */
    void tell() {
        for (Change change = poll(); change != null; change = poll()) {
            tell(change);
        }
    }

    private void tell(Change change) {
        if (listener == null) {
            return;
        }
        if (!change.gone().isEmpty()) {
            if (change.lost()) {
                listener.onPartitionsLost(change.gone());
            } else {
                listener.onPartitionsRevoked(change.gone());
            }
        }
        if (!change.come().isEmpty()) {
            listener.onPartitionsAssigned(change.come());
        }
    }

    private @Nullable Change poll() {
        lock.lock();
        try {
            return changes.poll();
        } finally {
            lock.unlock();
        }
    }
}
