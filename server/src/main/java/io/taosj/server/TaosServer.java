package io.taosj.server;

import io.taosj.engine.Engine;
import io.taosj.server.internal.http.HttpRoutes;
import io.taosj.server.internal.tmq.TmqEndpoint;
import io.taosj.server.internal.ws.WsConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/**
 * Makes an engine reachable for TDengine's clients: the REST and WebSocket endpoints of taosAdapter.
 *
 * <p>Safe for use by several threads. The engine belongs to the caller and stays open when the server stops.
 */
public final class TaosServer implements AutoCloseable {
    private static final List<String> WEB_SOCKET_PATHS = List.of("/ws", "/rest/ws", "/rest/stmt", "/rest/schemaless");
    private static final int MAX_WORKERS = 256;
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(114);
    private static final long STOP_TIMEOUT_MILLIS = 10_000;
    private static final int MAX_HEADER_BYTES = 32 << 10;

    private final Server server;
    private final ServerConnector connector;
    private final ThreadPoolExecutor workers;

    private final TmqEndpoint subscriptions;

    private TaosServer(
            Server server, ServerConnector connector, ThreadPoolExecutor workers, TmqEndpoint subscriptions) {
        this.server = server;
        this.subscriptions = subscriptions;
        this.connector = connector;
        this.workers = workers;
    }

    /**
     * Starts a server.
     *
     * @throws IOException if the address can't be listened on, with a message that says which
     */
    public static TaosServer start(Engine engine, ServerOptions options) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("taosj-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ThreadPoolExecutor workers = workers();
        ServerConnector connector = connector(server, options);
        server.addConnector(connector);
        TmqEndpoint subscriptions = new TmqEndpoint(engine);
        WebSocketUpgradeHandler webSockets = WebSocketUpgradeHandler.from(server, container -> {
            endpoints(container, engine, workers, options);
            subscriptions.register(container);
        });
        webSockets.setHandler(compressed(new HttpRoutes(engine, workers, options.maxBodyBytes())));
        server.setHandler(webSockets);
        TaosServer started = new TaosServer(server, connector, workers, subscriptions);
        try {
            connector.open();
            server.start();
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

    private static ThreadPoolExecutor workers() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                MAX_WORKERS, MAX_WORKERS, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "taosj-worker-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    private static ServerConnector connector(Server server, ServerOptions options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        return connector;
    }

    private static CompressionHandler compressed(HttpRoutes routes) {
        CompressionHandler handler = new CompressionHandler(routes);
        handler.putCompression(new GzipCompression());
        handler.putConfiguration(
                "/*",
                CompressionConfig.builder()
                        .compressIncludeMethod("POST")
                        .compressIncludeMethod("GET")
                        .decompressIncludeMethod("POST")
                        .build());
        return handler;
    }

    private static void endpoints(
            ServerWebSocketContainer container, Engine engine, ThreadPoolExecutor workers, ServerOptions options) {
        container.setMaxTextMessageSize(options.maxMessageBytes());
        container.setMaxBinaryMessageSize(options.maxMessageBytes());
        container.setMaxFrameSize(0);
        container.setIdleTimeout(IDLE_TIMEOUT);
        container.setAutoFragment(false);
        for (String path : WEB_SOCKET_PATHS) {
            container.addMapping(path, (request, response, callback) -> new WsConnection(engine, workers));
        }
    }

    /** The port that the server listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Stops listening, closes all connections and waits for running requests for some seconds. */
    @Override
    public void close() {
        try {
            server.setStopTimeout(STOP_TIMEOUT_MILLIS);
            server.stop();
        } catch (Exception e) {
            System.getLogger(TaosServer.class.getName())
                    .log(System.Logger.Level.WARNING, "server did not stop cleanly: {0}", e.toString());
        } finally {
            workers.shutdown();
            subscriptions.close();
        }
    }
}
