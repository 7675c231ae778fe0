package io.taosj.internal.writer;

import io.taosj.ClientErrors;
import io.taosj.FailedRow;
import io.taosj.TaosException;
import io.taosj.spi.TransportSession;
import io.taosj.spi.TransportStatement;
import io.taosj.wire.message.Stmt2Payload;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends the batches of one shard over a connection of its own. What fails for a passing reason is sent again: a row with
 * the same timestamp replaces the older one, so nothing is there twice. What the server refuses is halved until the rows
 * that it refuses are found.
 */
final class Sender implements Runnable {
    private static final int HOPELESS = 16;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /** The writer was told to end while a batch was not written. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final Shard shard;
    private final TransportSession session;
    private final TransportStatement statement;
    private final WriterCore writer;
    private final Duration timeout;
    private final Stmt2Payload payload = new Stmt2Payload();
    private int refusals;

    Sender(Shard shard, TransportSession session, TransportStatement statement, WriterCore writer, Duration timeout) {
        this.shard = shard;
        this.session = session;
        this.statement = statement;
        this.writer = writer;
        this.timeout = timeout;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Batch batch = shard.take();
                if (batch == null) {
                    return;
                }
                batch.rows.sort();
                refusals = 0;
                deliver(batch, 0, batch.rows.rows());
                batch.done();
                // before the rows count as done, so that there is room after a flush
                writer.budget().give(batch.cost());
                shard.finished(batch);
            }
        } catch (InterruptedException | Stopped e) {
            // what is left over is counted as pending
        } finally {
            shard.ended();
            statement.close();
            session.close();
        }
    }

    /** Sends rows until they are written or refused. */
    private void deliver(Batch batch, int from, int to) throws Stopped {
        TaosException failure = send(batch, from, to);
        if (failure == null) {
            refusals = 0;
            writer.written(to - from);
            return;
        }
        boolean passing = isPassing(failure);
        if (to - from == 1 || passing || refusals >= HOPELESS) {
            refusals++;
            for (int i = from; i < to; i++) {
                writer.failed(new FailedRow(batch.rows.tableAt(i), batch.rows.valuesAt(i), failure));
            }
            return;
        }
        int middle = from + (to - from) / 2;
        deliver(batch, from, middle);
        deliver(batch, middle, to);
    }

    /** Sends rows, again and again if need be. */
    private @Nullable TaosException send(Batch batch, int from, int to) throws Stopped {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                batch.rows.encode(payload, from, to);
                statement.bind(payload, timeout);
                statement.execute(timeout);
                return null;
            } catch (TaosException e) {
                if (!isPassing(e)) {
                    return e;
                }
                long left = writer.retryNanos() - (System.nanoTime() - start);
                if (left <= 0) {
                    return e;
                }
                rest(Math.min(TimeUnit.MILLISECONDS.toNanos(pause), left));
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private static boolean isPassing(TaosException failure) {
        return failure.isRetryable() || failure.isOutcomeUnknown() || failure.code() == ClientErrors.INTERRUPTED;
    }

    /** A pause of which a random half is taken off; also finds out whether the writer is told to stop. */
    private void rest(long nanos) throws Stopped {
        if (writer.awaitStop(nanos - ThreadLocalRandom.current().nextLong(nanos / 2 + 1))) {
            throw new Stopped();
        }
    }
}
