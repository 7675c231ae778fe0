package io.taosj.server.internal.ws;

import io.taosj.engine.Engine;
import io.taosj.server.ServerLimits;
import io.taosj.server.internal.Logins;
import io.taosj.server.internal.Metrics;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/** All WebSocket connections of a server, and what they share. Safe for use by several threads. */
public final class WsConnections {
    private final Engine engine;
    private final Logins logins;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final Metrics metrics;
    private final ServerLimits limits;
    private final Set<WsConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    public WsConnections(
            Engine engine,
            Logins logins,
            Executor workers,
            ScheduledExecutorService timer,
            Metrics metrics,
            ServerLimits limits) {
        this.engine = engine;
        this.logins = logins;
        this.workers = workers;
        this.timer = timer;
        this.metrics = metrics;
        this.limits = limits;
        long interval = limits.pingInterval().toMillis();
        Future<?> unused = timer.scheduleWithFixedDelay(
                () -> open.forEach(WsConnection::ping), interval, interval, TimeUnit.MILLISECONDS);
    }

    /**
     * A connection that has just been asked for.
     *
     * @param legacy whether it is on one of the older paths, whose replies have fewer members
     * @param token what the URL's parameter of this name says; null for none
     * @param endPoint the socket, to be closed when the peer does not behave
     */
    public WsConnection accept(boolean legacy, @Nullable String token, EndPoint endPoint) {
        return new WsConnection(this, legacy, token, endPoint);
    }

    Logins logins() {
        return logins;
    }

    Engine engine() {
        return engine;
    }

    Executor workers() {
        return workers;
    }

    Metrics metrics() {
        return metrics;
    }

    ServerLimits limits() {
        return limits;
    }

    void opened(WsConnection connection) {
        open.add(connection);
        metrics.connected();
        Future<?> unused = timer.schedule(
                connection::dropWithoutLogin, limits.loginTimeout().toMillis(), TimeUnit.MILLISECONDS);
        if (stopping) {
            connection.stop(Duration.ZERO);
        }
    }

    void closed(WsConnection connection) {
        if (open.remove(connection)) {
            metrics.disconnected();
        }
    }

    /** Takes no further requests, waits for the running ones and closes all connections. */
    public void stop(Duration patience) {
        stopping = true;
        open.forEach(WsConnection::stopReading);
        long deadline = System.nanoTime() + patience.toNanos();
        open.forEach(connection -> connection.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
    }
}
