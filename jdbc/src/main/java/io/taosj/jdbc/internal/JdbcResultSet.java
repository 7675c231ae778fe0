package io.taosj.jdbc.internal;

import io.taosj.wire.Block;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** What both kinds of result sets share: their life, hints and neutral answers. */
abstract class JdbcResultSet extends ValueGetters {
    final BlockFeed feed;
    final long maxRows;
    private final @Nullable JdbcStatement owner;
    private int fetchSize;
    private boolean closed;

    /**
     * @param owner the statement, or null for a result of metadata
     * @param maxRows where to stop; 0 is never
     */
    JdbcResultSet(BlockFeed feed, @Nullable JdbcStatement owner, long maxRows) {
        super(feed.schema(), feed.zone());
        this.feed = feed;
        this.owner = owner;
        this.maxRows = maxRows;
    }

    static JdbcResultSet of(BlockFeed feed, @Nullable JdbcStatement owner, boolean scroll, long maxRows)
            throws SQLException {
        return scroll ? ScrollResultSet.read(feed, owner, maxRows) : new ForwardResultSet(feed, owner, maxRows);
    }

    /** Rows left in a block when no more than {@code maxRows} may be seen. */
    final int visible(Block block, long before) {
        return maxRows == 0 ? block.rows() : (int) Math.min(block.rows(), Math.max(0, maxRows - before));
    }

    @Override
    final void checkOpen() throws SQLException {
        if (closed) {
            throw Failures.resultClosed();
        }
    }

    @Override
    public final ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new JdbcResultSetMetaData(schema);
    }

    @Override
    public final @Nullable Statement getStatement() throws SQLException {
        checkOpen();
        return owner;
    }

    @Override
    public final @Nullable SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return null;
    }

    @Override
    public final void clearWarnings() throws SQLException {
        checkOpen();
    }

    @Override
    public final String getCursorName() throws SQLException {
        checkOpen();
        throw Failures.unsupported("TDengine has no named cursors");
    }

    @Override
    public final void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        boolean scrolls = getType() != TYPE_FORWARD_ONLY;
        if (direction != FETCH_FORWARD && !(scrolls && (direction == FETCH_REVERSE || direction == FETCH_UNKNOWN))) {
            throw Failures.argument("fetch direction " + direction + " does not fit this result set");
        }
    }

    @Override
    public final int getFetchDirection() throws SQLException {
        checkOpen();
        return FETCH_FORWARD;
    }

    @Override
    public final void setFetchSize(int rows) throws SQLException {
        checkOpen();
        if (rows < 0) {
            throw Failures.argument("fetch size " + rows + " is negative");
        }
        fetchSize = rows;
    }

    @Override
    public final int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    @Override
    public final int getConcurrency() throws SQLException {
        checkOpen();
        return CONCUR_READ_ONLY;
    }

    @Override
    public final int getHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public final void refreshRow() throws SQLException {
        checkOpen();
        throw Failures.unsupported("rows can't be read again");
    }

    @Override
    public final boolean isClosed() {
        return closed;
    }

    @Override
    public final void close() throws SQLException {
        if (!closed) {
            closed = true;
            current(null, 0);
            feed.close();
            if (owner != null) {
                owner.resultClosed(this);
            }
        }
    }

    @Override
    public final <T> T unwrap(@Nullable Class<T> type) throws SQLException {
        return Unwrap.unwrap(type, this, null);
    }

    @Override
    public final boolean isWrapperFor(@Nullable Class<?> type) {
        return Unwrap.isWrapper(type, this, null);
    }
}
