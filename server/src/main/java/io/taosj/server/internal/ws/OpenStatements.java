package io.taosj.server.internal.ws;

import io.taosj.engine.EngineException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The prepared statements of both generations that one connection has open, by their common ids from 1 on. */
final class OpenStatements {
    private static final int LIMIT = 1024;

    private final ConcurrentMap<Long, AutoCloseable> statements = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private volatile boolean closed;

    /**
     * Takes over a statement and gives its id.
     *
     * @throws EngineException if the connection has too many open
     */
    long add(AutoCloseable statement) {
        if (statements.size() >= LIMIT) {
            throw new EngineException(
                    Reply.GENERIC_ERROR, "too many open statements on this connection, the limit is " + LIMIT);
        }
        long id = lastId.incrementAndGet();
        statements.put(id, statement);
        if (closed) {
            close(id);
        }
        return id;
    }

    /** A statement of one generation, or null. */
    <S> @Nullable S find(long id, Class<S> generation) {
        AutoCloseable found = statements.get(id);
        return generation.isInstance(found) ? generation.cast(found) : null;
    }

    /** Closes a statement; nothing happens if there is none with this id. */
    void close(long id) {
        AutoCloseable statement = statements.remove(id);
        if (statement != null) {
            close(statement);
        }
    }

    private static void close(AutoCloseable statement) {
        try {
            statement.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void closeAll() {
        closed = true;
        statements.keySet().forEach(this::close);
    }
}
