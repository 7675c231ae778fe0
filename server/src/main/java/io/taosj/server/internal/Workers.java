package io.taosj.server.internal;

import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that work on requests: an idle one takes the next request, a new one is started if there is none, and when
 * there are as many as may be requests wait. A pool of the JDK's usual kind would start all of them first and then wake
 * whichever has slept longest.
 */
public final class Workers extends ThreadPoolExecutor {
    private static final int IDLE_SECONDS = 60;

    /**
     * No thread yet.
     *
     * @param most threads
     */
    public Workers(int most) {
        super(0, most, IDLE_SECONDS, TimeUnit.SECONDS, new Handoff(), new Threads(), Workers::queue);
    }

    /** Requests that no thread has taken yet. */
    public int waiting() {
        return getQueue().size();
    }

    private static void queue(Runnable task, ThreadPoolExecutor pool) {
        if (pool.isShutdown()) {
            throw new RejectedExecutionException("the server is stopping");
        }
        ((Handoff) pool.getQueue()).put(task);
    }

    /** Takes a task only if a thread waits for one, so that the pool starts another thread otherwise. */
    private static final class Handoff extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }

    private static final class Threads implements ThreadFactory {
        private final AtomicInteger number = new AtomicInteger();

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, "taosj-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
