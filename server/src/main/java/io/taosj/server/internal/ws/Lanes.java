package io.taosj.server.internal.ws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on other threads: those of one lane one after the other in order of arrival, those of different lanes side
 * by side. Tasks deal with their own failures and throw nothing.
 */
final class Lanes {
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Deque<Runnable>> waiting = new HashMap<>();

    Lanes(Executor executor) {
        this.executor = executor;
    }

    /** Runs a task that depends on no other. */
    void run(Runnable task) {
        executor.execute(task);
    }

    /** Runs a task behind all earlier ones of its lane. */
    void run(Object lane, Runnable task) {
        lock.lock();
        try {
            Deque<Runnable> queue = waiting.get(lane);
            if (queue != null) {
                queue.add(task);
                return;
            }
            waiting.put(lane, new ArrayDeque<>());
        } finally {
            lock.unlock();
        }
        executor.execute(() -> drain(lane, task));
    }

    private void drain(Object lane, Runnable first) {
        Runnable task = first;
        while (task != null) {
            task.run();
            task = next(lane);
        }
    }

    private @Nullable Runnable next(Object lane) {
        lock.lock();
        try {
            Deque<Runnable> queue = waiting.get(lane);
            Runnable task = queue == null ? null : queue.poll();
            if (task == null) {
                waiting.remove(lane);
            }
            return task;
        } finally {
            lock.unlock();
        }
    }
}
