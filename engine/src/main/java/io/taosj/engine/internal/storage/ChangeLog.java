package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The change log's writing end. A record belongs to the operating system when {@link #append} returns, so that it survives
 * the end of this process; it survives a power failure after {@link #force}.
 *
 * <p>{@link #append} and {@link #removeBefore} are called under the storage's write lock, {@link #force} is not.
 */
final class ChangeLog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ChangeLog.class.getName());

    private final Disk disk;
    private final Path directory;
    private final long segmentBytes;
    private final ReentrantLock forceLock = new ReentrantLock();
    private final List<Segment> segments = new ArrayList<>();
    private long lastSequence;
    private volatile long forced;

    private static final class Segment {
        final Path path;
        final Disk.LogFile file;
        long size;
        long last;
        boolean torn; // what is behind size must be cut off before the next record
        long changedMillis;
        volatile boolean forced;

        Segment(Path path, Disk.LogFile file, long size, long last) {
            this.path = path;
            this.file = file;
            this.size = size;
            this.last = last;
            this.changedMillis = System.currentTimeMillis();
        }
    }

    /**
     * What a segment holds in this moment.
     *
     * @param first the number of its first record
     * @param last the number of its last record
     */
    record Extent(Path path, long first, long last, long size) {}

    /** @param lastSequence the number of the newest record there is */
    ChangeLog(Disk disk, Path directory, long segmentBytes, long lastSequence) {
        this.disk = disk;
        this.directory = directory;
        this.segmentBytes = segmentBytes;
        this.lastSequence = lastSequence;
        this.forced = lastSequence;
    }

    /** Takes over a segment that a former process wrote, to remove it when it is no longer needed. */
    void adopt(Path path, long last) throws IOException {
        Segment segment = new Segment(path, disk.open(path), Files.size(path), last);
        segment.torn = false;
        segment.changedMillis = Files.getLastModifiedTime(path).toMillis();
        segments.add(segment);
    }

    /** The segments with their records as of now. */
    List<Extent> extents() {
        List<Extent> extents = new ArrayList<>(segments.size());
        for (Segment segment : segments) {
            extents.add(new Extent(segment.path, LogFormat.firstSequence(segment.path), segment.last, segment.size));
        }
        return extents;
    }

    /** Whether a record survives a power failure. */
    boolean isForced(long sequence) {
        return forced >= sequence;
    }

    long lastSequence() {
        return lastSequence;
    }

    /**
     * Appends a record.
     *
     * @param record the record from 0 to the limit, with room for the header
     * @return its sequence number
     * @throws EngineException if it could not be written; then the log is as before
     */
    long append(ByteBuffer record) {
        long sequence = lastSequence + 1;
        try {
            Segment segment = current(sequence, record.limit());
            if (segment.torn) {
                segment.file.truncate(segment.size);
                segment.torn = false;
            }
            LogFormat.seal(record, sequence);
            segment.torn = true; // until all of it is there
            segment.file.write(record.duplicate().position(0), segment.size);
            segment.torn = false;
            segment.size += record.limit();
            segment.last = sequence;
            segment.changedMillis = System.currentTimeMillis();
            segment.forced = false;
            lastSequence = sequence;
            return sequence;
        } catch (IOException e) {
            throw Failures.of(e);
        }
    }

    private Segment current(long sequence, int length) throws IOException {
        if (!segments.isEmpty()) {
            Segment last = segments.get(segments.size() - 1);
            if (last.size + length <= segmentBytes || last.size == 0) {
                return last;
            }
        }
        Path path = directory.resolve(LogFormat.segmentName(sequence));
        Segment segment = new Segment(path, disk.open(path), 0, sequence - 1);
        segment.torn = true; // a leftover of the same name is not ours
        segments.add(segment);
        return segment;
    }

    /** Waits until all records up to a number survive a power failure; one call for several waiting threads. */
    void force(long sequence, ReentrantLock writeLock) {
        if (forced >= sequence) {
            return;
        }
        Core.acquire(forceLock);
        try {
            if (forced >= sequence) {
                return;
            }
            List<Segment> unforced = new ArrayList<>();
            long reached;
            Core.acquire(writeLock);
            try {
                reached = lastSequence;
                for (Segment segment : segments) {
                    if (!segment.forced) {
                        segment.forced = true; // an append sets it back
                        unforced.add(segment);
                    }
                }
            } finally {
                writeLock.unlock();
            }
            forceAll(unforced);
            forced = reached;
        } finally {
            forceLock.unlock();
        }
    }

    private static void forceAll(List<Segment> unforced) {
        for (int i = 0; i < unforced.size(); i++) {
            try {
                unforced.get(i).file.force();
            } catch (IOException e) {
                unforced.subList(i, unforced.size()).forEach(segment -> segment.forced = false);
                throw Failures.of(e);
            }
        }
    }

    /**
     * Removes segments whose records all come before a number, unless subscriptions may still want them; the newest
     * segment stays.
     */
    void removeBefore(long sequence, HistoryLimit limit) {
        long total = segments.stream().mapToLong(segment -> segment.size).sum();
        long now = System.currentTimeMillis();
        while (segments.size() > 1 && segments.get(0).last < sequence) {
            if (!limit.passed(now - segments.get(0).changedMillis, total)) {
                return;
            }
            total -= segments.get(0).size;
            Segment gone = segments.remove(0);
            try {
                gone.file.close();
                Files.deleteIfExists(gone.path);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "can't remove " + gone.path + ", which is no longer needed", e);
            }
        }
    }

    /** The number of the first record of the segment that holds a record. */
    long segmentOf(long sequence) {
        long first = 0;
        for (Segment segment : segments) {
            long own = LogFormat.firstSequence(segment.path);
            if (own <= sequence) {
                first = own;
            }
        }
        return first;
    }

    /** Number of segments, for tests. */
    int segments() {
        return segments.size();
    }

    @Override
    public void close() {
        for (Segment segment : segments) {
            try {
                segment.file.force();
                segment.file.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "closing " + segment.path, e);
            }
        }
        segments.clear();
    }
}
