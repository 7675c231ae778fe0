package io.taosj.engine.internal.system;

import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.LiveCatalog;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.engine.internal.storage.ChangeHistory;
import io.taosj.engine.internal.storage.ReadView;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.engine.internal.storage.TableBatch;
import io.taosj.engine.internal.storage.TableRows;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A catalog in memory that keeps named objects only. */
public final class FakeStorage implements StorageEngine {
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
        if (change instanceof CatalogChange.PutObject put) {
            catalog.putObject(put.kind(), put.name(), put.text());
        } else {
            throw new UnsupportedOperationException(change.toString());
        }
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
    public ChangeHistory history() {
        throw new UnsupportedOperationException("no history");
    }

    @Override
    public ReadView readChanges(List<? extends Table> tables, List<TableRows> rows) {
        throw new UnsupportedOperationException("no history");
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
