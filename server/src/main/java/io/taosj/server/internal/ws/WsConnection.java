package io.taosj.server.internal.ws;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineSession;
import io.taosj.server.internal.Logins;
import io.taosj.server.internal.Metrics;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.RequestHeader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection: takes messages in, runs each on a worker thread, sends replies out one at a time.
 *
 * <p>No more messages are read while too many are being worked on, and a worker waits until its reply has
 * left: a client that doesn't read costs a bounded amount of memory.
 */
public final class WsConnection implements Session.Listener {
    private static final System.Logger LOG = System.getLogger(WsConnection.class.getName());
    private static final int GOING_AWAY = 1001;
    private static final int FAREWELL_MILLIS = 500;
    /** Blocks that are made or on their way out at a time: one that leaves and the next one. */
    private static final int MAX_BLOCKS = 2;
    /** How long a block's turn is waited for before it is asked whether the peer or slow queries are the reason. */
    private static final int TURN_MILLIS = 5;
    /** Who has not logged in yet needs no long messages. */
    private static final int ANONYMOUS_MESSAGE_BYTES = 256 << 10;

    private final WsConnections shared;
    private final EndPoint endPoint;
    private final boolean legacy;
    private final @Nullable String token;
    private final Lanes lanes;
    private final OpenResults results;
    private final OpenStatements statements = new OpenStatements();
    private final InFlight inFlight;
    private final ReentrantLock writeLock = new ReentrantLock();
    private final Semaphore blocks = new Semaphore(MAX_BLOCKS, true);
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Session socket;
    private volatile @Nullable EngineSession session;
    private volatile long lastReceived = System.nanoTime();
    private volatile boolean writing;
    private volatile boolean closed;

    WsConnection(WsConnections shared, boolean legacy, @Nullable String token, EndPoint endPoint) {
        this.shared = shared;
        this.endPoint = endPoint;
        this.legacy = legacy;
        this.token = token;
        this.lanes = new Lanes(shared.workers());
        this.results = new OpenResults(shared.limits().results(), shared.metrics());
        this.inFlight = new InFlight(shared.limits().inFlight());
    }

    Engine engine() {
        return shared.engine();
    }

    Metrics metrics() {
        return shared.metrics();
    }

    /** Whether the client came by one of the older paths, whose replies have fewer members. */
    boolean legacy() {
        return legacy;
    }

    String version() {
        return engine().options().version();
    }

    OpenResults results() {
        return results;
    }

    OpenStatements statements() {
        return statements;
    }

    boolean isLoggedIn() {
        return session != null;
    }

    Logins logins() {
        return shared.logins();
    }

    /** The token in the URL, or null. */
    @Nullable String token() {
        return token;
    }

    /** The engine's session; only called by actions that need a login. */
    EngineSession session() {
        EngineSession current = session;
        if (current == null) {
            throw new BadRequestException("server not connected");
        }
        return current;
    }

    void loggedIn(EngineSession newSession) {
        session = newSession;
        Session current = socket;
        if (current != null) {
            limitMessages(current, shared.limits().messageBytes());
        }
        if (closed) {
            newSession.close();
        }
    }

    /** The other side's address. */
    String peer() {
        Session current = socket;
        return current != null && current.getRemoteSocketAddress() instanceof InetSocketAddress a
                ? a.getAddress().getHostAddress()
                : "";
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        socket = opened;
        limitMessages(opened, Math.min(ANONYMOUS_MESSAGE_BYTES, shared.limits().messageBytes()));
        shared.opened(this);
        demand();
    }

    private static void limitMessages(Session session, int bytes) {
        session.setMaxTextMessageSize(bytes);
        session.setMaxBinaryMessageSize(bytes);
    }

