package io.taosj.internal.consumer;

import io.taosj.ClientErrors;
import io.taosj.TaosException;
import io.taosj.TaosOperationalException;
import io.taosj.TopicPartition;
import io.taosj.WakeupException;
import io.taosj.spi.ConsumerMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Messages that were received ahead, between the thread that fetches and the one that polls. */
final class Inbox {
    /** How long the server may hold a request at most: commits have to wait for it, and so has the end. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
    /** How long the server looks for a message for which nobody waits yet. */
    private static final Duration LOOK = Duration.ofMillis(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final Condition demand = lock.newCondition();
    private final Deque<ConsumerMessage> queue = new ArrayDeque<>();
    private final ConsumerSettings.Prefetch limit;
    private final AtomicBoolean wakeup;
    private long bytes;
    private boolean waiting;
    private long waitingUntil;
    private boolean hungry;
    // not while only all that was received can be committed
    private boolean ahead = true;
    private boolean fetching;
    private long looks;
    private boolean work;
    private boolean stopped;
    private boolean eventful;
    private @Nullable TaosException failure;

    /** @param wakeup set by whoever wants to end a poll */
    Inbox(ConsumerSettings.Prefetch limit, AtomicBoolean wakeup) {
        this.limit = limit;
        this.wakeup = wakeup;
    }

    // --- the thread that polls

    /**
     * All messages that are there; waits for the first one.
     *
     * @param settled whether not to return while a request is on its way whose message would be left behind
     * @return empty at the deadline, or when something else is to be done
     */
    List<ConsumerMessage> take(long deadline, boolean settled) {
        lock.lock();
        try {
            long look = looks;
            hungry = true;
            while (true) {
                checkInterrupts();
                if (!queue.isEmpty()) {
                    return drain();
                }
                long left = deadline - System.nanoTime();
                // even without time to wait, one look at the server is due
                boolean over = left <= 0 && looks != look && !(settled && fetching);
                if (over || eventful) {
                    eventful = false;
                    return List.of();
                }
                waiting = true;
                waitingUntil = deadline;
                demand.signalAll();
                // without time left: until the request that is on its way ends
                long unused = arrival.awaitNanos(left > 0 ? left : LONGEST_WAIT.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaosOperationalException(ClientErrors.INTERRUPTED, "interrupted while polling", e);
        } finally {
            waiting = false;
            lock.unlock();
        }
    }

    private void checkInterrupts() {
        if (wakeup.compareAndSet(true, false)) {
            throw new WakeupException();
        }
        TaosException present = failure;
        if (present != null) {
            failure = null;
            throw present;
        }
    }

    private List<ConsumerMessage> drain() {
        List<ConsumerMessage> all = new ArrayList<>(queue);
        queue.clear();
        bytes = 0;
        demand.signalAll();
        return all;
    }

    /** Ends a wait so that its thread looks at the wake-up flag. */
    void wake() {
        lock.lock();
        try {
            arrival.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Has the fetching thread do something else than fetch. */
    void work() {
        lock.lock();
        try {
            work = true;
            demand.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets messages of a vgroup, or with null all. */
    void drop(@Nullable TopicPartition partition) {
        lock.lock();
        try {
            queue.removeIf(m -> partition == null || m.partition().equals(partition));
            bytes = queue.stream().mapToLong(ConsumerMessage::bytes).sum();
        } finally {
            lock.unlock();
        }
    }

    /** The first message of a vgroup that was not polled yet, or null. */
    @Nullable ConsumerMessage first(TopicPartition partition) {
        lock.lock();
        try {
            for (ConsumerMessage message : queue) {
                if (message.partition().equals(partition)) {
                    return message;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    // --- the thread that fetches

    /**
     * Waits until a message is wanted.
     *
     * @return how long the server may wait for one; null if something else is to be done
     */
    @Nullable Duration awaitDemand() {
        lock.lock();
        try {
            while (true) {
                if (stopped || work) {
                    work = false;
                    return null;
                }
                if (waiting && queue.isEmpty()) {
                    fetching = true;
                    long left = Math.max(0, waitingUntil - System.nanoTime());
                    return left < LONGEST_WAIT.toNanos() ? Duration.ofMillis(toMillis(left)) : LONGEST_WAIT;
                }
                if (hungry && ahead && queue.size() < limit.messages() && bytes < limit.bytes()) {
                    fetching = true;
                    return LOOK;
                }
                demand.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static long toMillis(long nanos) {
        return (nanos + 999_999) / 1_000_000;
    }

    /** Waits for somebody who polls, or for a moment to do something else. */
    void awaitPoll(Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (!stopped && !work && !waiting && left > 0) {
                left = demand.awaitNanos(left);
            }
            work = false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a time, unless everything ends. */
    void pause(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!stopped && left > 0) {
                left = demand.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            lock.unlock();
        }
    }

    void put(ConsumerMessage message) {
        lock.lock();
        try {
            queue.add(message);
            ahead = ahead && message.next() != ConsumerMessage.UNKNOWN;
            bytes += message.bytes();
            arrival.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A request has come to its end. */
    void looked(boolean found) {
        lock.lock();
        try {
            fetching = false;
            looks++;
            hungry = hungry && found;
            arrival.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next poll, or the one that waits, ends with a failure. */
    void fail(TaosException cause) {
        lock.lock();
        try {
            failure = cause;
            hungry = false;
            arrival.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What failed works again. */
    void recovered() {
        lock.lock();
        try {
            failure = null;
        } finally {
            lock.unlock();
        }
    }

    /** A poll that waits returns, because its thread has something else to do. */
    void event() {
        lock.lock();
        try {
            eventful = true;
            arrival.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            demand.signalAll();
            arrival.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }
}
