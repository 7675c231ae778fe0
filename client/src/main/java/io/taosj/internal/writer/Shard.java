package io.taosj.internal.writer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The rows that go over one connection: one batch that is being filled, and those that wait to be sent. */
final class Shard {
    private static final int KEPT = 4;

    private final Layout layout;
    private final WriterSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Batch> full = new ArrayDeque<>();
    private final ArrayDeque<Batch> unused = new ArrayDeque<>();
    private Batch filling;
    private long added;
    private long done;
    private long flushTo;
    private boolean ending;
    private boolean ended;

    Shard(Layout layout, WriterSettings settings) {
        this.layout = layout;
        this.settings = settings;
        this.filling = new Batch(layout);
    }

    /** Adds rows; their memory was granted before. */
    void add(RowLog source, int[] picked, int from, int to, long price, @Nullable Segment segment) {
        lock.lock();
        try {
            long left = price;
            int at = from;
            while (at < to) {
                int count = Math.min(to - at, settings.batchRows() - filling.rows.rows());
                long part = at + count == to ? left : price * count / (to - from);
                boolean first = filling.rows.rows() == 0;
                filling.add(source, picked, at, count, part, segment);
                left -= part;
                at += count;
                if (filling.rows.rows() >= settings.batchRows()) {
                    hand();
                } else if (first) {
                    // its age counts from now
                    changed.signalAll();
                }
            }
            added += to - from;
        } finally {
            lock.unlock();
        }
    }

    private void hand() {
        full.add(filling);
        Batch next = unused.poll();
        filling = next == null ? new Batch(layout) : next;
        changed.signalAll();
    }

    /** The next batch to send; waits until one is full, old enough or asked for. Null at the end. */
    @Nullable Batch take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (full.isEmpty()) {
                boolean any = filling.rows.rows() > 0;
                long left = any ? filling.since() + settings.maxAge().toNanos() - System.nanoTime() : Long.MAX_VALUE;
                if (any && (left <= 0 || ending || flushTo > done)) {
                    hand();
                } else if (ending) {
                    return null;
                } else if (any) {
                    long unusedTime = changed.awaitNanos(left);
                } else {
                    changed.await();
                }
            }
            return full.poll();
        } finally {
            lock.unlock();
        }
    }

    /** A batch is written or refused. */
    void finished(Batch batch) {
        lock.lock();
        try {
            done += batch.rows.rows();
            batch.clear();
            if (unused.size() < KEPT) {
                unused.add(batch);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Has everything sent that was added until now. */
    long startFlush() {
        lock.lock();
        try {
            flushTo = added;
            changed.signalAll();
            return added;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a number of rows is done; returns false if that did not happen in time or at all. */
    boolean awaitDone(long rows, long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (done < rows) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || ended) {
                    return false;
                }
                boolean signalled = changed.await(left, TimeUnit.NANOSECONDS);
                if (!signalled && done < rows) {
                    return false;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** No more rows come; the worker ends when all are sent. */
    void end() {
        lock.lock();
        try {
            ending = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The worker is gone. */
    void ended() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean awaitEnd(Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lockInterruptibly();
        try {
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
