package io.taosj.server.internal.ws;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the requests that a connection is working on. */
final class InFlight {
    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int count;
    private boolean stopped;

    InFlight(int limit) {
        this.limit = limit;
    }

    /** A request has come; true if the next one may be read. */
    boolean begin() {
        lock.lock();
        try {
            count++;
            return count < limit && !stopped;
        } finally {
            lock.unlock();
        }
    }

    /** A request is done; true if reading had paused and goes on. */
    boolean end() {
        lock.lock();
        try {
            count--;
            if (count == 0) {
                idle.signalAll();
            }
            return count == limit - 1 && !stopped;
        } finally {
            lock.unlock();
        }
    }

    boolean isIdle() {
        lock.lock();
        try {
            return count == 0;
        } finally {
            lock.unlock();
        }
    }

    /** No request is read any more. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no request is being worked on, or for as long as patience lasts. */
    void awaitIdle(Duration patience) {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (count > 0 && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
