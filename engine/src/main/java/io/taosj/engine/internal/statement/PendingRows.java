package io.taosj.engine.internal.statement;

import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.engine.internal.storage.TableBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that are bound and not written yet. */
final class PendingRows {
    /** What may be bound before an execute, roughly. */
    private static final long MAX_BYTES = 512L << 20;

    private final Map<Name, Rows> byName = new LinkedHashMap<>();
    private final List<Rows> all = new ArrayList<>();
    private long bytes;

    private record Name(String database, String table) {}

    /**
     * The rows of one table.
     *
     * @param created whether the table is created when they are written
     */
    record Rows(Table table, boolean created, BoundShape shape, List<ColumnData> columns) {
        TableBatch batch() {
            return new TableBatch(
                    table, shape.columns().stream().map(c -> c.column().id()).toList(), columns);
        }
    }

    @Nullable Rows find(String database, String table) {
        return byName.get(new Name(database, table));
    }

    /** Starts collecting rows for a table, or for another shape of it. */
    Rows add(Table table, boolean created, BoundShape shape) {
        List<ColumnData> columns = new ArrayList<>(shape.columns().size());
        for (ColumnBinder binder : shape.columns()) {
            columns.add(new ColumnData(binder.column().type()));
        }
        Rows rows = new Rows(table, created, shape, columns);
        byName.put(new Name(table.database(), table.name()), rows);
        all.add(rows);
        return rows;
    }

    /** Counts values that were added. */
    void count(long added) {
        bytes += added;
        if (bytes > MAX_BYTES) {
            throw StatementErrors.tooMuch(MAX_BYTES);
        }
    }

    /** Writes everything and forgets it; the number of affected rows. */
    long write(StorageEngine storage) {
        List<Table.ChildTable> newTables = new ArrayList<>();
        List<TableBatch> batches = new ArrayList<>(all.size());
        for (Rows rows : all) {
            if (rows.created() && rows.table() instanceof Table.ChildTable child) {
                newTables.add(child);
            }
            TableBatch batch = rows.batch();
            if (batch.rows() > 0) {
                batches.add(batch);
            }
        }
        clear();
        return storage.write(newTables, batches);
    }

    void clear() {
        byName.clear();
        all.clear();
        bytes = 0;
    }
}
