package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/** The storage: catalog in memory, change log and write buffers, DuckDB underneath. */
public final class DuckStorage implements StorageEngine {
    private static final System.Logger LOG = System.getLogger(DuckStorage.class.getName());

    private final Core core;
    private final AutoCloseable lock;
    private final Flusher flusher;
    private final Background background;
    private final Writer writer;
    private final ViewOpener views;
    private final Cleaner cleaner;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DuckStorage(Opener.Opened opened) {
        this.core = opened.core();
        this.lock = opened.lock();
        this.flusher = new Flusher(core);
        this.background = new Background(core, flusher);
        this.writer = new Writer(core, flusher, background);
        this.views = new ViewOpener(core, flusher);
        this.cleaner = new Cleaner(core, background, this::change);
        cleaner.start();
    }

    /**
     * Opens a storage in memory or in the options' directory, which is made if it does not exist.
     *
     * @throws EngineException if the directory is in use by another engine, can't be written, or has damaged files (0x104)
     */
    public static StorageEngine open(EngineOptions options) {
        return open(options, Settings.standard(), Disk.REAL);
    }

    static DuckStorage open(EngineOptions options, Settings settings, Disk disk) {
        Opener opener = new Opener(options, settings, disk);
        Path directory = options.directory();
        return new DuckStorage(directory == null ? opener.inMemory() : opener.inDirectory(directory));
    }

    @Override
    public Catalog catalog() {
        return core.catalog;
    }

    @Override
    public long nextUid() {
        return core.catalogStore.nextUid();
    }

    @Override
    public int vgroupOf(Database database, String tableName) {
        CRC32C hash = new CRC32C();
        hash.update(tableName.getBytes(StandardCharsets.UTF_8));
        int[] vgroups = database.vgroups();
        return vgroups[(int) (hash.getValue() % vgroups.length)];
    }

    @Override
    public void change(List<CatalogChange> changes) {
        if (onlyChildren(changes)) {
            List<Table.ChildTable> children = new ArrayList<>();
            for (CatalogChange change : changes) {
                ((CatalogChange.CreateTables) change).tables().forEach(table -> children.add((Table.ChildTable) table));
            }
            writer.write(children, List.of());
            return;
        }
        Core.acquire(core.changeLock);
        try {
            List<RowTable> concerned = Flusher.ordered(CatalogChanger.concerned(core, changes));
            flusher.withFlushed(
                    concerned,
                    () -> Flusher.locked(concerned, RowTable::publishLock, () -> changeLocked(changes, concerned)));
        } finally {
            core.changeLock.unlock();
        }
        if (changes.stream().anyMatch(change -> change instanceof CatalogChange.DropTable)) {
            cleaner.purgeSoon();
        }
    }

    /** Sorts what small flushes have left, as {@link TailSort} says; for tests. */
    void sortTails(long rows, int flushes) {
        new TailSort(core, rows, flushes).run();
    }

    /** A number that a query gets from the store, for tests. */
    long number(String sql) {
        return core.store.inTransaction(statement -> Store.number(statement, sql));
    }

    /** What removes old rows and tables; works by itself. */
    Cleaner cleaner() {
        return cleaner;
    }

    private boolean changeLocked(List<CatalogChange> changes, List<RowTable> concerned) {
        Core.acquire(core.writeLock);
        try {
            flusher.flushLocked(concerned); // the few rows that came since
            new CatalogChanger(core, flusher).apply(changes);
            return true;
        } finally {
            core.writeLock.unlock();
        }
    }

    private static boolean onlyChildren(List<CatalogChange> changes) {
        return changes.stream()
                .allMatch(change -> change instanceof CatalogChange.CreateTables create
                        && create.tables().stream().allMatch(table -> table instanceof Table.ChildTable));
    }

    @Override
    public long write(List<Table.ChildTable> newTables, List<TableBatch> batches) {
        return writer.write(newTables, batches);
    }

    @Override
    public long delete(List<? extends Table> tables, long from, long to) {
        Map<RowTable, List<Table>> byRows = new LinkedHashMap<>();
        for (Table table : tables) {
            byRows.computeIfAbsent(core.existingRowTable(table), key -> new ArrayList<>())
                    .add(table);
        }
        // the delete comes before all rows that are not stored when the flush begins; the store makes it durable
        return flusher.withFlushed(List.copyOf(byRows.keySet()), () -> {
            Change change = new Change.Deleted(List.copyOf(tables), from, to);
            return Deletion.run(List.copyOf(byRows.keySet()), numbers(tables), () -> delete(byRows, from, to, change));
        });
    }

    private static Set<Integer> numbers(List<? extends Table> tables) {
        return tables.stream().map(table -> (int) table.uid()).collect(Collectors.toSet());
    }

    private long delete(Map<RowTable, List<Table>> byRows, long from, long to, Change change) {
        try {
            return core.store.inTransaction(
                    statement -> {
                        long deleted = delete(statement, byRows, from, to);
                        Core.acquire(core.writeLock); // from here on the number of the change's record is known
                        core.outbox.put(statement, List.of(change));
                        return deleted;
                    },
                    core.writeLock,
                    deleted -> core.changed(change));
        } finally {
            if (core.writeLock.isHeldByCurrentThread()) {
                core.writeLock.unlock();
            }
        }
    }

    private long delete(Statement statement, Map<RowTable, List<Table>> byRows, long from, long to)
            throws SQLException {
        long deleted = 0;
        for (Map.Entry<RowTable, List<Table>> entry : byRows.entrySet()) {
            long number = core.store.rows().add(StoredView.ids(entry.getValue()));
            try {
                deleted +=
                        statement.executeUpdate("DELETE FROM " + entry.getKey().name() + " WHERE ts BETWEEN " + from
                                + " AND " + to + " AND tbid IN (SELECT tbid FROM " + RowFunction.call(number) + ")");
            } finally {
                core.store.rows().remove(number);
            }
        }
        return deleted;
    }

    @Override
    public ReadView read(List<? extends Table> tables) {
        return views.open(tables);
    }

    @Override
    public ChangeHistory history() {
        return core.history;
    }

    @Override
    public ReadView readChanges(List<? extends Table> tables, List<TableRows> rows) {
        return new ChangesView(core, views.open(tables), rows);
    }

    @Override
    public void flush() {
        core.rowTables.values().forEach(flusher::flush);
        background.trimLog();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        background.close();
        try {
            flush();
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.WARNING, "closing with rows in the change log only", e);
        }
        ChangeLog log = core.log;
        if (log != null) {
            log.close();
        }
        core.store.close();
        try {
            lock.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "closing the directory lock", e);
        }
    }
}
