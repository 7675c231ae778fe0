package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import java.util.List;

/** Where everything lives; in memory, or in a directory. Safe for use by several threads. */
public interface StorageEngine extends AutoCloseable {

    Catalog catalog();

    /** A number for a new table, never given out before; below 2^31. */
    long nextUid();

    /** The vgroup that a new table of this name belongs to. */
    int vgroupOf(Database database, String tableName);

    /**
     * Applies changes of the catalog, all or none; durable on return.
     *
     * @throws io.taosj.engine.EngineException if the disk is full or a table or database changed underneath
     */
    void change(List<CatalogChange> changes);

    /**
     * Creates missing children and writes rows; acknowledged (in memory: applied, on disk: logged by the database's
     * settings) and visible to every view opened after the return.
     *
     * @param newTables children to create first; those that exist by now are left as they are
     * @return number of rows after merging rows of the same key
     * @throws io.taosj.engine.EngineException 0x60b if a time is outside of what the database keeps, 0x2603 if a table is
     *     gone; nothing is written then
     */
    long write(List<Table.ChildTable> newTables, List<TableBatch> batches);

    /**
     * Deletes rows of child or normal tables.
     *
     * @param from first deleted time
     * @param to last deleted time
     * @return number of deleted rows
     */
    long delete(List<? extends Table> tables, long from, long to);

    /** Opens a view for one statement on some tables (super, child or normal; may be empty). */
    ReadView read(List<? extends Table> tables);

    /** The changes so far, for subscriptions. */
    ChangeHistory history();

    /**
     * Opens a view in which tables hold nothing but some rows of the history.
     *
     * @param tables the tables that may be asked for
     */
    ReadView readChanges(List<? extends Table> tables, List<TableRows> rows);

    /** Makes everything durable and moves buffered rows to the columnar store. */
    void flush();

    /** Flushes and closes; running statements end with an error. */
    @Override
    void close();
}
