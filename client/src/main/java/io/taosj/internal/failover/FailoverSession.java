package io.taosj.internal.failover;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.FailoverOptions;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosOperationalException;
import io.taosj.internal.UseStatement;
import io.taosj.internal.async.AsyncExecutor;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.SchemalessRequest;
import io.taosj.spi.TransportSession;
import io.taosj.spi.TransportStatement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A session that outlives its connection: when that is lost, one with another or the same server takes its place, with
 * the same database and time zone. Calls that were on their way fail at once or are repeated if that is safe; new ones
 * wait for the new connection, no longer than their timeout.
 */
public final class FailoverSession implements TransportSession {
    /** A call on the session that is current at the time. */
    @FunctionalInterface
    interface Task<T> {
        T run(TransportSession session, Duration timeout);
    }

    private final ConnectionOptions options;
    private final FailoverOptions failover;
    private final Connector connector;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Live live;
    private @Nullable CompletableFuture<Live> recovery;
    private volatile @Nullable String database;
    private volatile @Nullable ZoneId zone;
    private boolean counted = true;

    private FailoverSession(ConnectionOptions options, SessionOpener opener, ServerStates servers) {
        this.options = options;
        this.failover = options.failover();
        this.connector = new Connector(opener, servers, this::isWanted);
        this.database = options.database();
        this.zone = options.timeZone();
        this.live = connector.connect(options);
    }

    /**
     * Connects to one of the endpoints.
     *
     * @throws TaosException the last failure, with the earlier ones suppressed
     */
    public static TransportSession open(ConnectionOptions options, SessionOpener opener) {
        return open(options, opener, ServerStates.SHARED);
    }

    static FailoverSession open(ConnectionOptions options, SessionOpener opener, ServerStates servers) {
        return new FailoverSession(options, opener, servers);
    }

    private boolean isWanted() {
        return closed.getCount() > 0;
    }

    // ---- the current connection ----

    /** The current connection; waits for a new one if it is lost. Without reconnecting, the lost one. */
    Live current(Duration timeout) {
        Live present = live;
        if (present.session().isOpen() || !failover.reconnect() || !isWanted()) {
            return present;
        }
        try {
            return recover(present).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw Recovery.notRestored(present, e.getCause());
        } catch (TimeoutException e) {
            throw Recovery.notRestored(
                    present,
                    new TaosConnectionException(
                            ClientErrors.CONNECT_FAILED,
                            "no server took its place within " + timeout.toMillis() + " ms",
                            e,
                            false));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaosOperationalException(
                    ClientErrors.INTERRUPTED, "interrupted while a lost connection was restored", e, false);
        }
    }

