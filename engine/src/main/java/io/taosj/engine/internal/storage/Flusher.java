package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Table;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Moves what is buffered into the columnar store. */
final class Flusher {
    private final Core core;

    Flusher(Core core) {
        this.core = core;
    }

    /** Does something while no flush of some row tables can run and nothing of them is buffered before the call. */
    <T> T withFlushed(List<RowTable> tables, Supplier<T> work) {
        List<RowTable> ordered = tables.stream()
                .distinct()
                .sorted(Comparator.comparingLong(RowTable::uid))
                .toList();
        List<RowTable> locked = new ArrayList<>();
        try {
            for (RowTable table : ordered) {
                Core.acquire(table.flushLock());
                locked.add(table);
            }
            flushLocked(ordered);
            return work.get();
        } finally {
            locked.forEach(table -> table.flushLock().unlock());
        }
    }

    /** Flushes the tables as of one moment; their flush locks are held. */
    void flushLocked(List<RowTable> tables) {
        List<Frozen> frozen = new ArrayList<>();
        Core.acquire(core.writeLock);
        try {
            for (RowTable table : tables) {
                if (table.hasBuffered()) {
                    frozen.add(freeze(table));
                }
            }
        } finally {
            core.writeLock.unlock();
        }
        int done = 0;
        try {
            for (Frozen one : frozen) {
                move(one);
                done++;
            }
        } finally {
            restore(frozen.subList(done, frozen.size()));
        }
    }

    private record Frozen(
            RowTable table, Table definer, Map<Integer, TableBuffer> rows, List<Table.ChildTable> children) {}

    private Frozen freeze(RowTable table) {
        return new Frozen(table, table.definer(), table.freeze(), table.freezeChildren());
    }

    private void restore(List<Frozen> failed) {
        if (failed.isEmpty()) {
            return;
        }
        Core.acquire(core.writeLock);
        try {
            failed.forEach(one -> {
                one.table().restore(one.rows());
                one.table().restoreChildren(one.children());
            });
        } finally {
            core.writeLock.unlock();
        }
    }

    private void move(Frozen frozen) {
        RowTable table = frozen.table();
        RowTable.Plan plan = core.store.inTransaction(statement -> {
            if (!frozen.children().isEmpty()) {
                insertChildren(statement, frozen.children(), frozen.definer());
            }
            RowTable.Plan made = table.plan(frozen.rows(), statement);
            new FlushSql(core.store.rows(), table.name(), Core.layout(frozen.definer())).run(statement, made);
            return made;
        });
        table.done(plan);
    }

    /** Writes children into their super table's tag table. */
    void insertChildren(Statement statement, List<Table.ChildTable> children, Table definer) throws SQLException {
        Table.SuperTable table = (Table.SuperTable) definer;
        long number = core.store.rows().add(TagSource.of(children, table));
        try {
            statement.execute("INSERT INTO " + table.tagTable() + " SELECT " + TagSource.select(table) + " FROM "
                    + RowFunction.call(number));
        } finally {
            core.store.rows().remove(number);
        }
    }
}
