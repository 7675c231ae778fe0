package io.taosj.internal.failover;

import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.TaosException;
import io.taosj.internal.async.AsyncExecutor;
import io.taosj.spi.TransportSession;
import java.time.Duration;
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
        boolean several = options.endpoints().size() > 1;
        return Attempts.first(
                options,
                servers,
                (endpoint, pause) -> {
                    if (several) {
                        watch(options, endpoint, pause);
                    }
                },
                endpoint -> {
                    TransportSession session = opener.open(options, endpoint);
                    servers.connected(endpoint);
                    return new Live(session, endpoint);
                });
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
