package io.taosj.engine.internal.topic;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes those who wait for changes; costs writers nothing while nobody waits. */
final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Says that something has changed. */
    void tell() {
        if (waiting.get() > 0) {
            lock.lock();
            try {
                told.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits until a condition holds or the time is up. */
    void await(BooleanSupplier condition, long millis) throws InterruptedException {
        waiting.incrementAndGet();
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!condition.getAsBoolean() && left > 0) {
                left = told.awaitNanos(left);
            }
        } finally {
            lock.unlock();
            waiting.decrementAndGet();
        }
    }
}
