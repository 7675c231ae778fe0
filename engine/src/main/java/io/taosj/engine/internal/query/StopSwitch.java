package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import java.util.ArrayList;
import java.util.List;

/** The way to stop a statement from another thread, whatever it is doing. Safe for use by several threads. */
public final class StopSwitch {
    private final List<Runnable> running = new ArrayList<>();
    private boolean stopped;

    /**
     * Says what has to be interrupted when the statement is stopped; harmless when that has ended by then.
     *
     * @throws EngineException 0x22D if the statement was stopped before
     */
    void attach(Runnable interrupt) {
        synchronized (running) {
            if (stopped) {
                throw killed();
            }
            running.add(interrupt);
        }
    }

    /** Stops the statement. */
    public void stop() {
        List<Runnable> toStop;
        synchronized (running) {
            stopped = true;
            toStop = List.copyOf(running);
        }
        toStop.forEach(Runnable::run);
    }

    /** Whether the statement was stopped. */
    boolean stopped() {
        synchronized (running) {
            return stopped;
        }
    }

    static EngineException killed() {
        return new EngineException(0x22D, "Query killed");
    }
}
