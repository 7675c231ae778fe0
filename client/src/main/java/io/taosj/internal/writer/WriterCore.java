package io.taosj.internal.writer;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.FailedRow;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosOperationalException;
import io.taosj.WriteReport;
import io.taosj.spi.TransportProvider;
import io.taosj.spi.TransportSession;
import io.taosj.spi.TransportStatement;
import io.taosj.wire.message.Stmt2BindRequest;
import io.taosj.wire.message.Stmt2Payload;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** Accepts rows, keeps count of them, and owns the connections over which they are sent. */
public final class WriterCore {
    private static final long SEGMENT_BYTES = 16 << 20;
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final ConnectionOptions options;
    private final TransportProvider provider;
    private final String sql;
    private final WriterSettings settings;
    private final Layout layout;
    private final Budget budget;
    private final List<Shard> shards = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final @Nullable Spool spool;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private long replayed;

    private WriterCore(
            ConnectionOptions options, TransportProvider provider, String sql, WriterSettings settings, Layout layout) {
        this.options = options.toBuilder()
                .failover(options.failover().withReconnect(true).withIdempotentWrites(true))
                .build();
        this.provider = provider;
        this.sql = sql;
        this.settings = settings;
        this.layout = layout;
        this.budget = new Budget(settings.maxPendingBytes(), settings.patience());
        this.spool =
                settings.spool() == null ? null : new Spool(settings.spool(), sql, SEGMENT_BYTES, settings.spoolSync());
    }

    /**
     * Connects, starts to send, and writes what earlier runs left in the spool.
     *
     * @param fields what the statement's placeholders are
     */
    public static WriterCore start(
            ConnectionOptions options, TransportProvider provider, String sql, WriterSettings settings, Layout layout) {
        WriterCore core = new WriterCore(options, provider, sql, settings, layout);
        boolean done = false;
        try {
            for (int i = 0; i < settings.connections(); i++) {
                core.startShard(i);
            }
            core.replay();
            done = true;
            return core;
        } finally {
            if (!done) {
                core.abort();
            }
        }
    }

    private void startShard(int number) {
        TransportSession session = provider.open(options);
        boolean done = false;
        try {
            TransportStatement statement = session.prepare(sql, options.requestTimeout());
            Shard shard = new Shard(layout, settings);
            Sender sender = new Sender(shard, session, statement, this, options.requestTimeout());
            Thread thread = new Thread(sender, "taosj-writer-" + number);
            thread.setDaemon(true);
            shards.add(shard);
            threads.add(thread);
            thread.start();
            done = true;
        } finally {
            if (!done) {
                session.close();
            }
        }
    }

    private void replay() {
        if (spool != null) {
            RowLog rows = new RowLog(layout);
            replayed = spool.replay((message, segment) -> {
                rows.clear();
                rows.add(Stmt2BindRequest.decode(message).tables());
                long bytes = rows.bytes();
                budget.take(bytes);
                segment.add(rows.rows());
                accepted.add(rows.rows());
                distribute(rows, bytes, segment);
                return rows.rows();
            });
        }
    }

    public Layout layout() {
        return layout;
    }

    Budget budget() {
        return budget;
    }

    static TaosException closedException() {
        return new TaosConnectionException(ClientErrors.CONNECTION_CLOSED, "the writer is closed");
    }

    /**
     * Takes rows over; they are copied.
     *
     * @param message the same rows as they are sent, if that is known already
     */
    public void accept(RowLog rows, @Nullable ByteBuffer message) {
        gate.readLock().lock();
        try {
            if (closed.get()) {
                throw closedException();
            }
            if (rows.rows() > 0) {
                acceptOpen(rows, message);
            }
        } finally {
            gate.readLock().unlock();
        }
    }

    private void acceptOpen(RowLog rows, @Nullable ByteBuffer message) {
        long bytes = rows.bytes();
        budget.take(bytes);
        Segment segment = null;
        boolean kept = false;
        try {
            if (spool != null) {
                segment = spool.append(message == null ? encoded(rows) : message, rows.rows());
            }
            kept = true;
        } finally {
            if (!kept) {
                budget.give(bytes);
            }
        }
        accepted.add(rows.rows());
        distribute(rows, bytes, segment);
    }

    private static ByteBuffer encoded(RowLog rows) {
        Stmt2Payload payload = new Stmt2Payload();
        rows.sort();
        rows.encode(payload, 0, rows.rows());
        return payload.encode(0, 0);
    }

    private void distribute(RowLog rows, long bytes, @Nullable Segment segment) {
        int count = rows.rows();
        int[] picked = new int[count];
        int[] ends = new int[shards.size()];
        rows.split(picked, ends);
        int from = 0;
        long left = bytes;
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] > from) {
                long price = ends[i] == count ? left : bytes * (ends[i] - from) / count;
                shards.get(i).add(rows, picked, from, ends[i], price, segment);
                left -= price;
                from = ends[i];
            }
        }
    }

    void written(long rows) {
        written.add(rows);
    }

    void failed(FailedRow row) {
        failed.increment();
        try {
            settings.onFailure().accept(row);
        } catch (RuntimeException ignored) {
            // the handler's own trouble must not stop the writing of other rows
        }
    }

    /** How long a batch is tried again. */
    long retryNanos() {
        return spool != null ? Long.MAX_VALUE : settings.retryTimeout().toNanos();
    }

    /** Waits; returns true if the writer is told to stop. */
    boolean awaitStop(long nanos) {
        try {
            return stop.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What became of the rows so far. */
    public WriteReport report() {
        // in this order, so that rows that move on in the meantime are not missing
        long done = written.sum();
        long refused = failed.sum();
        long all = accepted.sum();
        return new WriteReport(all, done, refused, all - done - refused, replayed);
    }

    /** Sends everything accepted so far and waits until it is written or refused. */
    public WriteReport flush(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        List<Long> targets = shards.stream().map(Shard::startFlush).toList();
        boolean all = true;
        try {
            for (int i = 0; i < targets.size(); i++) {
                all &= shards.get(i).awaitDone(targets.get(i), deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaosOperationalException(
                    ClientErrors.INTERRUPTED, "interrupted while the writer was flushed", e, false);
        }
        if (!all) {
            throw new TaosOperationalException(
                    ClientErrors.TIMEOUT,
                    "not all rows could be written within " + time.toMillis() + " ms: " + report(),
                    null,
                    true);
        }
        return report();
    }

    /** Sends what it can within a time and ends; what is left over stays in the spool if there is one. */
    public WriteReport close(Duration time) {
        // wakes those who wait for memory, and then waits for those who are handing rows over
        budget.close();
        boolean first;
        gate.writeLock().lock();
        try {
            first = closed.compareAndSet(false, true);
        } finally {
            gate.writeLock().unlock();
        }
        if (first) {
            shards.forEach(Shard::end);
            long deadline = System.nanoTime() + time.toNanos();
            boolean interrupted = false;
            for (Shard shard : shards) {
                interrupted |= awaitEnd(shard, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
            abort();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return report();
    }

    private static boolean awaitEnd(Shard shard, Duration time) {
        try {
            boolean unusedEnd = shard.awaitEnd(time);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void abort() {
        closed.set(true);
        budget.close();
        stop.countDown();
        shards.forEach(Shard::end);
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Shard shard : shards) {
            interrupted |= awaitEnd(shard, ENDING);
        }
        if (spool != null) {
            spool.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
