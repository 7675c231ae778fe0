package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The open sessions of an engine. Safe for use by several threads. */
public final class SessionRegistry {
    private final Clock clock;
    private final AtomicLong ids = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Session> sessions = new ConcurrentSkipListMap<>();

    public SessionRegistry(Clock clock) {
        this.clock = clock;
    }

    /**
     * Who opens a session.
     *
     * @param app the client's program name, or empty
     * @param endpoint address and port, or empty inside the process
     * @param userApp the name that the client gave itself, or empty
     * @param userIp the address that the client gave itself, or empty
     */
    public record Client(String user, String app, long pid, String endpoint, String userApp, String userIp) {}

    /**
     * Registers a session.
     *
     * @param onKill called once, by the thread that kills the session, to cut it off
     */
    public Session open(Client client, Runnable onKill) {
        Session session = new Session(ids.incrementAndGet(), client, clock.millis(), onKill);
        sessions.put(session.id, session);
        return session;
    }

    /** All open sessions, oldest first. */
    public List<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    /** An open session, or null. */
    public @Nullable Session find(long id) {
        return sessions.get(id);
    }

    /** A registered session; {@link #close()} ends its registration. */
    public final class Session implements AutoCloseable {
        private final long id;
        private volatile Client client;
        private final long loginMillis;
        private final Runnable onKill;
        private volatile long lastAccessMillis;
        private volatile boolean killed;

        private Session(long id, Client client, long loginMillis, Runnable onKill) {
            this.id = id;
            this.client = client;
            this.loginMillis = loginMillis;
            this.onKill = onKill;
            lastAccessMillis = loginMillis;
        }

        /** The session's number, unique in the engine. */
        public long id() {
            return id;
        }

        /**
         * Notes that the session is about to do something.
         *
         * @throws EngineException 0x215 if it was killed
         */
        public void touch() {
            if (killed) {
                throw new EngineException(0x215, "Connection killed");
            }
            lastAccessMillis = clock.millis();
        }

        /** Changes what the client says of itself. */
        public void describe(String userApp, String userIp) {
            Client known = client;
            client = new Client(known.user(), known.app(), known.pid(), known.endpoint(), userApp, userIp);
        }

        /** What the client says of itself. */
        public Client client() {
            return client;
        }

        /** What the system tables show of it. */
        public LiveState.Connection snapshot() {
            return new LiveState.Connection(
                    id,
                    client.user(),
                    client.app(),
                    client.pid(),
                    client.endpoint(),
                    loginMillis,
                    lastAccessMillis,
                    client.userApp(),
                    client.userIp());
        }

        void kill() {
            synchronized (this) {
                if (killed) {
                    return;
                }
                killed = true;
            }
            sessions.remove(id);
            onKill.run();
        }

        @Override
        public void close() {
            sessions.remove(id);
        }
    }
}
