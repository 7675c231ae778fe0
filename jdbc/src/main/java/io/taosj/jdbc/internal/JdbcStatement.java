package io.taosj.jdbc.internal;

import io.taosj.TaosResult;
import io.taosj.jdbc.TaosStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs SQL text. */
class JdbcStatement extends NeutralStatement implements TaosStatement {
    private final JdbcConnection connection;
    private final boolean scroll;
    private final List<String> batch = new ArrayList<>();
    final Running running = new Running();
    private @Nullable JdbcResultSet result;
    private long updateCount = -1;
    private Duration queryTimeout = Duration.ZERO;
    private boolean escapes = true;
    private boolean closeOnCompletion;
    private volatile boolean closed;
    private @Nullable Long requestId;

    JdbcStatement(JdbcConnection connection, boolean scroll) {
        this.connection = connection;
        this.scroll = scroll;
    }

    @Override
    final JdbcConnection connection() {
        return connection;
    }

    @Override
    final void checkOpen() throws SQLException {
        if (closed) {
            throw Failures.statementClosed();
        }
    }

    @Override
    final void escapes(boolean enable) {
        escapes = enable;
    }

    /** How long to wait for a reply: the shorter of the statement's and the connection's limits. */
    final Duration timeout() {
        Duration network = connection.requestTimeout();
        return queryTimeout.isZero() || queryTimeout.compareTo(network) > 0 ? network : queryTimeout;
    }

    @Override
    public final void setRequestId(long id) throws SQLException {
        checkOpen();
        requestId = id;
    }

    private long takeRequestId() {
        Long given = requestId;
        requestId = null;
        return given == null ? connection.nextRequestId() : given;
    }

    /** Forgets the results of the execution before. */
    final void begin() throws SQLException {
        checkOpen();
        connection.checkOpen();
        JdbcResultSet old = result;
        result = null;
        updateCount = -1;
        if (old != null) {
            old.close();
        }
    }

    final boolean keep(TaosResult outcome) throws SQLException {
        if (outcome.isUpdate()) {
            updateCount = outcome.affectedRows();
            return false;
        }
        result = JdbcResultSet.of(new ResultFeed(outcome, running), this, scroll, getLargeMaxRows());
        return true;
    }

    final void keep(long count) {
        updateCount = count;
    }

    final boolean run(String sql) throws SQLException {
        begin();
        String text = text(sql);
        long id = takeRequestId();
        TaosResult outcome = running.call(() -> connection.client().query(text, id, timeout()));
        connection.executed(text);
        return keep(outcome);
    }

    private String text(@Nullable String sql) throws SQLException {
        if (sql == null) {
            throw Failures.argument("the SQL text is null");
        }
        return escapes ? SqlScan.translated(sql) : sql;
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return run(sql);
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        run(sql);
        return queried();
    }

    final ResultSet queried() throws SQLException {
        JdbcResultSet rows = result;
        if (rows == null) {
            throw Failures.state("the statement has no result set; use execute or executeUpdate");
        }
        return rows;
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        run(sql);
        return updated();
    }

    final long updated() throws SQLException {
        if (result != null) {
            begin();
            throw Failures.state("the statement has a result set; use execute or executeQuery");
        }
        return updateCount;
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return small(executeLargeUpdate(sql));
    }

    static int small(long count) {
        return (int) Math.min(Integer.MAX_VALUE, count);
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        checkOpen();
        batch.add(text(sql));
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        List<String> statements = new ArrayList<>(batch);
        // also after a failure, or the next execution would write all of it again
        batch.clear();
        return runAll(statements);
    }

    final long[] runAll(List<String> statements) throws SQLException {
        begin();
        return BatchRunner.run(
                statements,
                sql -> {
                    run(sql);
                    return updated();
                },
                connection.settings().batchErrorIgnore());
    }

    @Override
    public final int[] executeBatch() throws SQLException {
        long[] large = executeLargeBatch();
        int[] counts = new int[large.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = small(large[i]);
        }
        return counts;
    }

    @Override
    public final @Nullable ResultSet getResultSet() throws SQLException {
        checkOpen();
        return result;
    }

    @Override
    public final long getLargeUpdateCount() throws SQLException {
        checkOpen();
        return updateCount;
    }

    @Override
    public final int getUpdateCount() throws SQLException {
        return small(getLargeUpdateCount());
    }

    @Override
    public final boolean getMoreResults() throws SQLException {
        return getMoreResults(CLOSE_CURRENT_RESULT);
    }

    @Override
    public final boolean getMoreResults(int current) throws SQLException {
        checkOpen();
        switch (current) {
            case CLOSE_CURRENT_RESULT, CLOSE_ALL_RESULTS -> begin();
            case KEEP_CURRENT_RESULT -> throw Failures.unsupported("a statement has one result at a time");
            default -> throw Failures.argument("unknown constant " + current + " for the current result");
        }
        return false;
    }

    @Override
    public final int getQueryTimeout() throws SQLException {
        checkOpen();
        return (int) queryTimeout.toSeconds();
    }

    @Override
    public final void setQueryTimeout(int seconds) throws SQLException {
        checkOpen();
        notNegative(seconds, "query timeout");
        queryTimeout = Duration.ofSeconds(seconds);
    }

    @Override
    public final void cancel() throws SQLException {
        checkOpen();
        running.cancel();
    }

    @Override
    public final int getResultSetType() throws SQLException {
        checkOpen();
        return scroll ? ResultSet.TYPE_SCROLL_INSENSITIVE : ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public final Connection getConnection() throws SQLException {
        checkOpen();
        return connection;
    }

    @Override
    public final void closeOnCompletion() throws SQLException {
        checkOpen();
        closeOnCompletion = true;
    }

    @Override
    public final boolean isCloseOnCompletion() throws SQLException {
        checkOpen();
        return closeOnCompletion;
    }

    /** A result set of this statement was closed by whoever read it. */
    final void resultClosed(JdbcResultSet which) throws SQLException {
        if (which == result) {
            result = null;
            if (closeOnCompletion) {
                close();
            }
        }
    }

    @Override
    public final boolean isClosed() {
        return closed;
    }

    @Override
    public final void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        JdbcResultSet old = result;
        result = null;
        if (old != null) {
            old.close();
        }
        connection.forget(this);
        release();
    }

    /** Frees what a subclass holds. */
    void release() {}

    @Override
    public final <T> T unwrap(@Nullable Class<T> type) throws SQLException {
        return Unwrap.unwrap(type, this, null);
    }

    @Override
    public final boolean isWrapperFor(@Nullable Class<?> type) {
        return Unwrap.isWrapper(type, this, null);
    }
}
