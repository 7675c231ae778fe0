package io.taosj.server;

import io.taosj.engine.Engine;
import io.taosj.server.internal.DirectorySize;
import io.taosj.server.internal.HttpConnections;
import io.taosj.server.internal.Logins;
import io.taosj.server.internal.Metrics;
import io.taosj.server.internal.Tls;
import io.taosj.server.internal.Workers;
import io.taosj.server.internal.http.HttpRoutes;
import io.taosj.server.internal.http.RunningRequests;
import io.taosj.server.internal.tmq.TmqEndpoint;
import io.taosj.server.internal.ws.WsConnections;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
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
    private static final int INPUT_BUFFER = 64 << 10;
    private static final int CERTIFICATE_CHECK_SECONDS = 10;

    private final Server server;
    private final ServerConnector connector;
    private final RunningRequests requests;
    private final Workers workers;
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
        workers = new Workers(MAX_WORKERS);
        timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "taosj-timer"));
        timer.setRemoveOnCancelPolicy(true);
        HttpConnections connections = new HttpConnections(timer, limits.loginTimeout());
        connector = connector(options, connections);
        server.addConnector(connector);
        Metrics metrics = metrics(engine, connections);
        Logins logins = new Logins(engine, options.tokens());
        webSockets = new WsConnections(engine, logins, workers, timer, metrics, limits);
        subscriptions = new TmqEndpoint(engine, logins, timer, limits.pingInterval(), limits.idleTimeout());
        WebSocketUpgradeHandler upgrades = WebSocketUpgradeHandler.from(server, c -> endpoints(c, limits));
        upgrades.setHandler(new HttpRoutes(logins, workers, metrics, options));
        requests = new RunningRequests(upgrades);
        server.setHandler(requests);
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

    private Metrics metrics(Engine engine, HttpConnections connections) {
        Metrics metrics = new Metrics();
        metrics.gauge("taosj_tcp_connections", "Open connections of all kinds.", connections::open);
        metrics.gauge(
                "taosj_threads",
                "Threads of the JVM.",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        metrics.gauge("taosj_busy_workers", "Threads that work on requests.", workers::getActiveCount);
        metrics.gauge("taosj_waiting_requests", "Requests that wait for a thread.", workers::waiting);
        Path directory = engine.options().directory();
        if (directory != null) {
            metrics.gauge("taosj_log_bytes", "Size of the write-ahead log.", () -> DirectorySize.ofLog(directory));
            metrics.gauge("taosj_data_bytes", "Size of the stored data.", () -> DirectorySize.ofData(directory));
        }
        return metrics;
    }

    private ServerConnector connector(ServerOptions options, HttpConnections connections) {
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
        made.addBean(connections);
        return made;
    }

    private void endpoints(ServerWebSocketContainer container, ServerLimits limits) {
        container.setMaxTextMessageSize(limits.messageBytes());
        container.setMaxBinaryMessageSize(limits.messageBytes());
        // a frame that isn't taken piece by piece would get a buffer of the length that its header claims
        container.setMaxFrameSize(0);
        container.setAutoFragment(true);
        // a message of many rows in few pieces
        container.setInputBufferSize(INPUT_BUFFER);
        container.setIdleTimeout(limits.idleTimeout());
        container.addMapping(
                WEB_SOCKET_PATH,
                (request, response, callback) -> webSockets.accept(false, token(request), endPoint(request)));
        for (String path : LEGACY_PATHS) {
            container.addMapping(
                    path, (request, response, callback) -> webSockets.accept(true, token(request), endPoint(request)));
        }
        subscriptions.register(container);
    }

    private static @Nullable String token(Request request) {
        return Request.extractQueryParameters(request, StandardCharsets.UTF_8).getValue("token");
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
        requests.awaitIdle(stopTimeout);
        subscriptions.close();
        try {
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
