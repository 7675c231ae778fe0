package io.taosj.jdbc.internal;

import io.taosj.TaosException;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the calls of one statement in its thread, and lets another thread end the wait. */
final class Running {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread runner;
    private boolean cancelled;

    /** The outcome of a call; what fails in the client becomes an {@link SQLException}. */
    <T> T call(Supplier<T> task) throws SQLException {
        begin();
        try {
            return task.get();
        } catch (TaosException e) {
            throw Failures.of(e);
        } finally {
            end();
        }
    }

    private void begin() {
        lock.lock();
        try {
            runner = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            runner = null;
            if (cancelled) {
                cancelled = false;
                // the interrupt was ours and has done its work, or came too late
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends a call that waits; nothing if none does. */
    void cancel() {
        lock.lock();
        try {
            Thread waiting = runner;
            if (waiting != null) {
                cancelled = true;
                waiting.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
