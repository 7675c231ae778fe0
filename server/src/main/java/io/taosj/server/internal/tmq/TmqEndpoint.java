package io.taosj.server.internal.tmq;

import io.taosj.engine.Engine;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** The subscription endpoint of one server, with threads of its own: a waiting poll keeps one. */
public final class TmqEndpoint implements AutoCloseable {
    private static final String PATH = "/rest/tmq";

    private final Engine engine;
    private final ExecutorService threads;

    public TmqEndpoint(Engine engine) {
        this.engine = engine;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "taosj-tmq-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Makes the endpoint reachable. */
    public void register(ServerWebSocketContainer container) {
        container.addMapping(PATH, (request, response, callback) -> new TmqConnection(engine, threads));
    }

    /** Takes no more requests; polls that wait end with their connections. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
