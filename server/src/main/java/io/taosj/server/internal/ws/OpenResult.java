package io.taosj.server.internal.ws;

import io.taosj.engine.EngineResult;
import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A result that a client reads block by block. */
final class OpenResult implements AutoCloseable {
    private final long id;
    private final EngineResult result;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Block current;

    OpenResult(long id, EngineResult result) {
        this.id = id;
        this.result = result;
    }

    long id() {
        return id;
    }

    ResultSchema schema() {
        return result.schema();
    }

    /** Moves on to the next block; null at the end. */
    @Nullable Block advance() {
        lock.lock();
        try {
            current = result.next();
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** The block that {@link #advance} gave last. */
    @Nullable Block current() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Frees the result; a running {@link #advance} is stopped. */
    @Override
    public void close() {
        result.close();
    }
}
