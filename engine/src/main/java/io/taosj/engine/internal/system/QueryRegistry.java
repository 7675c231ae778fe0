package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The running statements of an engine and the means to stop them. Safe for use by several threads. */
public final class QueryRegistry {
    private final Clock clock;
    private final AtomicLong ids = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Query> queries = new ConcurrentSkipListMap<>();

    public QueryRegistry(Clock clock) {
        this.clock = clock;
    }

    /**
     * Registers a statement that starts now.
     *
     * @param superTable whether it reads a super table
     * @param cancel called at most once, never after {@link Query#close()} has returned, by the thread that kills the
     *     statement; has to make it end soon
     */
    public Query begin(SessionRegistry.Session session, String sql, boolean superTable, Runnable cancel) {
        LiveState.RunningQuery shown = new LiveState.RunningQuery(
                ids.incrementAndGet(), session.snapshot(), sql, clock.millis(), System.nanoTime(), superTable);
        Query query = new Query(shown, cancel);
        queries.put(shown.id(), query);
        return query;
    }

    /** All running statements, oldest first. */
    public List<LiveState.RunningQuery> running() {
        return queries.values().stream().map(q -> q.shown).toList();
    }

    /** Stops a statement of a session; none is left alone. */
    public void kill(long session, long id) {
        Query query = queries.get(id);
        if (query != null && query.shown.connection().id() == session) {
            query.kill();
        }
    }

    /** Stops all statements of a session. */
    public void killAll(long session) {
        for (Query query : queries.values()) {
            if (query.shown.connection().id() == session) {
                query.kill();
            }
        }
    }

    /** A registered statement; {@link #close()} when it has ended. */
    public final class Query implements AutoCloseable {
        private final LiveState.RunningQuery shown;
        private final Runnable cancel;
        private volatile boolean killed;
        private boolean closed;

        private Query(LiveState.RunningQuery shown, Runnable cancel) {
            this.shown = shown;
            this.cancel = cancel;
        }

        /** The text that KILL QUERY takes. */
        public String killId() {
            return shown.killId();
        }

        /** Whether somebody wants it to end. */
        public boolean killed() {
            return killed;
        }

        /** Ends a killed statement with error 0x22D. */
        public void check() {
            if (killed) {
                throw new EngineException(0x22D, "Query killed");
            }
        }

        private synchronized void kill() {
            if (!killed && !closed) {
                killed = true;
                cancel.run();
            }
        }

        @Override
        public void close() {
            synchronized (this) {
                closed = true;
            }
            queries.remove(shown.id());
        }
    }
}
