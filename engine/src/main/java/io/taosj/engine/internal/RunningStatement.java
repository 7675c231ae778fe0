package io.taosj.engine.internal;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.query.StopSwitch;
import io.taosj.engine.internal.system.QueryRegistry;
import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import org.jspecify.annotations.Nullable;

/** Ties a result to its entry among the running statements, so that killing the one stops the other. */
final class RunningStatement {
    private final Object lock = new Object();
    private final StopSwitch stop = new StopSwitch();
    private @Nullable EngineResult result;
    private boolean cancelled;

    /** Stops the statement, now or as soon as it has a result. */
    void cancel() {
        EngineResult running;
        synchronized (lock) {
            cancelled = true;
            running = result;
        }
        stop.stop();
        if (running != null) {
            running.close();
        }
    }

    /** What the statement's queries have to heed. */
    StopSwitch stop() {
        return stop;
    }

    /** The statement's result, which ends its registration when it is closed. */
    EngineResult started(EngineResult inner, QueryRegistry.Query query) {
        boolean late;
        synchronized (lock) {
            result = inner;
            late = cancelled;
        }
        if (late) {
            inner.close();
        }
        return new Tracked(inner, query);
    }

    private record Tracked(EngineResult inner, QueryRegistry.Query query) implements EngineResult {
        @Override
        public boolean isUpdate() {
            return inner.isUpdate();
        }

        @Override
        public long affectedRows() {
            return inner.affectedRows();
        }

        @Override
        public ResultSchema schema() {
            return inner.schema();
        }

        @Override
        public @Nullable Block next() {
            query.check();
            try {
                Block block = inner.next();
                if (block == null) {
                    query.close();
                }
                return block;
            } catch (EngineException e) {
                query.check();
                throw e;
            }
        }

        @Override
        public void close() {
            query.close();
            inner.close();
        }
    }
}
