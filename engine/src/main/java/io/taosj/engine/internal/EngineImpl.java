package io.taosj.engine.internal;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import io.taosj.engine.internal.storage.DuckStorage;
import io.taosj.engine.internal.storage.StorageEngine;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The engine: storage, users and the sessions that are open. */
public final class EngineImpl implements Engine {
    private final EngineOptions options;
    private final StorageEngine storage;
    private final Set<SessionImpl> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastSession = new AtomicLong();

    private EngineImpl(EngineOptions options, StorageEngine storage) {
        this.options = options;
        this.storage = storage;
    }

    /** Opens an engine; see {@link Engine#open}. */
    public static Engine open(EngineOptions options) {
        return new EngineImpl(options, DuckStorage.open(options));
    }

    @Override
    public EngineOptions options() {
        return options;
    }

    StorageEngine storage() {
        return storage;
    }

    @Override
    public EngineSession login(String user, String password) {
        return open(user);
    }

    @Override
    public EngineSession session() {
        return open("root");
    }

    private EngineSession open(String user) {
        SessionImpl session = new SessionImpl(this, lastSession.incrementAndGet(), user);
        sessions.add(session);
        return session;
    }

    void closed(SessionImpl session) {
        sessions.remove(session);
    }

    @Override
    public void close() {
        sessions.forEach(SessionImpl::close);
        storage.close();
    }
}
