package io.taosj.engine.internal.storage;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one table that are not in the store yet: a few sorted runs, the newest last, each more than twice as long as the
 * next, so that a late row costs a logarithmic number of moves and not a rewrite of everything. Guarded by the storage's
 * write lock.
 */
final class TableBuffer {
    private final List<Run> runs = new ArrayList<>(1);
    private int rows;

    /** Upper bound of the number of rows: keys in several runs count several times. */
    int rows() {
        return rows;
    }

    /** Adds the sorted rows of one statement, at least one. */
    void add(Run statement) {
        rows += statement.rows();
        if (!runs.isEmpty()) {
            Run top = runs.get(runs.size() - 1);
            if (Run.compareKeys(top, top.rows() - 1, statement, 0) < 0) {
                top.append(statement);
                rebalance();
                return;
            }
        }
        Run copy = new Run(statement.keyId());
        copy.append(statement); // the statement's arrays belong to its caller
        runs.add(copy);
        rebalance();
    }

    private void rebalance() {
        while (runs.size() > 1) {
            Run top = runs.get(runs.size() - 1);
            Run below = runs.get(runs.size() - 2);
            if (below.rows() > 2L * top.rows()) {
                return;
            }
            runs.remove(runs.size() - 1);
            Run merged = RowMerge.merge(below, top);
            rows -= below.rows() + top.rows() - merged.rows();
            runs.set(runs.size() - 1, merged);
        }
    }

    /** The runs of now, oldest first; they don't change when rows are added to the buffer. */
    List<Run> views() {
        return runs.stream().map(Run::view).toList();
    }

    /** A buffer with an older one's rows under this one's. */
    TableBuffer onTopOf(TableBuffer older) {
        TableBuffer result = new TableBuffer();
        older.runs.forEach(result::add);
        runs.forEach(result::add);
        return result;
    }
}
