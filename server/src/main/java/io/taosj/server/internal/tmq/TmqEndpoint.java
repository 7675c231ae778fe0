package io.taosj.server.internal.tmq;

import io.taosj.engine.Engine;
import io.taosj.server.internal.Logins;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** The subscription endpoint of one server, with threads of its own: a waiting poll keeps one. */
public final class TmqEndpoint implements AutoCloseable {
    private static final String PATH = "/rest/tmq";

    private final Engine engine;
    private final Logins logins;
    private final ExecutorService threads;
    private final ScheduledFuture<?> pings;
    private final Set<TmqConnection> open = ConcurrentHashMap.newKeySet();

    /**
     * Starts without connections.
     *
     * @param pingInterval how often connections are kept from looking idle while a poll waits
     * @param longestSilence how long a consumer may send nothing, pongs included
     */
    public TmqEndpoint(
            Engine engine,
            Logins logins,
            ScheduledExecutorService timer,
            Duration pingInterval,
            Duration longestSilence) {
        this.engine = engine;
        this.logins = logins;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "taosj-tmq-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        long interval = pingInterval.toMillis();
        this.pings = timer.scheduleWithFixedDelay(
                () -> open.forEach(connection -> connection.ping(longestSilence)),
                interval,
                interval,
                TimeUnit.MILLISECONDS);
    }

    /** Makes the endpoint reachable. */
    public void register(ServerWebSocketContainer container) {
        container.addMapping(PATH, (request, response, callback) -> new TmqConnection(this, engine, logins, threads));
    }

    void opened(TmqConnection connection) {
        open.add(connection);
    }

    void closed(TmqConnection connection) {
        open.remove(connection);
    }

    /** Takes no more requests and closes all connections. */
    @Override
    public void close() {
        pings.cancel(false);
        threads.shutdown();
        open.forEach(TmqConnection::shutDown);
    }
}
