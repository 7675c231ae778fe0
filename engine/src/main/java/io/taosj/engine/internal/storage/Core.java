package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.LiveCatalog;
import io.taosj.engine.internal.catalog.Table;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of the storage share.
 *
 * <p>Locks are taken in this order: {@link #changeLock}, flush locks of row tables in order of their uids, {@link
 * #writeLock}. The write lock guards the buffers, the order of the change log and all changes of the catalog in memory.
 */
final class Core {
    private static final System.Logger LOG = System.getLogger(Core.class.getName());
    private static final long LOCK_SECONDS = 120;

    final EngineOptions options;
    final Settings settings;
    final Store store;
    final CatalogStore catalogStore;
    final LiveCatalog catalog = new LiveCatalog();
    final ReentrantLock changeLock = new ReentrantLock();
    final ReentrantLock writeLock = new ReentrantLock();
    final Map<Long, RowTable> rowTables = new ConcurrentHashMap<>();
    /** Memory of all write buffers, roughly. */
    final AtomicLong bufferedBytes = new AtomicLong();
    /** Null for an engine in memory; set once, before the core is shared. */
    @Nullable ChangeLog log;

    final Outbox outbox = new Outbox(this);
    /** The changes for subscriptions; set once, before the core is shared. */
    History history;

    Core(EngineOptions options, Settings settings, Store store, CatalogStore catalogStore) {
        this.options = options;
        this.settings = settings;
        this.store = store;
        this.catalogStore = catalogStore;
        this.history = new MemoryHistory(catalog, settings.bufferBytes(), Math.min(32L << 20, settings.bufferBytes()));
    }

    /**
     * Notes a change of tables, or a deletion, that is in force; under the write lock. A failure can't undo the change,
     * so that subscribers miss it until the next start, when it comes out of the {@link Outbox}: that is logged.
     */
    void changed(Change change) {
        ChangeLog target = log;
        try {
            history.add(change, target == null ? 0 : target.append(ChangeCodec.encode(change)));
        } catch (EngineException e) {
            outbox.keep();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a change of tables is missing in the change log until the next start",
                    e);
        }
    }

    /** A table of any database by its number, or null. */
    @Nullable Table table(long uid) {
        for (Database database : catalog.databases()) {
            Table found = database.table(uid);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Waits for a lock, but not for ever. */
    static void acquire(ReentrantLock lock) {
        try {
            if (lock.tryLock() || lock.tryLock(LOCK_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(Failures.SYSTEM_ERROR, "System error", e);
        }
        throw new EngineException(Failures.SYSTEM_ERROR, "System error: storage busy for " + LOCK_SECONDS + " s");
    }

    Database database(String name) {
        Database found = catalog.database(name);
        if (found == null) {
            throw Failures.databaseNotExist();
        }
        return found;
    }

    /** While a directory is opened, the record that was applied last. */
    long replayedSequence;

    /** The change log's newest record that is applied; 0 without a log. Under the write lock. */
    long sequence() {
        return log == null ? replayedSequence : log.lastSequence();
    }

    /** Forgets what is buffered of a dropped table; under its flush lock and the write lock. */
    void discardRows(Table table) {
        RowTable gone = rowTables.remove(table.uid());
        if (gone != null) {
            bufferedBytes.addAndGet(-gone.bufferedBytes());
        }
    }

    /** The table whose columns a child's rows have, or the table itself; null if the super table is gone. */
    @Nullable Table definer(Table table) {
        if (!(table instanceof Table.ChildTable child)) {
            return table;
        }
        Database database = catalog.database(child.database());
        return database != null && database.table(child.superTable()) instanceof Table.SuperTable found ? found : null;
    }

    /** The rows of a table of any kind; null if it is gone. */
    @Nullable RowTable rowTable(Table table) {
        Table definer = definer(table);
        return definer == null ? null : rowTables.get(definer.uid());
    }

    RowTable existingRowTable(Table table) {
        RowTable found = rowTable(table);
        if (found == null) {
            throw Failures.tableNotExist();
        }
        return found;
    }

    static RowTable.Layout layout(Table definer) {
        if (definer instanceof Table.SuperTable table) {
            return new RowTable.Layout(table.columns());
        }
        if (definer instanceof Table.NormalTable table) {
            return new RowTable.Layout(table.columns());
        }
        throw new IllegalArgumentException("a child table has no columns of its own: " + definer.name());
    }
}
