package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.ddl.DdlExecutor;
import io.taosj.engine.internal.ddl.DdlSession;
import io.taosj.engine.internal.sql.ClusterStatement;
import io.taosj.engine.internal.sql.DatabaseStatement;
import io.taosj.engine.internal.sql.Parser;
import io.taosj.engine.internal.sql.ShowStatement;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.Statement;
import io.taosj.engine.internal.sql.UserStatement;
import io.taosj.engine.internal.storage.DuckStorage;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.engine.internal.user.UserService;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** An engine of catalog and system statements only, for tests. */
final class Fixture implements SystemSession, AutoCloseable {
    /** The time of everything. */
    static final long NOW = 1_700_000_000_000L;

    final Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    final EngineOptions options = EngineOptions.inMemory().withClock(clock).withZone(ZoneOffset.UTC);
    final StorageEngine storage = DuckStorage.open(options);
    final SessionRegistry sessions = new SessionRegistry(clock);
    final QueryRegistry queries = new QueryRegistry(clock);
    final SystemContext context = new SystemContext(
            storage,
            options,
            ClusterInfo.open(storage, options),
            new ConfigVariables(storage, options),
            UserService.open(storage, options),
            new EngineLiveState(sessions, queries));
    final SystemTables tables = new SystemTables(context);

    @Nullable String database;

    boolean sysinfo = true;
    private ZoneId zone = ZoneOffset.UTC;

    EngineResult run(String sql) {
        SqlText text = SqlText.of(sql);
        Statement statement = Parser.parse(text);
        if (statement instanceof ShowStatement show) {
            return new ShowExecutor(context).execute(show, this);
        }
        if (statement instanceof UserStatement user) {
            return context.users().execute(user, text);
        }
        if (statement instanceof ClusterStatement cluster) {
            return new ClusterExecutor(context).execute(cluster, this);
        }
        if (statement instanceof DatabaseStatement.Use use) {
            database = use.name();
        } else {
            DdlSession session = new DdlSession(database, zone, clock, storage, query -> {
                throw new EngineException(0x2645, "Unsupported stream query");
            });
            DdlExecutor.execute(text, statement, session);
        }
        return EngineResult.update(0);
    }

    @Override
    public String user() {
        return UserService.ROOT;
    }

    @Override
    public @Nullable String database() {
        return database;
    }

    @Override
    public boolean sysinfo() {
        return sysinfo;
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public void zone(ZoneId changed) {
        zone = changed;
    }

    @Override
    public void close() {
        storage.close();
    }
}
