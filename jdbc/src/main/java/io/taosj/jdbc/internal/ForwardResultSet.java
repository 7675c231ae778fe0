package io.taosj.jdbc.internal;

import io.taosj.wire.Block;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows once and in order; blocks are fetched when they are needed and their memory is used again. */
final class ForwardResultSet extends JdbcResultSet {
    private @Nullable Block block;
    private int row;
    private int rows;
    /** rows in the blocks before the current one */
    private long before;

    private boolean ended;
    private boolean started;

    ForwardResultSet(BlockFeed feed, @Nullable JdbcStatement owner, long maxRows) {
        super(feed, owner, maxRows);
    }

    @Override
    public boolean next() throws SQLException {
        if (++row < rows) {
            current(block, row);
            return true;
        }
        checkOpen();
        return !ended && fetch();
    }

    private boolean fetch() throws SQLException {
        current(null, 0);
        started = true;
        Block old = block;
        if (old != null) {
            before += rows;
            feed.recycle(old);
        }
        rows = 0;
        row = 0;
        block = null;
        if (maxRows == 0 || before < maxRows) {
            block = feed.next();
        }
        Block fetched = block;
        if (fetched == null) {
            ended = true;
            return false;
        }
        rows = visible(fetched, before);
        current(fetched, 0);
        return true;
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        checkOpen();
        return !started;
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        checkOpen();
        return ended && before > 0;
    }

    @Override
    public boolean isFirst() throws SQLException {
        return getRow() == 1;
    }

    @Override
    public boolean isLast() throws SQLException {
        checkOpen();
        throw forwardOnly("isLast");
    }

    @Override
    public int getRow() throws SQLException {
        checkOpen();
        return !started || ended ? 0 : (int) Math.min(Integer.MAX_VALUE, before + row + 1);
    }

    @Override
    public int getType() throws SQLException {
        checkOpen();
        return TYPE_FORWARD_ONLY;
    }

    private SQLException forwardOnly(String method) throws SQLException {
        checkOpen();
        return Failures.cursor(method + " needs a statement of type TYPE_SCROLL_INSENSITIVE");
    }

    @Override
    public void beforeFirst() throws SQLException {
        throw forwardOnly("beforeFirst");
    }

    @Override
    public void afterLast() throws SQLException {
        throw forwardOnly("afterLast");
    }

    @Override
    public boolean first() throws SQLException {
        throw forwardOnly("first");
    }

    @Override
    public boolean last() throws SQLException {
        throw forwardOnly("last");
    }

    @Override
    public boolean absolute(int wanted) throws SQLException {
        throw forwardOnly("absolute");
    }

    @Override
    public boolean relative(int steps) throws SQLException {
        throw forwardOnly("relative");
    }

    @Override
    public boolean previous() throws SQLException {
        throw forwardOnly("previous");
    }
}
