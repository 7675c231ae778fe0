package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Moves what is buffered into the columnar store. */
final class Flusher {
    private final Core core;

    Flusher(Core core) {
        this.core = core;
    }

    /** Does something while no flush of some row tables can run and what was buffered before the call is stored. */
    <T> T withFlushed(List<RowTable> tables, Supplier<T> work) {
        List<RowTable> ordered = ordered(tables);
        return locked(ordered, RowTable::flushLock, () -> {
            flushLocked(ordered);
            return work.get();
        });
    }

    void flush(RowTable table) {
        withFlushed(List.of(table), () -> true);
    }

    /** Flushes a table unless a flush of it is running; failures leave everything buffered. */
    void flushIfFree(RowTable table) {
        if (table.flushLock().tryLock()) {
            try {
                flushLocked(List.of(table));
            } finally {
                table.flushLock().unlock();
            }
        }
    }

    /** The tables in the order in which their locks are taken. */
    static List<RowTable> ordered(List<RowTable> tables) {
        return tables.stream()
                .distinct()
                .sorted(Comparator.comparingLong(RowTable::uid))
                .toList();
    }

    interface LockOf {
        ReentrantLock of(RowTable table);
    }

    /** Does something while one lock of each table is held. */
    static <T> T locked(List<RowTable> ordered, LockOf which, Supplier<T> work) {
        Deque<ReentrantLock> held = new ArrayDeque<>();
        try {
            for (RowTable table : ordered) {
                Core.acquire(which.of(table));
                held.push(which.of(table));
            }
            return work.get();
        } finally {
            held.forEach(ReentrantLock::unlock);
        }
    }

    /** Flushes tables whose flush locks are held. */
    void flushLocked(List<RowTable> tables) {
        for (RowTable table : tables) {
            Frozen frozen = freeze(table);
            if (frozen != null) {
                move(frozen);
            }
        }
    }

    private record Frozen(RowTable table, Table definer, RowBuffer buffer, long sequence) {}

    private @Nullable Frozen freeze(RowTable table) {
        Core.acquire(core.writeLock);
        try {
            return table.active().isEmpty()
                    ? null
                    : new Frozen(table, table.definer(), table.freeze(), core.sequence());
        } finally {
            core.writeLock.unlock();
        }
    }

    private void move(Frozen frozen) {
        RowTable table = frozen.table();
        RowBuffer buffer = frozen.buffer();
        boolean moved = false;
        try {
            core.store.inTransaction(
                    statement -> move(statement, frozen), table.publishLock(), plan -> stored(table, buffer, plan));
            moved = true;
        } finally {
            if (!moved) {
                Core.acquire(core.writeLock);
                try {
                    table.unfreeze();
                } finally {
                    core.writeLock.unlock();
                }
            }
        }
    }

    private RowTable.Plan move(Statement statement, Frozen frozen) throws SQLException {
        RowTable table = frozen.table();
        RowBuffer buffer = frozen.buffer();
        if (!buffer.children().isEmpty() && frozen.definer() instanceof Table.SuperTable definer) {
            insertChildren(statement, buffer.children(), definer);
            List<Integer> tagIds = definer.tags().stream().map(ColumnDef::id).toList();
            core.catalogStore.putTables(statement, buffer.children(), child -> tagIds);
        }
        RowTable.Plan plan = table.plan(RowTable.views(List.of(buffer), null), statement);
        new FlushSql(core.store.rows(), table.name(), Core.layout(frozen.definer())).run(statement, plan);
        core.catalogStore.reached(statement, table.uid(), frozen.sequence());
        return plan;
    }

    private void stored(RowTable table, RowBuffer buffer, RowTable.Plan plan) {
        Core.acquire(core.writeLock);
        try {
            table.stored(plan);
            core.bufferedBytes.addAndGet(-buffer.bytes());
        } finally {
            core.writeLock.unlock();
        }
    }

    /** Writes children into their super table's tag table. */
    void insertChildren(Statement statement, List<Table.ChildTable> children, Table.SuperTable table)
            throws SQLException {
        long number = core.store.rows().add(TagSource.of(children, table));
        try {
            statement.execute("INSERT INTO " + table.tagTable() + " SELECT " + TagSource.select(table) + " FROM "
                    + RowFunction.call(number));
        } finally {
            core.store.rows().remove(number);
        }
    }

    /** Flushes the table with the largest buffer in the calling thread; waits for its flush if one is running. */
    void makeRoom() {
        RowTable largest = null;
        long most = 0;
        Core.acquire(core.writeLock);
        try {
            for (RowTable table : core.rowTables.values()) {
                if (table.bufferedBytes() > most) {
                    most = table.bufferedBytes();
                    largest = table;
                }
            }
        } finally {
            core.writeLock.unlock();
        }
        if (largest != null) {
            flush(largest);
        }
    }
}
