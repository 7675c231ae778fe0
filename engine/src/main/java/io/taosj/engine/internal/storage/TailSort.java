package io.taosj.engine.internal.storage;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * Puts the rows of many small flushes into the order of (table, time), in which large flushes write them: reading one table
 * costs as many blocks of the store as there are flushes otherwise. Only what came since the last time is sorted, once that
 * is worth it, so that all rows are copied once more and not again and again.
 */
final class TailSort {
    private final Core core;
    private final long rows;
    private final int flushes;

    /**
     * Starts.
     *
     * @param rows from how many unsorted rows on it is worth it
     * @param flushes from how many flushes on
     */
    TailSort(Core core, long rows, int flushes) {
        this.core = core;
        this.rows = rows;
        this.flushes = flushes;
    }

    /** About a million rows: eight blocks of the store, which is what a point query reads of them at most. */
    static TailSort standard(Core core) {
        return new TailSort(core, 1_000_000, 16);
    }

    /** Sorts where it is worth it. An engine in memory does not get the space of moved rows back and is left alone. */
    void run() {
        if (core.log == null) {
            return;
        }
        for (RowTable table : core.rowTables.values()) {
            RowTable.Tail tail = table.tail();
            if (tail.rows() >= rows) {
                sort(table, tail.flushes() >= flushes);
            }
        }
    }

    private void sort(RowTable table, boolean worthIt) {
        Core.acquire(table.flushLock());
        try {
            long count = table.tail().rows();
            if (worthIt && core.rowTables.get(table.uid()) == table) {
                core.store.transact(statement -> sort(statement, table.name(), count));
            }
            table.sorted();
        } finally {
            table.flushLock().unlock();
        }
    }

    private static void sort(Statement statement, String table, long count) throws SQLException {
        long last = Store.number(statement, "SELECT max(rowid) FROM " + table);
        String tail = "rowid BETWEEN " + Math.max(last - count + 1, 0) + " AND " + last;
        statement.execute("INSERT INTO " + table + " SELECT * FROM " + table + " WHERE " + tail + " ORDER BY tbid, ts");
        statement.execute("DELETE FROM " + table + " WHERE " + tail);
    }
}
