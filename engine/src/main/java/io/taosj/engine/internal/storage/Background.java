package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What happens without anybody waiting for it: flushes by size and age, making the change log survive a power failure. */
final class Background implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Background.class.getName());
    private static final long NEVER = Long.MAX_VALUE;
    private static final long RETRY_MILLIS = 1_000;
    private static final long CLOSE_SECONDS = 60;

    private final Core core;
    private final Flusher flusher;
    private final ScheduledThreadPoolExecutor threads;
    private final Set<RowTable> queued = ConcurrentHashMap.newKeySet();
    private long noted; // guarded by the change lock
    private final AtomicLong syncDueMillis = new AtomicLong(NEVER);

    Background(Core core, Flusher flusher) {
        this.core = core;
        this.flusher = flusher;
        // one for flushes, which may take long, one for the log
        this.threads = new ScheduledThreadPoolExecutor(2, work -> {
            Thread thread = new Thread(work, "taosj-storage");
            thread.setDaemon(true);
            return thread;
        });
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        threads.setRemoveOnCancelPolicy(true);
        long age = core.settings.flushAgeMillis();
        var unused = threads.scheduleWithFixedDelay(this::flushOld, age, Math.max(age / 4, 1), TimeUnit.MILLISECONDS);
    }

    /** Flushes a table when a thread is free. */
    void flushSoon(RowTable table) {
        if (queued.add(table)) {
            schedule(() -> flushNow(table), 0);
        }
    }

    /** Does something later, unless the storage is closed by then. */
    void schedule(Runnable work, long millis) {
        try {
            var unused = threads.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the storage is being closed", e);
        }
    }

    private void flushNow(RowTable table) {
        queued.remove(table);
        try {
            flusher.flush(table);
            trimLog();
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.WARNING, "can''t flush table " + table.name() + ", trying again", e);
            if (queued.add(table)) {
                schedule(() -> flushNow(table), RETRY_MILLIS);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "flushing table " + table.name(), e);
        }
    }

    private void flushOld() {
        long now = System.nanoTime();
        long age = TimeUnit.MILLISECONDS.toNanos(core.settings.flushAgeMillis());
        core.writeLock.lock();
        try {
            for (RowTable table : core.rowTables.values()) {
                if (!table.active().isEmpty() && now - table.active().oldestNanos() > age) {
                    flushSoon(table);
                }
            }
        } finally {
            core.writeLock.unlock();
        }
    }

    /** Removes what nobody needs any more from the change log. */
    void trimLog() {
        ChangeLog log = core.log;
        if (log == null) {
            return;
        }
        long needed;
        long segment;
        Core.acquire(core.writeLock);
        try {
            needed = log.lastSequence() + 1;
            for (RowTable table : core.rowTables.values()) {
                needed = Math.min(needed, table.firstSequence());
            }
            log.removeBefore(needed, HistoryLimit.of(core.catalog));
            segment = log.segmentOf(needed);
        } finally {
            core.writeLock.unlock();
        }
        noteNeeded(segment);
        core.outbox.clear(log);
    }

    /** Notes which part of the log is kept for subscriptions only, so that it need not be read at the next start. */
    private void noteNeeded(long segment) {
        Core.acquire(core.changeLock);
        try {
            if (segment > noted) {
                core.store.transact(statement ->
                        core.catalogStore.putObject(statement, History.START, History.NEEDED, Long.toString(segment)));
                noted = segment;
            }
        } finally {
            core.changeLock.unlock();
        }
    }

    /**
     * Sees to it that a record of the change log survives a power failure.
     *
     * @param withinMillis 0 waits for it
     */
    void written(long sequence, long withinMillis) {
        ChangeLog log = core.log;
        if (log == null || withinMillis == NEVER) {
            return;
        }
        if (withinMillis == 0) {
            log.force(sequence, core.writeLock);
            return;
        }
        long due = System.nanoTime() / 1_000_000 + withinMillis;
        long before = syncDueMillis.get();
        // one pending sync serves all records before it
        if (before > due && syncDueMillis.compareAndSet(before, due)) {
            schedule(this::sync, withinMillis);
        }
    }

    private void sync() {
        syncDueMillis.set(NEVER);
        ChangeLog log = core.log;
        if (log == null) {
            return;
        }
        try {
            log.force(Long.MAX_VALUE, core.writeLock);
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.WARNING, "can''t sync the change log, trying again", e);
            schedule(this::sync, RETRY_MILLIS);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "background work did not end in {0} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
