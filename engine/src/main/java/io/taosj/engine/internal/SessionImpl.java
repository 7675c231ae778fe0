package io.taosj.engine.internal;

import io.taosj.engine.ConsumerOptions;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.engine.EngineStatement;
import io.taosj.engine.SchemalessRows;
import io.taosj.engine.SchemalessWrite;
import io.taosj.engine.TopicConsumer;
import io.taosj.engine.internal.sql.Parser;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.Statement;
import io.taosj.engine.internal.statement.PreparedStatements;
import io.taosj.engine.internal.statement.StatementRunner;
import io.taosj.engine.internal.system.QueryRegistry;
import io.taosj.engine.internal.system.SessionRegistry;
import io.taosj.engine.internal.system.SystemSession;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A session: parses statements, gives them to the dispatcher, keeps track of what runs. */
final class SessionImpl implements EngineSession, SystemSession {
    private static final int NO_SUCH_DATABASE = 0x388;
    private static final String PROGRAM = "taosadapter";

    private final EngineImpl engine;
    private final String user;
    private final SessionRegistry.Session registered;
    private volatile @Nullable String database;
    private volatile @Nullable ZoneId zone;
    private volatile boolean localFiles;

    SessionImpl(EngineImpl engine, SessionRegistry sessions, String user) {
        this.engine = engine;
        this.user = user;
        SessionRegistry.Client client = new SessionRegistry.Client(
                user, PROGRAM, ProcessHandle.current().pid(), "127.0.0.1:0", "", "");
        this.registered = sessions.open(client, this::close);
    }

    @Override
    public long id() {
        return registered.id();
    }

    @Override
    public String user() {
        return user;
    }

    /** The user with the address that it comes from, of which nothing is known here. */
    String account() {
        return user + "@::";
    }

    @Override
    public boolean sysinfo() {
        return engine.sysinfo(user);
    }

    @Override
    public @Nullable String database() {
        String current = database;
        return current == null || exists(current) ? current : null;
    }

    @Override
    public void use(@Nullable String name) {
        if (name != null && !exists(name)) {
            throw new EngineException(NO_SUCH_DATABASE, "Database not exist");
        }
        database = name;
    }

    private boolean exists(String name) {
        return engine.storage().catalog().database(name) != null || Dispatcher.isSystemDatabase(name);
    }

    @Override
    public ZoneId zone() {
        ZoneId own = zone;
        return own == null ? engine.options().zone() : own;
    }

    @Override
    public void zone(@Nullable ZoneId newZone) {
        zone = newZone;
    }

    boolean localFiles() {
        return localFiles;
    }

    @Override
    public void localFiles(boolean allowed) {
        localFiles = allowed;
    }

    @Override
    public void client(@Nullable String application, @Nullable String address) {
        SessionRegistry.Client known = registered.client();
        registered.describe(
                application == null ? known.userApp() : application, address == null ? known.userIp() : address);
    }

    @Override
    public EngineResult execute(String sql) {
        registered.touch();
        SqlText text = engine.text(sql);
        return run(Parser.parse(text), text);
    }

    private EngineResult run(Statement statement, SqlText text) {
        RunningStatement running = new RunningStatement();
        QueryRegistry.Query query = engine.queries().begin(registered, text.original(), false, running::cancel);
        try {
            EngineResult result = engine.dispatcher().run(statement, text, this, running.stop());
            if (result.isUpdate()) {
                query.close();
                return result;
            }
            return running.started(result, query);
        } catch (RuntimeException | Error e) {
            query.close();
            throw e;
        }
    }

    @Override
    public EngineStatement prepare(String sql) {
        registered.touch();
        SqlText text = engine.text(sql);
        return PreparedStatements.prepare(text, () -> engine.dispatcher().insertSession(this), new StatementRunner() {
            @Override
            public void check(Statement statement) {
                engine.dispatcher().validate(statement, SessionImpl.this);
            }

            @Override
            public EngineResult run(Statement statement) {
                registered.touch();
                return SessionImpl.this.run(statement, text);
            }
        });
    }

    @Override
    public SchemalessRows schemaless(SchemalessWrite write) {
        registered.touch();
        return engine.schemaless().write(database(), write);
    }

    @Override
    public void validate(String sql) {
        SqlText text = engine.text(sql);
        engine.dispatcher().validate(Parser.parse(text), this);
    }

    @Override
    public TopicConsumer consumer(ConsumerOptions options) {
        return engine.dispatcher().subscriptions().consumer(user, options);
    }

    @Override
    public void close() {
        engine.queries().killAll(registered.id());
        registered.close();
        engine.ended(this);
    }
}
