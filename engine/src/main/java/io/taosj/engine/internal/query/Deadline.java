package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.storage.ReadView;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Interrupts a query that runs for too long, or that somebody wants to end. */
final class Deadline implements AutoCloseable {
    private static final long AGAIN_MILLIS = 20;
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final ReadView view;
    private final @Nullable ScheduledFuture<?> alarm;
    private final StopSwitch stop;
    private volatile boolean closed;
    private volatile boolean expired;

    private Deadline(ReadView view, long timeoutMillis, StopSwitch stop) {
        this.view = view;
        this.stop = stop;
        this.alarm = timeoutMillis <= 0 ? null : TIMER.schedule(this::expire, timeoutMillis, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts the clock.
     *
     * @param timeoutMillis 0 for no limit
     * @param stop has the query interrupted, too
     * @throws EngineException 0x22D if the statement is to stop already
     */
    static Deadline start(ReadView view, long timeoutMillis, StopSwitch stop) {
        Deadline deadline = new Deadline(view, timeoutMillis, stop);
        try {
            stop.attach(deadline::interrupt);
        } catch (EngineException e) {
            deadline.close();
            throw e;
        }
        return deadline;
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "taosj-query-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private void expire() {
        expired = true;
        interrupt();
    }

    /** Interrupts the store again and again, because an interrupt between two of its steps is lost. */
    private void interrupt() {
        if (!closed) {
            view.interrupt();
            var unused = TIMER.schedule(this::interrupt, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Ends a query whose time is up, or that somebody stopped.
     *
     * @throws EngineException 0x2504 or 0x22D
     */
    void check() {
        if (expired) {
            throw error();
        }
        if (stop.stopped()) {
            throw StopSwitch.killed();
        }
    }

    private static EngineException error() {
        return new EngineException(0x2504, "Task timeout: the statement ran longer than the engine's options allow");
    }

    @Override
    public void close() {
        closed = true;
        if (alarm != null) {
            alarm.cancel(false);
        }
    }
}
