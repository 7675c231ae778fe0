package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes statements' rows: merges, checks, creates children, logs, applies to the buffers. */
final class Writer {
    private static final long FLUSH_ROWS = 500_000;

    private final Core core;

    Writer(Core core) {
        this.core = core;
    }

    private record Name(String database, String table) {
        static Name of(Table table) {
            return new Name(table.database(), table.name());
        }
    }

    private record Target(Table table, RowTable rows, Run run) {}

    /** @return number of rows after merging; row tables that should be flushed are added to {@code full} */
    long write(List<Table.ChildTable> newTables, List<TableBatch> batches, Set<RowTable> full) {
        Map<Name, Run> merged = merge(batches);
        Core.acquire(core.writeLock);
        try {
            Map<Name, Table.ChildTable> created = missing(newTables);
            List<Target> targets = resolve(merged, created);
            created.values().forEach(this::create);
            long count = 0;
            for (Target target : targets) {
                target.rows().add((int) target.table().uid(), target.run());
                if (target.rows().bufferedRows() > FLUSH_ROWS) {
                    full.add(target.rows());
                }
                count += target.run().rows();
            }
            return count;
        } finally {
            core.writeLock.unlock();
        }
    }

    /** Creates children without rows; those that exist by now are left as they are. */
    void createChildren(List<Table.ChildTable> children) {
        write(children, List.of(), new HashSet<>());
    }

    private Map<Name, Run> merge(List<TableBatch> batches) {
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
        runs.replaceAll((name, run) -> checked(name, RowMerge.normalise(run)));
        return runs;
    }

    private Run checked(Name name, Run run) {
        Retention.check(run, core.database(name.database()).options(), core.options.clock());
        return run;
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

    private List<Target> resolve(Map<Name, Run> runs, Map<Name, Table.ChildTable> created) {
        List<Target> targets = new ArrayList<>(runs.size());
        runs.forEach((name, run) -> {
            Database database = core.database(name.database());
            Table table = database.table(name.table());
            if (table == null) {
                table = created.get(name);
            }
            if (table == null || table instanceof Table.SuperTable) {
                throw Failures.tableNotExist();
            }
            targets.add(new Target(table, core.existingRowTable(table), run));
        });
        return targets;
    }

    private void create(Table.ChildTable child) {
        core.existingRowTable(child).addChild(child);
        core.catalog.putTable(child);
    }
}
