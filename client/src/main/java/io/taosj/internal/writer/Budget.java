package io.taosj.internal.writer;

import io.taosj.ClientErrors;
import io.taosj.TaosOperationalException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The memory that rows may take which are accepted and not written yet. Safe for use by several threads. */
final class Budget {
    private final long most;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private long used;
    private boolean closed;

    /**
     * @param most bytes in all
     * @param patience how long to wait for room; zero does not wait
     */
    Budget(long most, Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    /**
     * Takes memory, which may be more than there is in all if nobody else has any.
     *
     * @throws TaosOperationalException if there is no room in time
     */
    void take(long bytes) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!closed && used > 0 && used + bytes > most) {
                if (left <= 0) {
                    throw new TaosOperationalException(
                            ClientErrors.SERVER_BUSY,
                            "the writer holds " + used + " bytes of rows that are not written yet, of " + most
                                    + "; nothing of this call was accepted",
                            null,
                            false);
                }
                left = room.awaitNanos(left);
            }
            if (closed) {
                throw WriterCore.closedException();
            }
            used += bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaosOperationalException(
                    ClientErrors.INTERRUPTED,
                    "interrupted while the writer had no room; nothing was accepted",
                    e,
                    false);
        } finally {
            lock.unlock();
        }
    }

    void give(long bytes) {
        lock.lock();
        try {
            used -= bytes;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
