package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.storage.ReadView;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Interrupts a query that runs for too long. */
final class Deadline implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final @Nullable ScheduledFuture<?> alarm;
    private volatile boolean expired;

    private Deadline(ReadView view, long timeoutMillis) {
        alarm = timeoutMillis <= 0 ? null : TIMER.schedule(() -> expire(view), timeoutMillis, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts the clock.
     *
     * @param timeoutMillis 0 for no limit
     */
    static Deadline start(ReadView view, long timeoutMillis) {
        return new Deadline(view, timeoutMillis);
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

    private void expire(ReadView view) {
        expired = true;
        view.interrupt();
    }

    boolean expired() {
        return expired;
    }

    static EngineException error() {
        return new EngineException(0x22D, "Query killed");
    }

    @Override
    public void close() {
        if (alarm != null) {
            alarm.cancel(false);
        }
    }
}
