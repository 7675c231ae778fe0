package io.taosj.engine.internal;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import io.taosj.engine.internal.schemaless.SchemalessWriter;
import io.taosj.engine.internal.sql.Dialect;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.storage.DuckStorage;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.engine.internal.system.ClusterInfo;
import io.taosj.engine.internal.system.ConfigVariables;
import io.taosj.engine.internal.system.EngineLiveState;
import io.taosj.engine.internal.system.QueryRegistry;
import io.taosj.engine.internal.system.SessionRegistry;
import io.taosj.engine.internal.system.SystemContext;
import io.taosj.engine.internal.user.User;
import io.taosj.engine.internal.user.UserService;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The engine: storage, users, and the sessions that are open. */
public final class EngineImpl implements Engine {
    private static final int VNODE_STOPPED = 0x503;

    private final EngineOptions options;
    private final StorageEngine storage;
    private final UserService users;
    private final SessionRegistry sessions;
    private final QueryRegistry queries;
    private final Dispatcher dispatcher;
    private final Dialect dialect;
    private final SchemalessWriter schemaless;
    private final Set<SessionImpl> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private EngineImpl(EngineOptions options, StorageEngine storage) {
        this.options = options;
        this.storage = storage;
        this.dialect = Dialect.of(options.version());
        this.users = UserService.open(storage, options);
        this.sessions = new SessionRegistry(options.clock());
        this.queries = new QueryRegistry(options.clock());
        EngineLiveState live = new EngineLiveState(sessions, queries);
        SystemContext system = new SystemContext(
                storage,
                options,
                ClusterInfo.open(storage, options),
                new ConfigVariables(storage, options),
                users,
                live);
        this.dispatcher = new Dispatcher(system);
        dispatcher.subscriptions().listen();
        live.consumersFrom(dispatcher.subscriptions());
        this.schemaless = new SchemalessWriter(storage, options.clock());
    }

    /** Opens an engine; see {@link Engine#open}. */
    public static Engine open(EngineOptions options) {
        StorageEngine storage = DuckStorage.open(options);
        try {
            return new EngineImpl(options, storage);
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    @Override
    public EngineOptions options() {
        return options;
    }

    /** A statement in the dialect of the version that the engine says it is. */
    SqlText text(String sql) {
        return SqlText.of(sql, dialect);
    }

    StorageEngine storage() {
        return storage;
    }

    QueryRegistry queries() {
        return queries;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    SchemalessWriter schemaless() {
        return schemaless;
    }

    @Override
    public EngineSession login(String user, String password) {
        return open(users.login(user, password).name());
    }

    @Override
    public EngineSession session() {
        return open(UserService.ROOT);
    }

    @Override
    public EngineSession session(String user) {
        return open(users.enabled(user).name());
    }

    /** Whether a user may see facts about the server. */
    boolean sysinfo(String user) {
        User found = users.find(user);
        return found != null && found.sysinfo();
    }

    private EngineSession open(String user) {
        if (closed) {
            throw new EngineException(VNODE_STOPPED, "the engine is closed");
        }
        SessionImpl session = new SessionImpl(this, sessions, user);
        open.add(session);
        return session;
    }

    void ended(SessionImpl session) {
        open.remove(session);
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(SessionImpl::close);
        dispatcher.subscriptions().close();
        storage.close();
    }
}
