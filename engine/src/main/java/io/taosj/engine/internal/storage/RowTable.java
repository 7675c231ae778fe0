package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One table of the store with the rows that are on their way into it.
 *
 * <p>New rows go into the active buffer under the storage's write lock. A flush, under {@link #flushLock}, freezes the
 * active buffer (short, under the write lock) and moves it into the store while new rows are taken; under {@link
 * #publishLock} it commits and lets go of the frozen buffer, so that a reader who holds that lock finds each row either in
 * the store or in a buffer.
 */
final class RowTable {
    private final long uid;
    private final String name;
    private final ReentrantLock flushLock = new ReentrantLock();
    private final ReentrantLock publishLock = new ReentrantLock();
    private final LastRows last = new LastRows();
    // guarded by the storage's write lock
    private Table definer;
    private RowBuffer active = new RowBuffer();
    private @Nullable RowBuffer frozen;
    // the newest stored time per table, or a later one; changed under the flush and the publish lock
    private volatile @Nullable Map<Integer, Long> newest;

    // guarded by the write lock
    private final Set<Integer> dropped = new HashSet<>();
    private @Nullable Set<Integer> droppedNow;

    private volatile Tail tail = Tail.NONE; // replaced under the flush lock

    /** @param empty whether nothing is in the store's table yet */
    RowTable(Table definer, boolean empty) {
        this.definer = definer;
        this.uid = definer.uid();
        this.name = "r" + uid;
        this.newest = empty ? new ConcurrentHashMap<>() : null;
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

    ReentrantLock publishLock() {
        return publishLock;
    }

    /** The super or normal table as of now; under the write lock. */
    Table definer() {
        return definer;
    }

    /** Notes a changed definition; under the flush, publish and write lock. */
    void redefine(Table changed) {
        definer = changed;
        last.forget();
    }

    /** What new rows go into; under the write lock. */
    RowBuffer active() {
        return active;
    }

    /** Rows on their way into the store, frozen ones too; under the write lock. */
    long bufferedRows() {
        return active.rows() + (frozen == null ? 0 : frozen.rows());
    }

    /** Memory of the rows on their way into the store; under the write lock. */
    long bufferedBytes() {
        return active.bytes() + (frozen == null ? 0 : frozen.bytes());
    }

    /** The change log's oldest record that is still needed; under the write lock. */
    long firstSequence() {
        return Math.min(active.firstSequence(), frozen == null ? Long.MAX_VALUE : frozen.firstSequence());
    }

    /** Makes the active buffer the frozen one; under the flush and the write lock. */
    RowBuffer freeze() {
        if (frozen != null) {
            throw new IllegalStateException("two flushes of " + name);
        }
        RowBuffer taken = active;
        frozen = taken;
        active = new RowBuffer();
        return taken;
    }

    /** Makes the frozen buffer part of the active one again because it could not be flushed; under the same locks. */
    void unfreeze() {
        if (frozen != null) {
            active = active.onTopOf(frozen);
            frozen = null;
        }
    }

    /** Lets go of the frozen buffer, which is in the store now; under the flush, publish and write lock. */
    void stored(Plan plan) {
        frozen = null;
        Map<Integer, Long> known = newest;
        if (known != null) {
            known.putAll(plan.newest());
        }
        tail = tail.with(plan.fresh());
        last.stored(plan, Core.layout(definer).columns());
    }

    /**
     * Forgets what is buffered of tables that are gone, and hides what is stored of them until it is deleted; under the
     * flush, publish and write lock.
     */
    void drop(Set<Integer> tbids) {
        Map<Integer, Long> known = newest;
        for (Integer tbid : tbids) {
            active.forget(tbid);
            if (known != null) {
                known.remove(tbid);
            }
        }
        dropped.addAll(tbids);
        droppedNow = null;
        last.forget(tbids);
    }

    /** The rows at the end of the store's table that came in several flushes, each of them sorted. */
    record Tail(long rows, int flushes) {
        static final Tail NONE = new Tail(0, 0);

        Tail with(List<RunSource.Slice> fresh) {
            return fresh.isEmpty()
                    ? this
                    : new Tail(
                            rows
                                    + fresh.stream()
                                            .mapToLong(RunSource.Slice::rows)
                                            .sum(),
                            flushes + 1);
        }
    }

    Tail tail() {
        return tail;
    }

    /** Notes that the order of the rows is good; under the flush lock. */
    void sorted() {
        tail = Tail.NONE;
    }

    /** The newest stored rows. */
    LastRows last() {
        return last;
    }

    /** The tables that are gone, but of which rows may be in the store; under the write lock. */
    Set<Integer> dropped() {
        Set<Integer> now = droppedNow;
        if (now == null) {
            now = Set.copyOf(dropped);
            droppedNow = now;
        }
        return now;
    }

    /** Notes that nothing is left of some dropped tables; under the flush, publish and write lock. */
    void purged(Set<Integer> tbids) {
        dropped.removeAll(tbids);
        droppedNow = null;
    }

    /** The sorted rows of each table in some buffers (oldest first), still in pieces; under the write lock. */
    static Map<Integer, List<Run>> views(List<RowBuffer> buffers, @Nullable Iterable<Integer> wanted) {
        Map<Integer, List<Run>> runs = new HashMap<>();
        for (RowBuffer buffer : buffers) {
            for (Integer tbid : wanted == null ? buffer.tables().keySet() : wanted) {
                TableBuffer table = buffer.tables().get(tbid);
                if (table != null && table.rows() > 0) {
                    runs.computeIfAbsent(tbid, key -> new ArrayList<>(2)).addAll(table.views());
                }
            }
        }
        return runs;
    }

    /** All buffers, oldest first; under the write lock. */
    List<RowBuffer> buffers() {
        return frozen == null ? List.of(active) : List.of(frozen, active);
    }

    /** Rows in order of (table, key): those behind everything stored, and those that may meet stored ones. */
    record Plan(List<RunSource.Slice> fresh, List<RunSource.Slice> late, Map<Integer, Long> newest) {}

    /**
     * Splits rows for a flush or a reader.
     *
     * @param statement to find out what is stored if that is not known yet; null takes all rows as late then
     */
    Plan plan(Map<Integer, List<Run>> views, @Nullable Statement statement) throws SQLException {
        Map<Integer, Long> known = newest;
        if (known == null && statement != null) {
            known = loadNewest(statement);
            newest = known;
        }
        List<RunSource.Slice> fresh = new ArrayList<>();
        List<RunSource.Slice> late = new ArrayList<>();
        Map<Integer, Long> reached = new HashMap<>();
        for (Map.Entry<Integer, List<Run>> entry : new TreeMap<>(views).entrySet()) {
            Integer tbid = entry.getKey();
            Run run = RowMerge.merge(entry.getValue());
            Long stored = known == null ? Long.valueOf(Long.MAX_VALUE) : known.get(tbid);
            int split = stored == null ? 0 : firstAfter(run, stored);
            if (split > 0) {
                late.add(new RunSource.Slice(tbid, run, 0, split));
            }
            if (split < run.rows()) {
                fresh.add(new RunSource.Slice(tbid, run, split, run.rows()));
            }
            reached.put(tbid, Math.max(run.time(run.rows() - 1), stored == null ? Long.MIN_VALUE : stored));
        }
        return new Plan(fresh, late, reached);
    }

    private Map<Integer, Long> loadNewest(Statement statement) throws SQLException {
        Map<Integer, Long> found = new ConcurrentHashMap<>();
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
