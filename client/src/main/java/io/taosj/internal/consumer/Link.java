package io.taosj.internal.consumer;

import io.taosj.ClientErrors;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosOperationalException;
import io.taosj.spi.TransportConsumer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a consumer and the turn to use it: one call at a time, first come, first served.
 *
 * <p>Calls wait for a new connection when there is none, as long as they may.
 */
final class Link {
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Condition connected = turn.newCondition();
    private final Consumer<TaosException> onLoss;
    private final Runnable onMissing;
    private volatile @Nullable TransportConsumer transport;
    private volatile @Nullable TaosException loss;
    private volatile boolean ended;

    /**
     * @param onLoss is told that the connection is lost
     * @param onMissing is told that somebody waits for a connection
     */
    Link(Consumer<TaosException> onLoss, Runnable onMissing) {
        this.onLoss = onLoss;
        this.onMissing = onMissing;
    }

    /** Something that is done with the connection within a time. */
    @FunctionalInterface
    interface Task<T> {
        T run(TransportConsumer transport, Duration timeout);
    }

    boolean isConnected() {
        return transport != null;
    }

    /**
     * Does something with the connection; again with the next one if it is lost meanwhile.
     *
     * @throws TaosException as the task does, or if there is no connection in time
     */
    <T> T call(Duration timeout, Task<T> task) {
        long deadline = System.nanoTime() + timeout.toNanos();
        lock(deadline);
        try {
            while (true) {
                TransportConsumer current = await(deadline);
                try {
                    return task.run(current, Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime())));
                } catch (TaosException e) {
                    if (ended || !isLoss(e)) {
                        throw e;
                    }
                    lose(current, e);
                }
            }
        } finally {
            turn.unlock();
        }
    }

    /** Does something once, if there is a connection; a loss is the caller's to handle. Null if there is none. */
    <T> @Nullable T once(Function<TransportConsumer, T> task) {
        turn.lock();
        try {
            TransportConsumer current = transport;
            return current == null ? null : task.apply(current);
        } finally {
            turn.unlock();
        }
    }

    private void lock(long deadline) {
        try {
            if (!turn.tryLock(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                throw new TaosOperationalException(
                        ClientErrors.TIMEOUT, "the consumer's connection was busy for longer than the call may take");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static TaosOperationalException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new TaosOperationalException(
                ClientErrors.INTERRUPTED, "interrupted while waiting for the consumer's connection", cause);
    }

    private TransportConsumer await(long deadline) {
        while (true) {
            TransportConsumer current = transport;
            if (current != null) {
                return current;
            }
            long left = deadline - System.nanoTime();
            if (ended || left <= 0) {
                TaosException cause = loss;
                throw new TaosConnectionException(
                        ended ? ClientErrors.CONNECTION_CLOSED : ClientErrors.CONNECTION_LOST,
                        "the consumer has no connection" + (cause == null ? "" : ": " + cause.serverMessage()),
                        cause);
            }
            onMissing.run();
            try {
                if (connected.awaitNanos(left) <= 0) {
                    left = 0;
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    /** Whether a failure means that the connection is of no more use. */
    static boolean isLoss(TaosException e) {
        return e instanceof TaosConnectionException && (e.isRetryable() || e.code() == ClientErrors.CONNECTION_CLOSED);
    }

    /** Gives a connection up. */
    void lose(TransportConsumer lost, TaosException cause) {
        turn.lock();
        try {
            if (transport == lost) {
                transport = null;
                loss = cause;
                onLoss.accept(cause);
            }
        } finally {
            turn.unlock();
        }
        lost.close();
    }

    /** Gives the present connection up, if there is one. */
    void lose(TaosException cause) {
        TransportConsumer current = transport;
        if (current != null) {
            lose(current, cause);
        }
    }

    /** Takes a new connection into use. */
    void connect(Supplier<TransportConsumer> opening) {
        turn.lock();
        try {
            TransportConsumer opened = opening.get();
            TransportConsumer before = transport;
            transport = opened;
            if (before != null) {
                before.close();
            }
            if (ended) {
                opened.close();
            }
            connected.signalAll();
        } finally {
            turn.unlock();
        }
    }

    /** Ends the connection and all waiting for it. */
    void end() {
        ended = true;
        TransportConsumer current = transport;
        if (current != null) {
            current.close();
        }
        if (turn.tryLock()) {
            try {
                connected.signalAll();
            } finally {
                turn.unlock();
            }
        }
    }
}
