package io.taosj.server;

import io.taosj.engine.Engine;
import io.taosj.server.internal.Metrics;
import io.taosj.server.internal.Tls;
import io.taosj.server.internal.http.HttpRoutes;
import io.taosj.server.internal.tmq.TmqEndpoint;
import io.taosj.server.internal.ws.WsConnections;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Makes an engine reachable for TDengine's clients: the REST and WebSocket endpoints of taosAdapter.
 *
 * <p>Safe for use by several threads. The engine belongs to the caller and stays open when the server stops.
 */
public final class TaosServer implements AutoCloseable {
    private static final String WEB_SOCKET_PATH = "/ws";
    private static final List<String> LEGACY_PATHS = List.of("/rest/ws", "/rest/stmt", "/rest/schemaless");
    private static final int MAX_WORKERS = 256;
    private static final int CERTIFICATE_CHECK_SECONDS = 10;

    private final Server server;
    private final ServerConnector connector;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;
    private final WsConnections webSockets;
    private final TmqEndpoint subscriptions;
    private final Duration stopTimeout;
    private final @Nullable Tls tls;

    private TaosServer(Engine engine, ServerOptions options) throws IOException {
        ServerLimits limits = options.limits();
        tls = options.tls() == null ? null : new Tls(options.tls());
        stopTimeout = limits.stopTimeout();
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("taosj-http");
        threads.setDaemon(true);
        server = new Server(threads);
        workers = workers();
        timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "taosj-timer"));
        timer.setRemoveOnCancelPolicy(true);
        connector = connector(options);
        server.addConnector(connector);
        Metrics metrics = new Metrics();
        webSockets = new WsConnections(engine, workers, timer, metrics, limits);
        subscriptions = new TmqEndpoint(engine, timer, limits.pingInterval(), limits.idleTimeout());
        WebSocketUpgradeHandler upgrades = WebSocketUpgradeHandler.from(server, c -> endpoints(c, limits));
        upgrades.setHandler(new HttpRoutes(engine, workers, metrics, limits.bodyBytes()));
        server.setHandler(new GracefulHandler(upgrades));
        if (tls != null) {
            Future<?> unused = timer.scheduleWithFixedDelay(
                    tls::reloadIfChanged, CERTIFICATE_CHECK_SECONDS, CERTIFICATE_CHECK_SECONDS, TimeUnit.SECONDS);
        }
    }

    /**
     * Starts a server.
     *
     * @throws IOException if the address can't be listened on or the certificate can't be used, with a message that
     *     says which
     */
    public static TaosServer start(Engine engine, ServerOptions options) throws IOException {
        TaosServer started = new TaosServer(engine, options);
        try {
            started.connector.open();
            started.server.start();
        } catch (Exception e) {
            started.close();
            throw new IOException(
                    "can't listen on " + options.host() + " port " + options.port() + ": " + reason(e), e);
        }
        return started;
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static ThreadPoolExecutor workers() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                MAX_WORKERS,
                MAX_WORKERS,
                60,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> daemon(task, "taosj-worker-" + number.incrementAndGet()));
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    private ServerConnector connector(ServerOptions options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(options.limits().headerBytes());
        if (tls != null) {
            http.addCustomizer(new SecureRequestCustomizer(false));
        }
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector made = tls == null
                ? new ServerConnector(server, plain)
                : new ServerConnector(server, new SslConnectionFactory(tls.factory(), plain.getProtocol()), plain);
        made.setHost(options.host());
        made.setPort(options.port());
        made.setIdleTimeout(options.limits().idleTimeout().toMillis());
        made.addBean(new FirstRequest(options.limits().loginTimeout()));
        return made;
    }

    /** Drops connections that never send a whole request. */
    private final class FirstRequest implements Connection.Listener {
        private final Duration patience;

        FirstRequest(Duration patience) {
            this.patience = patience;
        }

        @Override
        public void onOpened(Connection connection) {
            if (!(connection instanceof SslConnection)) {
                Future<?> unused = timer.schedule(() -> check(connection), patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void check(Connection connection) {
            if (connection.getMessagesIn() == 0) {
                connection.getEndPoint().close();
            }
        }
    }

    private void endpoints(ServerWebSocketContainer container, ServerLimits limits) {
        container.setMaxTextMessageSize(limits.messageBytes());
        container.setMaxBinaryMessageSize(limits.messageBytes());
        // a frame that isn't taken piece by piece would get a buffer of the length that its header claims
        container.setMaxFrameSize(0);
        container.setAutoFragment(true);
        container.setIdleTimeout(limits.idleTimeout());
        container.addMapping(
                WEB_SOCKET_PATH, (request, response, callback) -> webSockets.accept(false, endPoint(request)));
        for (String path : LEGACY_PATHS) {
            container.addMapping(path, (request, response, callback) -> webSockets.accept(true, endPoint(request)));
        }
        subscriptions.register(container);
    }

    private static EndPoint endPoint(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    /** The port that the server listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /**
     * Reads the certificate's files again; connections that exist are not touched. The server also does so by itself
     * when the files change.
     *
     * @throws IOException if they can't be used; the certificate stays as it was
     * @throws IllegalStateException if the server has no certificate
     */
    public void reloadTls() throws IOException {
        if (tls == null) {
            throw new IllegalStateException("the server was started without TLS");
        }
        tls.reload();
    }

    /** Stops listening, waits for running requests until the deadline of the limits, then closes all connections. */
    @Override
    public void close() {
        connector.close();
        webSockets.stop(stopTimeout);
        subscriptions.close();
        try {
            server.setStopTimeout(stopTimeout.toMillis());
            server.stop();
        } catch (Exception e) {
            System.getLogger(TaosServer.class.getName())
                    .log(System.Logger.Level.WARNING, "server did not stop cleanly: {0}", e.toString());
        } finally {
            timer.shutdownNow();
            workers.shutdown();
            awaitWorkers();
        }
    }

    private void awaitWorkers() {
        try {
            if (!workers.awaitTermination(stopTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
