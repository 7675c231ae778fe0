package io.taosj.server.internal.ws;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.server.internal.Metrics;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The results that one connection has open, by their ids from 1 on. */
final class OpenResults {
    private final ConcurrentMap<Long, OpenResult> results = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final int limit;
    private final Metrics metrics;
    private volatile boolean closed;

    OpenResults(int limit, Metrics metrics) {
        this.limit = limit;
        this.metrics = metrics;
    }

    /**
     * Takes over a result.
     *
     * @throws EngineException if the connection has too many open
     */
    OpenResult add(EngineResult result) {
        if (results.size() >= limit) {
            result.close();
            throw new EngineException(
                    Reply.GENERIC_ERROR, "too many open results on this connection, the limit is " + limit);
        }
        OpenResult open = new OpenResult(lastId.incrementAndGet(), result);
        results.put(open.id(), open);
        metrics.results(1);
        if (closed) {
            free(open.id());
        }
        return open;
    }

    @Nullable OpenResult find(long id) {
        return results.get(id);
    }

    /** Frees a result; nothing happens if there is none with this id. */
    void free(long id) {
        OpenResult open = remove(id);
        if (open != null) {
            open.close();
        }
    }

    /** Forgets a result, which the caller closes; null if there is none with this id. */
    @Nullable OpenResult remove(long id) {
        OpenResult open = results.remove(id);
        if (open != null) {
            metrics.results(-1);
        }
        return open;
    }

    void closeAll() {
        closed = true;
        results.keySet().forEach(this::free);
    }
}