    private CompletableFuture<Live> recover(Live lost) {
        lock.lock();
        try {
            if (live != lost) {
                return CompletableFuture.completedFuture(live);
            }
            CompletableFuture<Live> running = recovery;
            if (running == null) {
                CompletableFuture<Live> started = new CompletableFuture<>();
                running = started;
                recovery = started;
                leave(lost);
                AsyncExecutor.shared().execute(() -> restore(started));
            }
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** Once for each connection, under the lock. */
    private void leave(Live lost) {
        if (counted) {
            counted = false;
            connector.left(lost);
        }
        lost.session().close();
    }

    private void restore(CompletableFuture<Live> waiting) {
        Live restored = null;
        Throwable failure = null;
        try {
            restored = new Recovery(connector, failover, this::wanted, () -> database = null, closed).run();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        lock.lock();
        try {
            recovery = null;
            if (restored != null) {
                counted = true;
                live = restored;
                if (!isWanted()) {
                    leave(restored);
                }
            }
        } finally {
            lock.unlock();
        }
        if (restored != null) {
            waiting.complete(restored);
        } else {
            waiting.completeExceptionally(failure == null ? new IllegalStateException() : failure);
        }
    }

    private ConnectionOptions wanted() {
        return options.toBuilder().database(database).timeZone(zone).build();
    }

    /**
     * Whether a failure means that the connection is gone; if so, a new one is on its way afterwards.
     */
    boolean isLoss(Live used, TaosException failure) {
        boolean broken =
                switch (failure.code()) {
                    case ClientErrors.CONNECTION_LOST, ClientErrors.CONNECT_FAILED -> true;
                    // also the answer of calls that were on their way when another call found the loss
                    case ClientErrors.PROTOCOL, ClientErrors.CONNECTION_CLOSED ->
                        !used.session().isOpen();
                    default -> false;
                };
        if (!broken || !failover.reconnect() || !isWanted()) {
            return false;
        }
        // begins now, not with the next call
        CompletableFuture<Live> unused = recover(used);
        return true;
    }

    /** Whether a call that failed with a loss may be made once more. */
    boolean mayRepeat(TaosException failure, boolean harmless, int repeated, long deadline) {
        return (harmless || !failure.isOutcomeUnknown())
                && repeated < failover.retries()
                && isWanted()
                && deadline - System.nanoTime() > 0;
    }

    boolean isIdempotent() {
        return failover.idempotentWrites();
    }

    int retries() {
        return failover.retries();
    }

    static Duration remaining(long deadline) {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }

    private <T> T call(Duration timeout, boolean harmless, Task<T> task) {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (int repeated = 0; ; repeated++) {
            Live used = current(remaining(deadline));
            try {
                return task.run(used.session(), repeated == 0 ? timeout : remaining(deadline));
            } catch (TaosException e) {
                if (!isLoss(used, e) || !mayRepeat(e, harmless, repeated, deadline)) {
                    throw e;
                }
            }
        }
    }

    // ---- the calls ----

    @Override
    public QueryOutcome query(String sql, long requestId, Duration timeout) {
        Effect effect = Effect.of(sql);
        boolean harmless = effect == Effect.READS || effect == Effect.INSERTS && isIdempotent();
        QueryOutcome outcome = call(timeout, harmless, (session, left) -> session.query(sql, requestId, left));
        if (outcome instanceof QueryOutcome.Rows rows && effect == Effect.READS && failover.reconnect()) {
            return new QueryOutcome.Rows(rows.schema(), new RepeatedBlocks(rows, retries(), () ->
                    (QueryOutcome.Rows) call(timeout, true, (session, left) -> session.query(sql, requestId, left))));
        }
        String used = effect == Effect.READS ? UseStatement.database(sql) : null;
        if (used != null) {
            database = used;
        }
        return outcome;
    }

    @Override
    public void validate(String sql, long requestId, Duration timeout) {
        call(timeout, true, (session, left) -> {
            session.validate(sql, requestId, left);
            return true;
        });
    }

    @Override
    public TransportStatement prepare(String sql, Duration timeout) {
        return new FailoverStatement(this, sql, timeout);
    }

    @Override
    public long schemaless(SchemalessRequest request, Duration timeout) {
        return call(timeout, isIdempotent(), (session, left) -> session.schemaless(request, left));
    }

    @Override
    public @Nullable String currentDatabase(Duration timeout) {
        // a local class, because generics say nothing of null here
        record Name(@Nullable String text) {}
        return call(timeout, true, (session, left) -> new Name(session.currentDatabase(left)))
                .text();
    }

    @Override
    public String serverVersion() {
        return live.session().serverVersion();
    }

    @Override
    public String serverInfo(Duration timeout) {
        return call(timeout, true, TransportSession::serverInfo);
    }

    @Override
    public void setTimeZone(ZoneId newZone, Duration timeout) {
        call(timeout, true, (session, left) -> {
            session.setTimeZone(newZone, left);
            return true;
        });
        zone = newZone;
    }

    @Override
    public boolean cancel(long requestId) {
        return live.session().cancel(requestId);
    }

    @Override
    public boolean isOpen() {
        return isWanted() && (failover.reconnect() || live.session().isOpen());
    }

    @Override
    public boolean isValid(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            if (!isWanted()) {
                return false;
            }
            // the second time it is a new connection
            return current(timeout).session().isValid(remaining(deadline))
                    || failover.reconnect()
                            && !live.session().isOpen()
                            && current(remaining(deadline)).session().isValid(remaining(deadline));
        } catch (TaosException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        lock.lock();
        try {
            leave(live);
        } finally {
            lock.unlock();
        }
    }
}
