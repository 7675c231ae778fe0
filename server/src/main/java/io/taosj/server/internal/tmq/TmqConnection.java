package io.taosj.server.internal.tmq;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.server.internal.Logins;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the subscription endpoint. Requests are worked off one after the other, so that all wait while a poll
 * waits, except those that concern the connection only.
 */
public final class TmqConnection implements Session.Listener {
    private static final System.Logger LOG = System.getLogger(TmqConnection.class.getName());
    private static final int MAX_WAITING = 128;
    private static final long WRITE_TIMEOUT_SECONDS = 60;
    private static final Set<String> AT_ONCE = Set.of("version", "list_topics");
    private static final Set<String> ABOUT_MESSAGES = Set.of("fetch", "fetch_block", "fetch_raw", "fetch_json_meta");

    private final TmqEndpoint endpoint;
    private final Engine engine;
    private final Executor threads;
    private final TmqSession session;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<TmqRequest> waiting = new ArrayDeque<>(); // guarded by lock
    private boolean working; // guarded by lock
    private @Nullable TmqRequest earlyPoll; // of the worker
    private final ReentrantLock writeLock = new ReentrantLock();
    private volatile @Nullable Session socket;
    private volatile boolean closed;
    private volatile long lastReceived = System.nanoTime();

    /** @param threads runs a task for as long as a poll waits: must not have a small limit */
    TmqConnection(TmqEndpoint endpoint, Engine engine, Logins logins, Executor threads) {
        this.endpoint = endpoint;
        this.engine = engine;
        this.threads = threads;
        this.session = new TmqSession(engine, logins);
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        socket = opened;
        endpoint.opened(this);
        opened.demand();
    }

    /**
     * Drops a peer that has been silent for too long, as if it had closed the connection, so that others get its vgroups;
     * tells any other that the connection lives.
     */
    void ping(Duration longestSilence) {
        Session current = socket;
        if (current == null || !current.isOpen()) {
            return;
        }
        if (isReading() && System.nanoTime() - lastReceived > longestSilence.toNanos()) {
            LOG.log(System.Logger.Level.DEBUG, "a consumer has been silent for {0}", longestSilence);
            disconnect(current);
        } else {
            current.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }

    private boolean isReading() {
        lock.lock();
        try {
            return waiting.size() < MAX_WAITING;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        lastReceived = System.nanoTime();
        // the pong has used up the demand that was out for a message
        demand();
    }

    /** Ends the connection because the server stops. */
    void shutDown() {
        Session current = socket;
        if (current != null && current.isOpen()) {
            current.close(StatusCode.SHUTDOWN, "the server stops", Callback.NOOP);
        }
        end();
    }

    @Override
    public void onWebSocketText(String text) {
        lastReceived = System.nanoTime();
        TmqRequest request = TmqRequest.parse(text, System.nanoTime());
        if (request == null) {
            demand(); // such messages get no reply
        } else if (AT_ONCE.contains(request.action())) {
            run(() -> {
                handle(request);
                demand();
            });
        } else {
            enqueue(request);
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        demand();
    }

    private void demand() {
        Session current = socket;
        if (current != null && current.isOpen()) {
            current.demand();
        }
    }

    private void run(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the server is stopping");
        }
    }

    private void enqueue(TmqRequest request) {
        boolean more;
        boolean start;
        lock.lock();
        try {
            waiting.add(request);
            more = waiting.size() < MAX_WAITING;
            start = !working;
            working = true;
        } finally {
            lock.unlock();
        }
        if (start) {
            run(this::work);
        }
        if (more) {
            demand();
        }
    }

    private void work() {
        for (TmqRequest request = next(); request != null; request = next()) {
            handle(request);
        }
    }

    private @Nullable TmqRequest next() {
        boolean resume;
        TmqRequest request;
        lock.lock();
        try {
            resume = waiting.size() == MAX_WAITING;
            request = closed ? null : waiting.poll();
            working = request != null;
        } finally {
            lock.unlock();
        }
        if (resume) {
            demand();
        }
        return request;
    }

    /** Handles one request from start to reply; never throws. */
    private void handle(TmqRequest request) {
        try {
            dispatch(request);
        } catch (TmqRequest.Malformed e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} with malformed arguments is not answered", request.action());
        } catch (EngineException e) {
            send(failed(request, e.code(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "internal error in " + request.action(), e);
            send(failed(request, TmqSession.GENERIC_ERROR, "internal error, see the server's log"));
        }
    }

    private static String failed(TmqRequest request, int code, String message) {
        return TmqReply.error(request, code, message, json -> {
            if (ABOUT_MESSAGES.contains(request.action())) {
                json.writeNumberField("message_id", request.numberOrZero("message_id"));
            }
        });
    }

    private void dispatch(TmqRequest request) {
        switch (request.action()) {
            case "version" -> {
                String version = engine.options().version();
                send(TmqReply.ok(request, json -> json.writeStringField("version", version)));
            }
            case "subscribe" -> {
                send(session.subscribe(request));
                TmqRequest early = earlyPoll;
                earlyPoll = null;
                if (early != null) {
                    send(session.poll(early));
                }
            }
            case "poll" -> poll(request);
            case "fetch" -> send(Fetches.fetch(session, request));
            case "fetch_block" -> send(Fetches.block(session, request));
            case "fetch_raw" -> send(Fetches.raw(session, request));
            case "fetch_raw_data" -> send(Fetches.rawData(session, request));
            case "fetch_json_meta" -> send(session.jsonMeta(request));
            case "commit" -> send(session.commit(request));
            case "commit_offset" -> send(session.commitOffset(request));
            case "committed" -> send(session.committed(request));
            case "position" -> send(session.position(request));
            case "assignment" -> send(session.assignment(request));
            case "seek" -> send(session.seek(request));
            case "list_topics" -> send(session.listTopics(request));
            case "unsubscribe" -> send(session.unsubscribe(request));
            default -> LOG.log(System.Logger.Level.DEBUG, "unknown action {0} is not answered", request.action());
        }
    }

    /** A poll before the first subscription waits for it. */
    private void poll(TmqRequest request) {
        if (session.isReady()) {
            send(session.poll(request));
        } else {
            earlyPoll = request;
        }
    }

    private void send(String text) {
        transmit((s, callback) -> s.sendText(text, callback));
    }

    private void send(ByteBuffer message) {
        transmit((s, callback) -> s.sendBinary(message, callback));
    }

    /** Starts sending. */
    @FunctionalInterface
    private interface Transmission {
        void start(Session session, Callback callback);
    }

    /** Sends one message and waits until it has left; a peer that doesn't read for too long is dropped. */
    private void transmit(Transmission transmission) {
        Session current = socket;
        if (current == null || closed) {
            return;
        }
        writeLock.lock();
        try {
            CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
            transmission.start(current, Callback.from(() -> sent.complete(null), sent::completeExceptionally));
            sent.get(WRITE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "a consumer has not read a reply for {0} s", WRITE_TIMEOUT_SECONDS);
            disconnect(current);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            disconnect(current);
        } catch (ExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "reply not sent: {0}", e.getCause());
        } finally {
            writeLock.unlock();
        }
    }

    private void disconnect(Session current) {
        current.disconnect();
        end();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        end();
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        end();
        callback.succeed();
    }

    private void end() {
        closed = true;
        endpoint.closed(this);
        session.close();
    }
}
