package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.LiveCatalog;
import io.taosj.engine.internal.catalog.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/** The storage: catalog in memory, write buffers per table, DuckDB underneath. */
public final class DuckStorage implements StorageEngine {
    private final Core core;
    private final CatalogStore catalogStore;
    private final Flusher flusher;
    private final Writer writer;

    private DuckStorage(Core core, CatalogStore catalogStore) {
        this.core = core;
        this.catalogStore = catalogStore;
        this.flusher = new Flusher(core);
        this.writer = new Writer(core);
    }

    /** Opens a storage in memory or in the options' directory. */
    public static StorageEngine open(EngineOptions options) {
        Path spill = Path.of(
                System.getProperty("java.io.tmpdir"),
                "taosj-spill-" + ProcessHandle.current().pid());
        Store store = Store.open(null, spill, options);
        store.transact(CatalogStore::createTables);
        return new DuckStorage(new Core(options, store, new LiveCatalog()), new CatalogStore());
    }

    @Override
    public Catalog catalog() {
        return core.catalog;
    }

    @Override
    public long nextUid() {
        return catalogStore.nextUid();
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
            writer.createChildren(children);
            return;
        }
        Core.acquire(core.changeLock);
        try {
            List<RowTable> concerned = CatalogChanger.concerned(core, changes);
            flusher.withFlushed(concerned, () -> changeLocked(changes, concerned));
        } finally {
            core.changeLock.unlock();
        }
    }

    private boolean changeLocked(List<CatalogChange> changes, List<RowTable> concerned) {
        Core.acquire(core.writeLock);
        try {
            flusher.flushLocked(concerned); // the few rows that came since
            new CatalogChanger(core, flusher, catalogStore).apply(changes);
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
        Set<RowTable> full = new LinkedHashSet<>();
        long rows = writer.write(newTables, batches, full);
        for (RowTable table : full) {
            flusher.withFlushed(List.of(table), () -> true);
        }
        return rows;
    }

    @Override
    public long delete(List<? extends Table> tables, long from, long to) {
        Map<RowTable, List<Table>> byRows = new LinkedHashMap<>();
        for (Table table : tables) {
            byRows.computeIfAbsent(core.existingRowTable(table), key -> new ArrayList<>())
                    .add(table);
        }
        return flusher.withFlushed(List.copyOf(byRows.keySet()), () -> {
            long deleted = 0;
            for (Map.Entry<RowTable, List<Table>> entry : byRows.entrySet()) {
                deleted += delete(entry.getKey(), entry.getValue(), from, to);
            }
            return deleted;
        });
    }

    private long delete(RowTable rows, List<Table> tables, long from, long to) {
        long number = core.store.rows().add(StoredView.ids(tables));
        try {
            return core.store.inTransaction(statement -> (long) statement.executeUpdate("DELETE FROM " + rows.name()
                    + " WHERE ts BETWEEN " + from + " AND " + to + " AND tbid IN (SELECT tbid FROM "
                    + RowFunction.call(number) + ")"));
        } finally {
            core.store.rows().remove(number);
        }
    }

    @Override
    public ReadView read(List<? extends Table> tables) {
        List<RowTable> rows = tables.stream().map(core::existingRowTable).toList();
        return flusher.withFlushed(
                rows,
                () -> StoredView.open(
                        core.store, table -> core.existingRowTable(table).name()));
    }

    @Override
    public void flush() {
        for (RowTable table : core.rowTables.values()) {
            flusher.withFlushed(List.of(table), () -> true);
        }
    }

    @Override
    public void close() {
        flush();
        core.store.close();
    }
}
