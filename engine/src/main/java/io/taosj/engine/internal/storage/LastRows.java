package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The newest stored rows of each table of a row table: the newest one, and for each column the newest one with a value in
 * it, as {@link NewestRows} picks them. Filled by the first reader that asks, kept up to date by flushes, in part forgotten
 * by whatever else changes rows.
 *
 * <p>Changes happen under the row table's publish lock together with those of the store, so that a reader who holds that
 * lock gets what fits to the store's snapshot. What he got does not change any more.
 */
final class LastRows {
    private static final int SPARE = 1_024;

    private long version;
    private int deletions;
    // never changed, only replaced; null if nothing is known
    private @Nullable Map<Integer, RunSource.Slice> rows;
    private Set<Integer> unknown = Set.of();

    /**
     * What is known at one moment.
     *
     * @param version tells moments apart; negative if what a reader finds out himself must not be kept
     * @param rows by table; null if nothing is known
     * @param unknown tables that the rows lack although they may have rows
     */
    record Known(long version, @Nullable Map<Integer, RunSource.Slice> rows, Set<Integer> unknown) {
        static final Known NOTHING = new Known(-1, null, Set.of());
    }

    synchronized Known known() {
        return deletions > 0 ? Known.NOTHING : new Known(version, rows, unknown);
    }

    /** Takes what a reader has found out, if nothing has changed since the moment that he started from. */
    synchronized void learn(Known before, Map<Integer, RunSource.Slice> found) {
        if (deletions == 0 && before.version() == version) {
            keep(new HashMap<>(found), Set.of());
        }
    }

    /** Notes rows that are being stored. */
    synchronized void stored(RowTable.Plan plan, List<ColumnDef> columns) {
        version++;
        Map<Integer, RunSource.Slice> before = rows;
        if (before == null) {
            return;
        }
        Map<Integer, RunSource.Slice> after = new HashMap<>(before);
        Set<Integer> lost = new HashSet<>(unknown);
        for (RunSource.Slice late : plan.late()) {
            RunSource.Slice known = before.get(late.tbid());
            if (known == null || NewestRows.concerns(late, known, columns)) {
                after.remove(late.tbid());
                lost.add(late.tbid());
            }
        }
        NewestRows picked = new NewestRows(columns);
        for (RunSource.Slice fresh : plan.fresh()) {
            if (!lost.contains(fresh.tbid())) {
                picked.add(after.get(fresh.tbid()), fresh);
            }
        }
        after.putAll(picked.slices());
        keep(after, lost);
    }

    private void keep(Map<Integer, RunSource.Slice> after, Set<Integer> lost) {
        long live = after.values().stream().mapToLong(RunSource.Slice::rows).sum();
        long kept = after.values().stream()
                .map(RunSource.Slice::run)
                .distinct()
                .mapToLong(Run::rows)
                .sum();
        if (kept > 2 * live + SPARE) { // replaced rows take memory as long as others of their run are in use
            NewestRows.compact(after);
        }
        rows = after;
        unknown = Set.copyOf(lost);
    }

    /** Forgets tables that are gone. */
    synchronized void forget(Set<Integer> tables) {
        version++;
        Map<Integer, RunSource.Slice> before = rows;
        if (before != null) {
            Map<Integer, RunSource.Slice> after = new HashMap<>(before);
            after.keySet().removeAll(tables);
            Set<Integer> lost = new HashSet<>(unknown);
            lost.removeAll(tables);
            keep(after, lost);
        }
    }

    /** Forgets everything. */
    synchronized void forget() {
        version++;
        rows = null;
        unknown = Set.of();
    }

    /** Nothing is known until the end of a deletion that is about to begin. */
    synchronized void deletionBegins() {
        version++;
        deletions++;
    }

    /** @param tables whose rows may be gone; null for all */
    synchronized void deletionEnds(@Nullable Set<Integer> tables) {
        deletions--;
        if (tables == null) {
            forget();
            return;
        }
        version++;
        Map<Integer, RunSource.Slice> before = rows;
        if (before != null && !tables.isEmpty()) {
            Map<Integer, RunSource.Slice> after = new HashMap<>(before);
            after.keySet().removeAll(tables);
            Set<Integer> lost = new HashSet<>(unknown);
            lost.addAll(tables);
            keep(after, lost);
        }
    }
}
