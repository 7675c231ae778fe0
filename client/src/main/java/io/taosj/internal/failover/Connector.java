package io.taosj.internal.failover;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.internal.async.AsyncExecutor;
import io.taosj.spi.TransportSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Finds a server that answers, and has those that don't looked after in the background. */
final class Connector {
    private final SessionOpener opener;
    private final ServerStates servers;
    private final BooleanSupplier needed;

    /**
     * @param needed whether anybody still wants to know how the servers are
     */
    Connector(SessionOpener opener, ServerStates servers, BooleanSupplier needed) {
        this.opener = opener;
        this.servers = servers;
        this.needed = needed;
    }

    /**
     * A session with the first server that takes part.
     *
     * @throws TaosException the last failure, with the earlier ones suppressed; a wrong password is wrong everywhere
     *     and ends the search
     */
    Live connect(ConnectionOptions options) {
        TaosException failure = null;
        List<Endpoint> order =
                servers.order(options.endpoints(), options.failover().balancing());
        for (Endpoint endpoint : order) {
            try {
                TransportSession session = opener.open(options, endpoint);
                servers.connected(endpoint);
                return new Live(session, endpoint);
            } catch (TaosException e) {
                if (!isPassing(e)) {
                    throw e;
                }
                Duration pause = servers.failed(endpoint);
                if (order.size() > 1) {
                    watch(options, endpoint, pause);
                }
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        throw failure == null
                ? new TaosConnectionException(ClientErrors.CONNECT_FAILED, "there is no endpoint to connect to")
                : failure;
    }

    /** Whether a failed attempt to connect may succeed later or elsewhere: a server is missing, silent or busy. */
    static boolean isPassing(TaosException failure) {
        return failure.isRetryable()
                || failure.code() == ClientErrors.TIMEOUT
                || failure.code() == ClientErrors.PROTOCOL;
    }

    void left(Live live) {
        servers.left(live.endpoint());
    }

    private void watch(ConnectionOptions options, Endpoint endpoint, Duration pause) {
        if (needed.getAsBoolean() && servers.startProbing(endpoint)) {
            later(() -> probe(options, endpoint), pause);
        }
    }

    private static void later(Runnable task, Duration pause) {
        Executor executor =
                CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, AsyncExecutor.shared());
        executor.execute(task);
    }

    private void probe(ConnectionOptions options, Endpoint endpoint) {
        @Nullable Duration next = null;
        try {
            if (needed.getAsBoolean() && servers.isDown(endpoint)) {
                opener.open(options, endpoint).close();
                servers.answered(endpoint);
            }
        } catch (TaosException e) {
            next = servers.failed(endpoint);
        } finally {
            if (next == null) {
                servers.endProbing(endpoint);
            }
        }
        if (next != null) {
            later(() -> probe(options, endpoint), next);
        }
    }
}
