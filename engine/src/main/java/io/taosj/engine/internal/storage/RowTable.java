package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One table of the store with the rows that are on their way into it.
 *
 * <p>New rows go into the active buffers under the storage's write lock. A flush, under {@link #flushLock}, freezes the
 * active buffers (short, under the write lock) and moves the frozen ones into the store while new rows are taken.
 */
final class RowTable {
    private final long uid;
    private final String name;
    private final ReentrantLock flushLock = new ReentrantLock();
    // guarded by the storage's write lock
    private Map<Integer, TableBuffer> active = new HashMap<>();
    private long activeRows;
    private long oldestNanos;
    private List<Table.ChildTable> newChildren = new ArrayList<>();
    private Table definer;
    // guarded by the flush lock
    private @Nullable Map<Integer, Long> newest;

    /** @param empty whether nothing is in the store's table yet */
    RowTable(Table definer, boolean empty) {
        this.definer = definer;
        this.uid = definer.uid();
        this.name = "r" + uid;
        this.newest = empty ? new HashMap<>() : null;
    }

    long uid() {
        return uid;
    }

    String name() {
        return name;
    }

    ReentrantLock flushLock() {
        return flushLock;
    }

    /** Adds a statement's sorted rows of one table; under the write lock. */
    void add(int tbid, Run rows) {
        if (activeRows == 0) {
            oldestNanos = System.nanoTime();
        }
        active.computeIfAbsent(tbid, key -> new TableBuffer()).add(rows);
        activeRows += rows.rows();
    }

    /** The super or normal table as of now; under the write lock. */
    Table definer() {
        return definer;
    }

    /** Notes a changed definition; under both locks. */
    void redefine(Table changed) {
        definer = changed;
    }

    /** Adds a child that is not in the tag table yet; under the write lock. */
    void addChild(Table.ChildTable child) {
        newChildren.add(child);
    }

    /** Takes the children away that are not in the tag table yet; under both locks. */
    List<Table.ChildTable> freezeChildren() {
        List<Table.ChildTable> frozen = newChildren;
        newChildren = new ArrayList<>();
        return frozen;
    }

    /** Puts children back that could not be flushed; under both locks. */
    void restoreChildren(List<Table.ChildTable> frozen) {
        List<Table.ChildTable> all = new ArrayList<>(frozen);
        all.addAll(newChildren);
        newChildren = all;
    }

    /** Whether there is something to flush; under the write lock. */
    boolean hasBuffered() {
        return activeRows > 0 || !newChildren.isEmpty();
    }

    /** Rows in the active buffers, keys in several runs counted several times; under the write lock. */
    long bufferedRows() {
        return activeRows;
    }

    /** When the first of the buffered rows came; under the write lock. */
    long oldestNanos() {
        return oldestNanos;
    }

    /** Takes the active buffers away; under both locks. */
    Map<Integer, TableBuffer> freeze() {
        Map<Integer, TableBuffer> frozen = active;
        active = new HashMap<>();
        activeRows = 0;
        return frozen;
    }

    /** Puts buffers back that could not be flushed, as older than what came since; under both locks. */
    void restore(Map<Integer, TableBuffer> frozen) {
        frozen.forEach((tbid, older) -> active.merge(tbid, older, (newer, ignored) -> newer.onTopOf(older)));
        activeRows = active.values().stream().mapToLong(TableBuffer::rows).sum();
    }

    /** Forgets what is buffered of a table that is gone; under both locks. */
    void forget(int tbid) {
        TableBuffer gone = active.remove(tbid);
        if (gone != null) {
            activeRows -= gone.rows();
        }
        if (newest != null) {
            newest.remove(tbid);
        }
    }

    /** What a flush has to do; computed once, so that it can be tried in a transaction. */
    record Plan(List<RunSource.Slice> fresh, List<RunSource.Slice> late, Map<Integer, Long> newest) {}

    /** Splits frozen rows into those behind everything stored and those that may meet stored ones; under the flush lock. */
    Plan plan(Map<Integer, TableBuffer> frozen, Statement statement) throws SQLException {
        Map<Integer, Long> known = newest;
        if (known == null) {
            known = loadNewest(statement);
            newest = known;
        }
        List<RunSource.Slice> fresh = new ArrayList<>();
        List<RunSource.Slice> late = new ArrayList<>();
        Map<Integer, Long> reached = new HashMap<>();
        for (int tbid : frozen.keySet().stream().sorted().toList()) {
            TableBuffer buffer = frozen.get(tbid);
            if (buffer == null || buffer.rows() == 0) {
                continue;
            }
            Run run = buffer.merged();
            Long stored = known.get(tbid);
            int split = stored == null ? 0 : firstAfter(run, stored);
            if (split > 0) {
                late.add(new RunSource.Slice(tbid, run, 0, split));
            }
            if (split < run.rows()) {
                fresh.add(new RunSource.Slice(tbid, run, split, run.rows()));
                reached.put(tbid, run.time(run.rows() - 1));
            }
        }
        return new Plan(fresh, late, reached);
    }

    /** Notes that a plan's transaction has been committed; under the flush lock. */
    void done(Plan plan) {
        if (newest != null) {
            newest.putAll(plan.newest());
        }
    }

    private Map<Integer, Long> loadNewest(Statement statement) throws SQLException {
        Map<Integer, Long> found = new HashMap<>();
        try (ResultSet result = statement.executeQuery("SELECT tbid, max(ts) FROM " + name + " GROUP BY tbid")) {
            while (result.next()) {
                found.put(result.getInt(1), result.getLong(2));
            }
        }
        return found;
    }

    private static int firstAfter(Run run, long time) {
        int low = 0;
        int high = run.rows();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (run.time(middle) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The layout of rows: all columns, and which of them is the second part of the key. */
    record Layout(List<ColumnDef> columns) {
        @Nullable ColumnDef key() {
            return columns.stream().filter(ColumnDef::key).findFirst().orElse(null);
        }

        int keyId() {
            ColumnDef key = key();
            return key == null ? 0 : key.id();
        }
    }
}
