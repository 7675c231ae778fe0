package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Tidies up in the background: rows older than KEEP, tables past their TTL and rows of dropped children go, rows of small
 * flushes are brought into order.
 */
final class Cleaner {
    private static final System.Logger LOG = System.getLogger(Cleaner.class.getName());
    private static final long PASS_MILLIS = 60_000;
    /** After a drop, so that the rows of many children that are dropped one by one go in one pass. */
    private static final long PURGE_MILLIS = 2_000;

    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private final Core core;
    private final Background background;
    private final Consumer<List<CatalogChange>> changer;
    private final AtomicBoolean purging = new AtomicBoolean();

    /** @param changer drops tables */
    Cleaner(Core core, Background background, Consumer<List<CatalogChange>> changer) {
        this.core = core;
        this.background = background;
        this.changer = changer;
    }

    /** Begins to work in the background. */
    void start() {
        purgeSoon(); // what was dropped before the start
        background.schedule(this::passAndAgain, PASS_MILLIS);
    }

    private void passAndAgain() {
        guarded(this::pass, "removing what is too old");
        guarded(TailSort.standard(core)::run, "sorting rows of small flushes");
        background.schedule(this::passAndAgain, PASS_MILLIS);
    }

    private static void guarded(Runnable work, String what) {
        try {
            work.run();
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.DEBUG, what + ": next time", e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, what, e);
        }
    }

    /** Removes what is too old by the engine's clock. */
    void pass() {
        for (Database database : List.copyOf(core.catalog.databases())) {
            List<CatalogChange> expired = expired(database);
            if (!expired.isEmpty()) {
                changer.accept(expired);
                purgeSoon();
            }
            long oldest = Retention.oldest(database.options(), core.options.clock());
            for (Table table : List.copyOf(database.tables())) {
                RowTable rows = table instanceof Table.ChildTable ? null : core.rowTables.get(table.uid());
                if (rows != null && oldest != Long.MIN_VALUE) {
                    delete(rows, "ts < " + oldest, Set.of());
                }
            }
        }
    }

    private List<CatalogChange> expired(Database database) {
        long now = core.options.clock().millis();
        List<CatalogChange> expired = new ArrayList<>();
        for (Table table : database.tables()) {
            int days = 0;
            if (table instanceof Table.ChildTable child) {
                days = child.ttlDays();
            } else if (table instanceof Table.NormalTable normal) {
                days = normal.ttlDays();
            }
            if (days > 0 && (now - table.createdMillis()) / DAY_MILLIS >= days) {
                expired.add(new CatalogChange.DropTable(database.name(), table.name()));
            }
        }
        return expired;
    }

    /** Removes the rows of dropped children a little later. */
    void purgeSoon() {
        if (purging.compareAndSet(false, true)) {
            background.schedule(
                    () -> {
                        purging.set(false);
                        guarded(this::purge, "removing rows of dropped tables");
                    },
                    PURGE_MILLIS);
        }
    }

    /** Removes the rows of dropped children. */
    void purge() {
        for (RowTable table : core.rowTables.values()) {
            Set<Integer> gone = dropped(table);
            if (!gone.isEmpty()) {
                long number = core.store.rows().add(StoredView.idNumbers(gone));
                try {
                    delete(table, "tbid IN (SELECT tbid FROM " + RowFunction.call(number) + ")", gone);
                } finally {
                    core.store.rows().remove(number);
                }
            }
        }
    }

    private Set<Integer> dropped(RowTable table) {
        Core.acquire(core.writeLock);
        try {
            return table.dropped();
        } finally {
            core.writeLock.unlock();
        }
    }

    private void purged(RowTable table, Set<Integer> purged) {
        Core.acquire(core.writeLock);
        try {
            table.purged(purged);
        } finally {
            core.writeLock.unlock();
        }
    }

    private void delete(RowTable table, String condition, Set<Integer> purged) {
        Core.acquire(table.flushLock());
        try {
            if (core.rowTables.get(table.uid()) != table) {
                return; // dropped as a whole
            }
            Deletion.run(
                    List.of(table),
                    purged.isEmpty() ? null : Set.of(),
                    () -> core.store.inTransaction(
                            statement -> {
                                int count =
                                        statement.executeUpdate("DELETE FROM " + table.name() + " WHERE " + condition);
                                core.catalogStore.purged(statement, table.uid(), purged);
                                return count;
                            },
                            table.publishLock(),
                            count -> purged(table, purged)));
        } finally {
            table.flushLock().unlock();
        }
    }
}
