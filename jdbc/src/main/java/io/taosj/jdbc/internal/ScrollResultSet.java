package io.taosj.jdbc.internal;

import io.taosj.wire.Block;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows in memory, to move about in. */
final class ScrollResultSet extends JdbcResultSet {
    private final List<Block> blocks;
    private final long[] starts;
    private final int size;
    /** 1 to size on a row, 0 before the first, size + 1 behind the last */
    private int position;

    private int at;

    private ScrollResultSet(
            BlockFeed feed, @Nullable JdbcStatement owner, long maxRows, List<Block> blocks, long[] starts, int size) {
        super(feed, owner, maxRows);
        this.blocks = blocks;
        this.starts = starts;
        this.size = size;
    }

    static ScrollResultSet read(BlockFeed feed, @Nullable JdbcStatement owner, long maxRows) throws SQLException {
        List<Block> blocks = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        long rows = 0;
        while (maxRows == 0 || rows < maxRows) {
            Block block = feed.next();
            if (block == null) {
                break;
            }
            blocks.add(block);
            starts.add(rows);
            rows += block.rows();
        }
        feed.close();
        long size = maxRows == 0 ? rows : Math.min(rows, maxRows);
        if (size >= Integer.MAX_VALUE) {
            throw Failures.unsupported(size + " rows are too many to scroll in; read forward only");
        }
        long[] array = starts.stream().mapToLong(Long::longValue).toArray();
        return new ScrollResultSet(feed, owner, maxRows, blocks, array, (int) size);
    }

    private boolean moveTo(long wanted) throws SQLException {
        checkOpen();
        position = (int) Math.max(0, Math.min(wanted, size + 1L));
        if (position == 0 || position > size) {
            current(null, 0);
            return false;
        }
        long index = position - 1L;
        while (starts[at] > index) {
            at--;
        }
        while (at + 1 < starts.length && starts[at + 1] <= index) {
            at++;
        }
        current(blocks.get(at), (int) (index - starts[at]));
        return true;
    }

    @Override
    public boolean next() throws SQLException {
        return moveTo(position + 1L);
    }

    @Override
    public boolean previous() throws SQLException {
        return moveTo(position - 1L);
    }

    @Override
    public boolean first() throws SQLException {
        return moveTo(1);
    }

    @Override
    public boolean last() throws SQLException {
        return moveTo(size);
    }

    @Override
    public void beforeFirst() throws SQLException {
        moveTo(0);
    }

    @Override
    public void afterLast() throws SQLException {
        moveTo(size + 1L);
    }

    @Override
    public boolean absolute(int wanted) throws SQLException {
        return moveTo(wanted >= 0 ? wanted : size + 1L + wanted);
    }

    @Override
    public boolean relative(int steps) throws SQLException {
        return moveTo((long) position + steps);
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        checkOpen();
        return size > 0 && position == 0;
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        checkOpen();
        return size > 0 && position > size;
    }

    @Override
    public boolean isFirst() throws SQLException {
        checkOpen();
        return size > 0 && position == 1;
    }

    @Override
    public boolean isLast() throws SQLException {
        checkOpen();
        return size > 0 && position == size;
    }

    @Override
    public int getRow() throws SQLException {
        checkOpen();
        return position > size ? 0 : position;
    }

    @Override
    public int getType() throws SQLException {
        checkOpen();
        return TYPE_SCROLL_INSENSITIVE;
    }
}
