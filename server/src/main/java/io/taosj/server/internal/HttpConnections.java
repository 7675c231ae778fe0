package io.taosj.server.internal;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;

/** Counts the connections of a server and drops those that never send a whole request. */
public final class HttpConnections implements Connection.Listener {
    private final ScheduledExecutorService timer;
    private final Duration patience;
    private final AtomicLong open = new AtomicLong();

    /**
     * No connection yet.
     *
     * @param patience how long a first request may take
     */
    public HttpConnections(ScheduledExecutorService timer, Duration patience) {
        this.timer = timer;
        this.patience = patience;
    }

    /** How many are open. */
    public long open() {
        return open.get();
    }

    @Override
    public void onOpened(Connection connection) {
        if (counts(connection)) {
            open.incrementAndGet();
            Future<?> unused = timer.schedule(() -> check(connection), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (counts(connection)) {
            open.decrementAndGet();
        }
    }

    /** With TLS there are two to a socket. */
    private static boolean counts(Connection connection) {
        return !(connection instanceof SslConnection);
    }

    private static void check(Connection connection) {
        if (connection.getMessagesIn() == 0) {
            connection.getEndPoint().close();
        }
    }
}
