package io.taosj.jdbc.internal;

import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A session of the client as a JDBC connection. Safe for use by several threads, each with statements of its own. */
public final class JdbcConnection extends NeutralConnection {
    private final JdbcSettings settings;
    private final TaosConnection client;
    private final StatementCache cache;
    private final AtomicLong requestIds =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE >> 1));
    /** weak, so that statements that nobody closes don't pile up */
    private final Set<JdbcStatement> statements =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private volatile Duration networkTimeout = Duration.ZERO;
    private volatile boolean closed;

    private JdbcConnection(JdbcSettings settings, TaosConnection client) {
        this.settings = settings;
        this.client = client;
        this.cache = new StatementCache(client, settings.statementCache());
    }

    /** Connects and logs in. */
    public static JdbcConnection open(JdbcSettings settings) throws SQLException {
        try {
            return new JdbcConnection(settings, Taos.connect(settings.options()));
        } catch (TaosException e) {
            throw Failures.of(e);
        }
    }

    TaosConnection client() {
        return client;
    }

    JdbcSettings settings() {
        return settings;
    }

    StatementCache cache() {
        return cache;
    }

    ZoneId zone() {
        return client.timeZone();
    }

    long nextRequestId() {
        return requestIds.incrementAndGet();
    }

    Duration requestTimeout() {
        Duration set = networkTimeout;
        return set.isZero() ? settings.options().requestTimeout() : set;
    }

    @Override
    void checkOpen() throws SQLException {
        if (closed) {
            throw Failures.connectionClosed();
        }
    }

    @Override
    boolean isOver() {
        return closed;
    }

    /** A statement ran; one that may change tables or the database makes prepared statements useless. */
    void executed(String sql) {
        int start = SqlScan.content(sql, 0);
        boolean harmless = SqlScan.isWord(sql, start, "select")
                || SqlScan.isWord(sql, start, "insert")
                || SqlScan.isWord(sql, start, "show");
        if (!harmless) {
            cache.clear();
        }
    }

    void forget(JdbcStatement statement) {
        statements.remove(statement);
    }

    private <S extends JdbcStatement> S remember(S statement) {
        statements.add(statement);
        return statement;
    }

    @Override
    public Statement createStatement() throws SQLException {
        checkOpen();
        return remember(new JdbcStatement(this, false));
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        checkOpen();
        return remember(new JdbcStatement(this, scrolls(type, concurrency)));
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    }

    @Override
    public PreparedStatement prepareStatement(@Nullable String sql, int type, int concurrency) throws SQLException {
        checkOpen();
        if (sql == null) {
            throw Failures.argument("the SQL text is null");
        }
        return remember(new JdbcPreparedStatement(this, sql, scrolls(type, concurrency)));
    }

    @Override
    public String nativeSQL(@Nullable String sql) throws SQLException {
        checkOpen();
        if (sql == null) {
            throw Failures.argument("the SQL text is null");
        }
        return SqlScan.translated(sql);
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        checkOpen();
        return new JdbcDatabaseMetaData(this);
    }

    @Override
    public void setCatalog(@Nullable String database) throws SQLException {
        checkOpen();
        if (database == null || database.isEmpty()) {
            throw Failures.argument("the catalog is null or empty");
        }
        run("use " + Names.quoted(database));
    }

    private void run(String sql) throws SQLException {
        try {
            client.query(sql, nextRequestId(), requestTimeout()).close();
            executed(sql);
        } catch (TaosException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public @Nullable String getCatalog() throws SQLException {
        checkOpen();
        try {
            return client.currentDatabase();
        } catch (TaosException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public boolean isValid(int seconds) throws SQLException {
        if (seconds < 0) {
            throw Failures.argument("timeout " + seconds + " is negative");
        }
        return !closed && client.isValid(seconds == 0 ? requestTimeout() : Duration.ofSeconds(seconds));
    }

    @Override
    public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
        checkOpen();
        if (milliseconds < 0) {
            throw Failures.argument("timeout " + milliseconds + " is negative");
        }
        networkTimeout = Duration.ofMillis(milliseconds);
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        checkOpen();
        return (int) networkTimeout.toMillis();
    }

    @Override
    public void abort(@Nullable Executor executor) throws SQLException {
        if (executor == null) {
            throw Failures.argument("the executor is null");
        }
        if (!closed) {
            closed = true;
            executor.execute(client::close);
        }
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        List<JdbcStatement> open;
        synchronized (statements) {
            open = new ArrayList<>(statements);
        }
        for (JdbcStatement statement : open) {
            statement.close();
        }
        closed = true;
        cache.clear();
        client.close();
    }

    /** Back to what a new connection is like, for its next user. */
    public void reset() throws SQLException {
        resetNeutral();
        networkTimeout = Duration.ZERO;
        String database = settings.options().database();
        if (database != null && !database.equals(getCatalog())) {
            setCatalog(database);
        }
    }

    @Override
    public boolean isClosed() {
        return closed || client.isClosed();
    }

    @Override
    public <T> T unwrap(@Nullable Class<T> type) throws SQLException {
        return Unwrap.unwrap(type, this, client);
    }

    @Override
    public boolean isWrapperFor(@Nullable Class<?> type) {
        return Unwrap.isWrapper(type, this, client);
    }

    @Override
    public String toString() {
        return "JdbcConnection[" + settings.url() + "]";
    }
}