    /** Drops a peer that has been silent for too long, pings any other. */
    void ping() {
        Session current = socket;
        if (current == null || !current.isOpen()) {
            return;
        }
        boolean silent =
                System.nanoTime() - lastReceived > shared.limits().idleTimeout().toNanos();
        if (silent && inFlight.isIdle()) {
            LOG.log(System.Logger.Level.DEBUG, "{0} has been silent for too long", peer());
            disconnect();
        } else {
            current.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }

    void dropWithoutLogin() {
        if (session == null && !closed) {
            LOG.log(System.Logger.Level.DEBUG, "{0} has not logged in in time", peer());
            disconnect();
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        lastReceived = System.nanoTime();
        // the pong has used up the demand that was out for a message
        demand();
    }

    void stopReading() {
        inFlight.stop();
    }

    /** Waits for running requests, then closes. */
    void stop(Duration patience) {
        inFlight.stop();
        inFlight.awaitIdle(patience);
        Session current = socket;
        if (current != null) {
            CompletableFuture<@Nullable Void> told = new CompletableFuture<>();
            current.close(
                    GOING_AWAY,
                    "server is stopping",
                    Callback.from(() -> told.complete(null), failure -> told.complete(null)));
            // the socket is closed right afterwards
            told.completeOnTimeout(null, FAREWELL_MILLIS, TimeUnit.MILLISECONDS).join();
        }
        end();
    }

    @Override
    public void onWebSocketText(String text) {
        long start = System.nanoTime();
        metrics().received(text.length());
        begin();
        Request request;
        try {
            request = Request.parse(text, start);
        } catch (BadRequestException e) {
            if (legacy) {
                finished();
                return;
            }
            Request unknown = new Request("", 0, Map.of(), start);
            lanes.run(() -> work(unknown, r -> {
                throw e;
            }));
            return;
        }
        Actions.Entry entry = Actions.find(request.action());
        if (entry != null && entry.immediate()) {
            work(request, this::handle);
            return;
        }
        String lane = entry == null ? null : entry.lane();
        if (lane == null) {
            lanes.run(() -> work(request, this::handle));
        } else {
            Object resource = lane.isEmpty()
                    ? request.action()
                    : String.valueOf(request.args().get(lane));
            lanes.run(resource, () -> work(request, this::handle));
        }
    }

    /** Does something that may take its time on another thread. */
    void later(Runnable task) {
        lanes.run(task);
    }

    private @Nullable Reply handle(Request request) {
        Actions.Entry entry = Actions.find(request.action());
        if (legacy && entry == null) {
            return null;
        }
        if (request.action().isEmpty()) {
            throw new BadRequestException("request no action");
        }
        if (session == null && (entry == null || entry.needsLogin())) {
            throw new BadRequestException("server not connected");
        }
        if (entry == null) {
            throw new BadRequestException("unknown action " + request.action());
        }
        request.checkArgs();
        return entry.action().handle(this, request);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        long start = System.nanoTime();
        metrics().received(payload.remaining());
        begin();
        // Jetty takes its buffer back when the callback succeeds
        ByteBuffer in =
                ByteBuffer.allocate(payload.remaining()).put(payload).flip().order(ByteOrder.LITTLE_ENDIAN);
        callback.succeed();
        if (in.limit() < RequestHeader.BYTES) {
            Request unknown = new Request("unknown", in.limit() < Long.BYTES ? 0 : in.getLong(0), Map.of(), start);
            lanes.run(() -> work(unknown, r -> {
                throw new BadRequestException("message length is too short");
            }));
            return;
        }
        long number = in.getLong(2 * Long.BYTES);
        BinaryRequests.Entry entry = BinaryRequests.find(number);
        Request request = new Request(entry == null ? "unknown" : entry.name(), in.getLong(0), Map.of(), start);
        Runnable task = () -> work(request, r -> {
            if (entry == null) {
                throw new BadRequestException("unknown binary action " + number);
            }
            session();
            return entry.handler().handle(this, r, in);
        });
        if (entry != null && entry.ordered()) {
            lanes.run(Long.toString(in.getLong(Long.BYTES)), task);
        } else {
            lanes.run(task);
        }
    }

    /** Counts a message in and asks for the next one if there is room. */
    private void begin() {
        lastReceived = System.nanoTime();
        if (inFlight.begin()) {
            demand();
        }
    }

    private void finished() {
        if (inFlight.end()) {
            demand();
        }
    }

    private void demand() {
        Session current = socket;
        if (current != null && current.isOpen()) {
            current.demand();
        }
    }

    /** Handles one request from start to reply; never throws. */
    private void work(Request request, Handling handling) {
        try {
            Reply reply = answer(request, handling);
            if (reply != null) {
                send(reply.finish());
            }
            count(request, reply != null && reply.failed());
        } catch (Throwable e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "connection of {0} is closed after a failure: {1}",
                    peer(),
                    e.toString());
            disconnect();
        } finally {
            finished();
        }
    }

    /** Actions that nobody knows count as one, or a client could invent any number of them. */
    private void count(Request request, boolean failed) {
        String name = request.action();
        boolean known = Actions.find(name) != null || BinaryRequests.isName(name);
        long nanos = request.timing();
        metrics().webSocketRequest(known ? name : "unknown", failed, nanos);
        if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
            EngineSession current = session;
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "ws peer=" + peer() + " user=" + (current == null ? "-" : current.user()) + " action="
                            + (known ? name : "unknown") + " req_id=" + Long.toUnsignedString(request.id()) + " failed="
                            + failed + " micros=" + nanos / 1000);
        }
    }

    private static @Nullable Reply answer(Request request, Handling handling) {
        try {
            return handling.handle(request);
        } catch (EngineException e) {
            return Reply.error(request, e.code(), e.getMessage());
        } catch (BadRequestException | WireFormatException e) {
            return Reply.error(request, Reply.GENERIC_ERROR, e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "internal error in " + request.action(), e);
            return Reply.error(request, Reply.GENERIC_ERROR, "internal error, see the server's log");
        }
    }

    /** How a request is handled. */
    @FunctionalInterface
    private interface Handling {
        @Nullable Reply handle(Request request);
    }

    /**
     * Makes and sends a block, when it is its turn: a client that asks for many and reads none has few of them made.
     *
     * @param source makes the message
     */
    void sendBlock(Supplier<ByteBuffer> source) {
        boolean counted = awaitTurn();
        try {
            send(source.get());
        } finally {
            if (counted) {
                blocks.release();
            }
        }
    }

    /**
     * Waits until a block may be made. Who does not read waits; slow queries, which take up the places without having made
     * anything, keep nobody waiting.
     *
     * @return whether a place was taken
     */
    private boolean awaitTurn() {
        try {
            boolean counted = blocks.tryAcquire(TURN_MILLIS, TimeUnit.MILLISECONDS);
            while (!counted && writing) {
                counted = blocks.tryAcquire(TURN_MILLIS, TimeUnit.MILLISECONDS);
            }
            return counted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void send(String text) {
        metrics().sent(text.length());
        transmit((s, callback) -> s.sendText(text, callback));
    }

    void send(ByteBuffer message) {
        metrics().sent(message.remaining());
        transmit((s, callback) -> s.sendBinary(message, callback));
    }

    /** Sends one message and waits until it has left; a peer that doesn't read for too long is dropped. */
    private void transmit(Transmission transmission) {
        Session current = socket;
        writeLock.lock();
        try {
            if (current == null || closed) {
                return;
            }
            CompletableFuture<@Nullable Void> sent = new CompletableFuture<>();
            writing = true;
            transmission.start(
                    current, Callback.from(() -> sent.complete(null), failure -> sent.completeExceptionally(failure)));
            sent.get(shared.limits().writeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} has not read a reply for {1}",
                    peer(),
                    shared.limits().writeTimeout());
            disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            disconnect();
        } catch (ExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "reply to {0} not sent: {1}", peer(), e.getCause());
        } finally {
            writing = false;
            writeLock.unlock();
        }
    }

    /** Starts sending. */
    @FunctionalInterface
    private interface Transmission {
        void start(Session session, Callback callback);
    }

    private void disconnect() {
        Session current = socket;
        if (current != null) {
            current.disconnect();
        }
        // a write that waits for the peer keeps the connection open otherwise
        endPoint.close();
        end();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, "connection of {0} failed: {1}", peer(), cause);
        end();
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        end();
        callback.succeed();
    }

    private void end() {
        closed = true;
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        shared.closed(this);
        results.closeAll();
        statements.closeAll();
        EngineSession current = session;
        if (current != null) {
            current.close();
        }
    }
}
