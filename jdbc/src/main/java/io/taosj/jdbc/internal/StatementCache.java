package io.taosj.jdbc.internal;

import io.taosj.Statement2;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Prepared statements that nobody uses at the moment, the latest by their text. Safe for use by several threads. */
final class StatementCache {
    private final TaosConnection client;
    private final int size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> idle = new LinkedHashMap<>();
    private long generation;

    /**
     * A statement that is in use.
     *
     * @param generation which definitions of tables it saw
     */
    record Entry(String sql, Statement2 statement, long generation) {}

    StatementCache(TaosConnection client, int size) {
        this.client = client;
        this.size = size;
    }

    /** A statement for the caller alone, who gives it back or closes it. */
    Entry take(String sql) throws SQLException {
        long now;
        lock.lock();
        try {
            Entry found = idle.remove(sql);
            if (found != null) {
                return found;
            }
            now = generation;
        } finally {
            lock.unlock();
        }
        try {
            return new Entry(sql, client.statement2(sql), now);
        } catch (TaosException e) {
            throw Failures.of(e);
        }
    }

    /** Takes a statement back to which nothing is bound. */
    void giveBack(Entry entry) {
        @Nullable Statement2 surplus = entry.statement();
        lock.lock();
        try {
            if (size > 0 && entry.generation() == generation && !client.isClosed()) {
                Entry same = idle.put(entry.sql(), entry);
                surplus = same == null ? eldest() : same.statement();
            }
        } finally {
            lock.unlock();
        }
        if (surplus != null) {
            close(surplus);
        }
    }

    private @Nullable Statement2 eldest() {
        if (idle.size() <= size) {
            return null;
        }
        Iterator<Entry> entries = idle.values().iterator();
        Statement2 eldest = entries.next().statement();
        entries.remove();
        return eldest;
    }

    /** Whether tables may have changed since the statement was prepared. */
    boolean isStale(Entry entry) {
        lock.lock();
        try {
            return entry.generation() != generation;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all, because tables or the current database may be others now. */
    void clear() {
        List<Entry> old;
        lock.lock();
        try {
            generation++;
            old = new ArrayList<>(idle.values());
            idle.clear();
        } finally {
            lock.unlock();
        }
        old.forEach(entry -> close(entry.statement()));
    }

    static void close(Statement2 statement) {
        try {
            statement.close();
        } catch (TaosException ignored) {
            // the connection is gone, and the statement with it
        }
    }
}
