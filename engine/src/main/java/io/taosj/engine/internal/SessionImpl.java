package io.taosj.engine.internal;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.engine.internal.insert.InsertExecutor;
import io.taosj.engine.internal.insert.InsertSession;
import io.taosj.engine.internal.sql.InsertStatement;
import io.taosj.engine.internal.sql.Parser;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.Statement;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A session. */
final class SessionImpl implements EngineSession {
    private static final int NO_SUCH_DATABASE = 0x388;
    private static final int NOT_SUPPORTED = 0x100;

    private final EngineImpl engine;
    private final long id;
    private final String user;
    private volatile @Nullable String database;
    private volatile @Nullable ZoneId zone;

    SessionImpl(EngineImpl engine, long id, String user) {
        this.engine = engine;
        this.id = id;
        this.user = user;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public @Nullable String database() {
        return database;
    }

    @Override
    public void use(@Nullable String name) {
        if (name != null && engine.storage().catalog().database(name) == null) {
            throw new EngineException(NO_SUCH_DATABASE, "Database not exist");
        }
        database = name;
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

    @Override
    public void client(@Nullable String application, @Nullable String address) {
        // shown by SHOW CONNECTIONS
    }

    @Override
    public EngineResult execute(String sql) {
        Statement statement = Parser.parse(SqlText.of(sql));
        if (statement instanceof InsertStatement insert) {
            InsertSession context =
                    new InsertSession(database, zone(), engine.options().clock(), engine.storage());
            return EngineResult.update(InsertExecutor.execute(insert, context));
        }
        throw new EngineException(NOT_SUPPORTED, "Operation not supported");
    }

    @Override
    public void validate(String sql) {
        Parser.parse(SqlText.of(sql));
    }

    @Override
    public void close() {
        engine.closed(this);
    }
}
