package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The history of an engine in memory: the newest changes, as many as a limit allows. The limit is small while no topic
 * exists, but not nothing: a topic that is created after the first rows finds them, as it does on disk.
 */
final class MemoryHistory extends History {
    private static final String TOPIC = "topic";
    private static final long CHANGE_BYTES = 200;
    private static final int CHECK_EVERY = 256;

    private final Catalog catalog;
    private final long mostBytes;
    private final long mostBytesUnused;
    private final List<Entry> entries = new ArrayList<>(); // guarded by this, as everything below
    private int head;
    private long first;
    private long bytes;
    private HistoryLimit limit = new HistoryLimit(Long.MAX_VALUE, Long.MAX_VALUE);
    private int sinceCheck;
    private long budget;

    private record Entry(Change change, long bytes, long nanos) {}

    /**
     * Starts empty.
     *
     * @param mostBytes memory while topics exist
     * @param mostBytesUnused memory otherwise
     */
    MemoryHistory(Catalog catalog, long mostBytes, long mostBytesUnused) {
        super(catalog);
        this.catalog = catalog;
        this.mostBytes = mostBytes;
        this.mostBytesUnused = mostBytesUnused;
        this.budget = mostBytesUnused;
    }

    @Override
    void add(Change change, long logged) {
        synchronized (this) {
            Entry entry = new Entry(change, bytes(change), System.nanoTime());
            entries.add(entry);
            bytes += entry.bytes();
            trim(entry.nanos());
        }
        tell();
    }

    private static long bytes(Change change) {
        if (!(change instanceof Change.Written written)) {
            return CHANGE_BYTES;
        }
        long sum = CHANGE_BYTES * (1 + written.created().size());
        for (TableRows rows : written.rows()) {
            sum += rows.run().bytes() + CHANGE_BYTES;
        }
        return sum;
    }

    private void trim(long now) {
        if (sinceCheck++ % CHECK_EVERY == 0) {
            limit = HistoryLimit.of(catalog);
            budget = catalog.objects(TOPIC).isEmpty() ? mostBytesUnused : mostBytes;
        }
        while (head < entries.size() && mayGo(entries.get(head), now)) {
            bytes -= entries.get(head).bytes();
            head++;
            first++;
        }
        if (head > entries.size() / 2) {
            entries.subList(0, head).clear();
            head = 0;
        }
    }

    private boolean mayGo(Entry oldest, long now) {
        long age = TimeUnit.NANOSECONDS.toMillis(now - oldest.nanos());
        // without any retention a change goes when consumers had a moment to read it
        boolean passed = limit.passed(age, bytes) && age > 1_000;
        return passed || bytes > budget;
    }

    @Override
    public synchronized long first() {
        return first;
    }

    @Override
    public synchronized long end() {
        return first + entries.size() - head;
    }

    @Override
    public long read(long from, Reader reader) {
        long number = from;
        while (true) {
            Change change;
            synchronized (this) {
                number = Math.max(number, first);
                if (number >= end()) {
                    return Math.max(from, end());
                }
                change = entries.get(head + (int) (number - first)).change();
            }
            boolean more = reader.change(number, change);
            number++;
            if (!more) {
                return number;
            }
        }
    }
}
