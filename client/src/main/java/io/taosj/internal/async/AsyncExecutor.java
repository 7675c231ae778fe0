package io.taosj.internal.async;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The executor of asynchronous calls: virtual threads where the JVM has them, else daemon threads made on demand. */
public final class AsyncExecutor {
    private static final Executor SHARED = create();

    private AsyncExecutor() {}

    /** The executor, shared by all connections. */
    public static Executor shared() {
        return SHARED;
    }

    private static Executor create() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException | UnsupportedOperationException e) {
            // Java 17 to 20, or virtual threads are still a preview
            return Executors.newCachedThreadPool(daemons());
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "taosj-async-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
