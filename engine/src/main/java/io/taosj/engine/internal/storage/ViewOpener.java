package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.Table;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Opens views. A few buffered rows are flushed first, which is cheaper than reading them from the buffer; many rows, or rows
 * whose flush is under way or failing, are read from the buffer, so that a reader never waits for a flush.
 */
final class ViewOpener {
    private static final System.Logger LOG = System.getLogger(ViewOpener.class.getName());

    private final Core core;
    private final Flusher flusher;

    ViewOpener(Core core, Flusher flusher) {
        this.core = core;
        this.flusher = flusher;
    }

    ReadView open(List<? extends Table> tables) {
        Map<RowTable, @Nullable Set<Integer>> wanted = Picture.wanted(core, tables);
        List<RowTable> ordered = Flusher.ordered(List.copyOf(wanted.keySet()));
        ordered.forEach(this::flushFew);
        // the locks keep commits of flushes away from between the two halves of the picture
        return Flusher.locked(ordered, RowTable::publishLock, () -> openLocked(ordered, wanted));
    }

    private void flushFew(RowTable table) {
        if (!hasFew(table)) {
            return;
        }
        try {
            flusher.flushIfFree(table);
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.DEBUG, "reading from the buffer because a flush failed", e);
        }
    }

    private boolean hasFew(RowTable table) {
        Core.acquire(core.writeLock);
        try {
            return !table.active().isEmpty() && table.bufferedRows() <= core.settings.inlineRows();
        } finally {
            core.writeLock.unlock();
        }
    }

    private ReadView openLocked(List<RowTable> ordered, Map<RowTable, @Nullable Set<Integer>> wanted) {
        Map<Long, Picture> pictures = new HashMap<>();
        Core.acquire(core.writeLock);
        try {
            for (RowTable table : ordered) {
                pictures.put(table.uid(), Picture.take(table, wanted.get(table)));
            }
        } finally {
            core.writeLock.unlock();
        }
        DuckDBConnection connection = core.store.borrow();
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            // the store takes its snapshot when the transaction first looks at something
            statement.execute("SELECT 1 FROM taosj_meta LIMIT 0");
            for (Map.Entry<Long, Picture> entry : pictures.entrySet()) {
                if (!entry.getValue().isStored()) {
                    entry.setValue(entry.getValue().planned());
                }
            }
            return new StoredView(core, connection, pictures);
        } catch (SQLException e) {
            core.store.rollBack(connection);
            throw Failures.of(e);
        }
    }
}
