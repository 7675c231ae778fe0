package io.taosj.engine.internal.schemaless;

import io.taosj.engine.SchemalessRows;
import io.taosj.engine.SchemalessWrite;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.engine.internal.storage.TableBatch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Schemaless writing: all points are read first, then tables are made or widened, then rows are written as a whole. Safe
 * for use by several threads.
 */
public final class SchemalessWriter {
    private final StorageEngine storage;
    private final Clock clock;
    private final AtomicLong requests = new AtomicLong();
    /** Writers share it while they use a definition; whoever changes definitions has it alone. */
    private final ReadWriteLock definitions = new ReentrantReadWriteLock();

    public SchemalessWriter(StorageEngine storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Writes points.
     *
     * @param databaseName the current database, or null
     * @throws io.taosj.engine.EngineException with the server's code and text; nothing is written then
     */
    public SchemalessRows write(@Nullable String databaseName, SchemalessWrite write) {
        Database database = databaseName == null ? null : storage.catalog().database(databaseName);
        if (database == null) {
            throw SmlErrors.noDatabase();
        }
        Instant now = clock.instant();
        Batch batch = new Batch(write.tableNameKey());
        Times times = new Times(database.precision(), now);
        parse(write, batch, times);
        Request request = new Request(database, batch, times, now.toEpochMilli(), write.ttlDays());
        return new SchemalessRows(write(request), batch.points());
    }

    private record Request(Database database, Batch batch, Times times, long now, int ttlDays) {}

    private static void parse(SchemalessWrite write, Batch batch, Times times) {
        if (write.data().isEmpty()) {
            throw SmlErrors.noLines();
        }
        switch (write.protocol()) {
            case LINE -> {
                LineParser parser =
                        new LineParser(batch, times, write.precision().nanos());
                Lines.read(write.data(), parser::line);
            }
            case TELNET -> {
                TelnetParser parser = new TelnetParser(batch, times);
                Lines.read(write.data(), parser::line);
            }
            case JSON -> new JsonPoints(batch, times).read(write.data());
        }
        if (batch.points() == 0) {
            throw SmlErrors.noLines();
        }
    }

    private long write(Request request) {
        SchemaPlan plan = new SchemaPlan(request.database(), storage, request.now(), requests.incrementAndGet());
        Lock shared = definitions.readLock();
        shared.lock();
        try {
            List<Planned> planned = plan(plan, request);
            if (changes(planned).isEmpty()) {
                return writeRows(planned, request);
            }
        } finally {
            shared.unlock();
        }
        Lock alone = definitions.writeLock();
        alone.lock();
        try {
            List<Planned> planned = plan(plan, request);
            List<CatalogChange> changes = changes(planned);
            if (!changes.isEmpty()) {
                storage.change(changes);
            }
            return writeRows(planned, request);
        } finally {
            alone.unlock();
        }
    }

    /** A super table's points and the definition that they need. */
    private record Planned(
            SuperRows rows,
            Table.SuperTable table,
            @Nullable Table before) {}

    private static List<Planned> plan(SchemaPlan plan, Request request) {
        List<Planned> planned = new ArrayList<>();
        for (SuperRows rows : request.batch().superTables()) {
            Table before = request.database().table(rows.name());
            planned.add(new Planned(rows, plan.plan(rows), before));
        }
        return planned;
    }

    private static List<CatalogChange> changes(List<Planned> planned) {
        List<CatalogChange> changes = new ArrayList<>();
        for (Planned item : planned) {
            if (item.before() == null) {
                changes.add(new CatalogChange.CreateTables(List.of(item.table())));
            } else if (item.before() != item.table()) {
                changes.add(new CatalogChange.ReplaceTable(item.table()));
            }
        }
        return changes;
    }

    private long writeRows(List<Planned> planned, Request request) {
        if (request.times().isOutOfRange()) {
            throw SmlErrors.outOfRange();
        }
        List<Table.ChildTable> created = new ArrayList<>();
        List<TableBatch> batches = new ArrayList<>();
        for (Planned item : planned) {
            List<@Nullable ColumnDef> columns = new ArrayList<>();
            for (Slot slot : item.rows().columns()) {
                columns.add(SchemaPlan.find(item.table().columns(), slot.name()));
            }
            for (ChildRows rows : item.rows().children()) {
                Table.ChildTable child = child(item.table(), rows, request, created);
                batches.add(batch(child, item.rows(), columns, rows));
            }
        }
        return storage.write(created, batches);
    }

    private Table.ChildTable child(
            Table.SuperTable table, ChildRows rows, Request request, List<Table.ChildTable> created) {
        Table existing = request.database().table(rows.name());
        if (existing instanceof Table.ChildTable child && child.superTable().equals(table.name())) {
            return child;
        }
        if (existing != null) {
            throw SmlErrors.otherSuperTable();
        }
        Table.ChildTable child = new Table.ChildTable(
                table.database(),
                rows.name(),
                storage.nextUid(),
                request.now(),
                table.name(),
                tagValues(table, rows.tags()),
                storage.vgroupOf(request.database(), rows.name()),
                request.ttlDays(),
                null);
        created.add(child);
        return child;
    }

    private static List<@Nullable Object> tagValues(Table.SuperTable table, List<Tag> tags) {
        @Nullable Object[] values = new Object[table.tags().size()];
        for (Tag tag : tags) {
            for (int i = 0; i < values.length; i++) {
                if (table.tags().get(i).name().equals(tag.name())) {
                    values[i] = tag.value();
                }
            }
        }
        return Arrays.asList(values);
    }

    private static TableBatch batch(
            Table.ChildTable child, SuperRows parent, List<@Nullable ColumnDef> columns, ChildRows rows) {
        List<Integer> ids = new ArrayList<>();
        List<ColumnData> data = new ArrayList<>();
        ids.add(1); // the time column
        data.add(rows.times());
        for (Slot slot : parent.columns()) {
            ColumnDef column = columns.get(slot.index());
            ColumnData values = rows.column(slot);
            if (column != null && values != null) {
                ChildRows.pad(values, rows.times().rows());
                ids.add(column.id());
                data.add(values);
            }
        }
        return new TableBatch(child, ids, data);
    }
}
