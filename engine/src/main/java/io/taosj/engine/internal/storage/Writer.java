package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes statements' rows: merges, checks, creates children, logs, applies to the buffers. */
final class Writer {
    private static final Change NOTHING = new Change.Written(List.of(), List.of());
    private static final long NO_SYNC = Long.MAX_VALUE;

    private final Core core;
    private final Flusher flusher;
    private final Background background;

    Writer(Core core, Flusher flusher, Background background) {
        this.core = core;
        this.flusher = flusher;
        this.background = background;
    }

    private record Name(String database, String table) {
        static Name of(Table table) {
            return new Name(table.database(), table.name());
        }
    }

    /** A statement's sorted rows of one table, and the same as they stand in the log. */
    private record Rows(Run run, long bytes, @Nullable RecordWriter encoded) {}

    private record Target(Table table, RowTable rowTable, Rows rows) {}

    /** @return number of rows after merging */
    long write(List<Table.ChildTable> newTables, List<TableBatch> batches) {
        Map<Name, Rows> prepared = prepare(batches);
        while (core.bufferedBytes.get() > core.settings.bufferBytes()) {
            flusher.makeRoom();
        }
        long sequence;
        long count = 0;
        long syncMillis = NO_SYNC;
        Core.acquire(core.writeLock);
        try {
            Map<Name, Table.ChildTable> created = missing(newTables);
            List<Target> targets = resolve(prepared, created);
            if (targets.isEmpty() && created.isEmpty()) {
                return 0;
            }
            sequence = log(created.values(), targets);
            Change change = change(created.values(), targets);
            created.values().forEach(child -> create(child, sequence));
            for (Target target : targets) {
                apply(target, sequence);
                count += target.rows().run().rows();
                syncMillis = Math.min(syncMillis, syncMillis(target.table()));
            }
            core.history.add(change, sequence);
        } finally {
            core.writeLock.unlock();
        }
        background.written(sequence, syncMillis);
        return count;
    }

    /** How long a statement's record may wait until it has to survive a power failure. */
    private long syncMillis(Table table) {
        DatabaseOptions options = core.database(table.database()).options();
        long period = Long.parseLong(options.values().getOrDefault("wal_fsync_period", "3000"));
        boolean strict = options.values().getOrDefault("wal_level", "1").equals("2");
        return strict ? period : Math.max(period, 1);
    }

    private void apply(Target target, long sequence) {
        RowTable table = target.rowTable();
        Rows rows = target.rows();
        table.active().add((int) target.table().uid(), rows.run(), rows.bytes(), sequence);
        core.bufferedBytes.addAndGet(rows.bytes());
        if (table.active().rows() > core.settings.flushRows() || table.active().bytes() > core.settings.flushBytes()) {
            background.flushSoon(table);
        }
    }

    private Map<Name, Rows> prepare(List<TableBatch> batches) {
        Map<Name, Run> runs = new LinkedHashMap<>();
        Map<Name, Run> owned = new LinkedHashMap<>();
        for (TableBatch batch : batches) {
            if (batch.rows() == 0) {
                continue;
            }
            Name name = Name.of(batch.table());
            Table definer = core.definer(batch.table());
            if (definer == null) {
                throw Failures.tableNotExist();
            }
            Run run = Run.of(batch, Core.layout(definer).keyId());
            Run before = runs.putIfAbsent(name, run);
            if (before != null) {
                // several batches of one table are one statement all the same
                Run joined = owned.computeIfAbsent(name, key -> {
                    Run copy = new Run(before.keyId());
                    copy.append(before);
                    return copy;
                });
                joined.append(run);
                runs.put(name, joined);
            }
        }
        Map<Name, Rows> prepared = new LinkedHashMap<>();
        runs.forEach((name, run) -> prepared.put(name, prepare(name, RowMerge.normalise(run))));
        return prepared;
    }

    private Rows prepare(Name name, Run run) {
        Retention.check(run, core.database(name.database()).options(), core.options.clock());
        return new Rows(run, run.bytes(), core.log == null ? null : new RecordWriter().putRun(run));
    }

    private Map<Name, Table.ChildTable> missing(List<Table.ChildTable> newTables) {
        Map<Name, Table.ChildTable> missing = new LinkedHashMap<>();
        for (Table.ChildTable child : newTables) {
            Table current = core.database(child.database()).table(child.name());
            if (current == null) {
                core.existingRowTable(child);
                missing.putIfAbsent(Name.of(child), child);
            } else if (!(current instanceof Table.ChildTable existing)
                    || !existing.superTable().equals(child.superTable())) {
                throw new EngineException(Failures.TABLE_IN_OTHER_STABLE, "Table already exists in other stables");
            }
        }
        return missing;
    }

    private List<Target> resolve(Map<Name, Rows> prepared, Map<Name, Table.ChildTable> created) {
        List<Target> targets = new ArrayList<>(prepared.size());
        prepared.forEach((name, rows) -> {
            Database database = core.database(name.database());
            Table table = database.table(name.table());
            if (table == null) {
                table = created.get(name);
            }
            if (table == null || table instanceof Table.SuperTable) {
                throw Failures.tableNotExist();
            }
            targets.add(new Target(table, core.existingRowTable(table), rows));
        });
        return targets;
    }

    private void create(Table.ChildTable child, long sequence) {
        core.existingRowTable(child).active().addChild(child, sequence);
        core.catalog.putTable(child);
    }

    /** The change for subscriptions; one that is in the log is read from there. */
    private Change change(Collection<Table.ChildTable> created, List<Target> targets) {
        if (core.log != null) {
            return NOTHING;
        }
        List<Change.Child> children = created.stream()
                .map(child -> new Change.Child(child, tagIds(core.definer(child))))
                .toList();
        List<TableRows> rows = new ArrayList<>(targets.size());
        for (Target target : targets) {
            Run run = target.rows().run().view(); // the buffer may go on with the run itself
            rows.add(new TableRows(target.table(), target.rowTable().definer(), () -> run));
        }
        return new Change.Written(children, rows);
    }

    private long log(Iterable<Table.ChildTable> created, List<Target> targets) {
        ChangeLog log = core.log;
        if (log == null) {
            return 0;
        }
        RecordWriter record = new RecordWriter().start().putByte(RecordWriter.ROWS);
        for (Table.ChildTable child : created) {
            RowTable parent = core.existingRowTable(child);
            record.putInt((int) parent.uid()).putBytes(TableCodec.encode(child, tagIds(parent.definer())));
        }
        record.putInt(0); // no more children
        for (Target target : targets) {
            record.putInt((int) target.rowTable().uid())
                    .putInt((int) target.table().uid())
                    .putInt(ChangeCodec.version(target.rowTable().definer()));
            RecordWriter encoded = target.rows().encoded();
            if (encoded != null) {
                record.putPart(encoded);
            }
        }
        record.putInt(0); // no more rows
        return log.append(record.record());
    }

    static List<Integer> tagIds(@Nullable Table definer) {
        return ChangeCodec.tagIds(definer);
    }
}
