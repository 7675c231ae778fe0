package io.taosj.engine.internal.system;

import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.LiveCatalog;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.engine.internal.storage.ReadView;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.engine.internal.storage.TableBatch;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A catalog in memory without rows. */
public final class FakeStorage implements StorageEngine {
    /** When everything was created. */
    public static final long CREATED = 1_700_000_000_000L;

    private final LiveCatalog catalog = new LiveCatalog();
    private final AtomicLong ids = new AtomicLong();

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public long nextUid() {
        return ids.incrementAndGet();
    }

    @Override
    public int vgroupOf(Database database, String tableName) {
        return database.vgroups()[0];
    }

    @Override
    public void change(List<CatalogChange> changes) {
        changes.forEach(this::apply);
    }

    private void apply(CatalogChange change) {
        if (change instanceof CatalogChange.CreateDatabase create) {
            addDatabase(create.name(), create.options(), 1);
        } else if (change instanceof CatalogChange.CreateTables create) {
            create.tables().forEach(catalog::putTable);
        } else if (change instanceof CatalogChange.PutObject put) {
            catalog.putObject(put.kind(), put.name(), put.text());
        } else if (change instanceof CatalogChange.DropDatabase drop) {
            catalog.dropDatabase(drop.name());
        } else {
            throw new UnsupportedOperationException(change.toString());
        }
    }

    void addDatabase(String name, DatabaseOptions options, int vgroups) {
        int[] numbers = new int[vgroups];
        for (int i = 0; i < vgroups; i++) {
            numbers[i] = (int) nextUid() + 1;
        }
        catalog.addDatabase(name, nextUid(), CREATED, options, numbers);
    }

    void addTable(Table table) {
        catalog.putTable(table);
    }

    @Override
    public long write(List<Table.ChildTable> newTables, List<TableBatch> batches) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long delete(List<? extends Table> tables, long from, long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReadView read(List<? extends Table> tables) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        // holds nothing
    }
}
