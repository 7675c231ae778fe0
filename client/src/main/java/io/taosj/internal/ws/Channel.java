package io.taosj.internal.ws;

import com.fasterxml.jackson.core.JacksonException;
import io.taosj.ClientErrors;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosInterfaceException;
import io.taosj.TaosOperationalException;
import io.taosj.internal.async.AsyncExecutor;
import io.taosj.internal.websocket.Message;
import io.taosj.internal.websocket.WebSocket;
import io.taosj.internal.websocket.WebSocketException;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.BinaryAction;
import io.taosj.wire.message.FetchRawBlockReply;
import io.taosj.wire.message.FetchRawDataReply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Many requests over one WebSocket, matched to their replies by request id. Safe for use by several threads.
 *
 * <p>A thread of its own reads, so that pings are answered and a lost connection is noticed while nobody waits, and so
 * that an interrupt of a waiting thread can't hurt the connection.
 */
final class Channel {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int ACTION_AT = 8;
    private static final Call.LateReply IGNORE = outcome -> {};

    private final WebSocket socket;
    private final String peer;
    private final Duration keepAlive;
    private final Duration sendTimeout;
    private final ConcurrentHashMap<Long, Call> calls = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
    private final ScheduledFuture<?> ticks;
    private volatile boolean closing;
    private volatile long closingSince;

    /**
     * @param peer host and port, for error texts
     * @param keepAlive how long the peer may be silent before it is probed
     * @param sendTimeout how long one message may take to send
     */
    Channel(WebSocket socket, String peer, Duration keepAlive, Duration sendTimeout) {
        this.socket = socket;
        this.peer = peer;
        this.keepAlive = keepAlive;
        this.sendTimeout = sendTimeout;
        long interval = Math.max(20, Math.min(1000, keepAlive.toMillis() / 2));
        this.ticks = Timer.shared().scheduleWithFixedDelay(this::tick, interval, interval, TimeUnit.MILLISECONDS);
    }

    /** Starts reading. */
    void start() {
        Thread thread = new Thread(this::readAll, "taosj-read-" + peer);
        thread.setDaemon(true);
        thread.start();
    }

    boolean isOpen() {
        return !closing && end.get() == null;
    }

    /** Sends a JSON request that changes no data and waits for its reply, which may be an error. */
    TextReply text(String what, long requestId, byte[] request, Duration timeout) {
        return text(new Call(requestId, what, false, IGNORE), request, timeout);
    }

    /** Sends a JSON request that may change data and waits for its reply, which may be an error. */
    TextReply change(String what, long requestId, byte[] request, Duration timeout) {
        return text(new Call(requestId, what, true, IGNORE), request, timeout);
    }

    private TextReply text(Call call, byte[] request, Duration timeout) {
        register(call);
        send(call, ByteBuffer.wrap(request), false);
        return reply(await(call, timeout));
    }

    /** Sends a binary request that has a JSON reply, and waits for it; it may be an error. */
    TextReply binary(Call call, ByteBuffer request, Duration timeout) {
        register(call);
        send(call, request, true);
        return reply(await(call, timeout));
    }

    private TextReply reply(Call.Outcome outcome) {
        if (outcome instanceof Call.Outcome.Text text) {
            return text.reply();
        }
        throw new TaosConnectionException(ClientErrors.PROTOCOL, peer + " answered a request with a block");
    }

    /** Sends a block request; {@link #await} gives its {@link Call.Outcome.Binary}. */
    Call startFetch(String what, long requestId, ByteBuffer request, Call.LateReply late) {
        Call call = register(new Call(requestId, what, false, late));
        send(call, request, true);
        return call;
    }

    /** Sends a JSON request and waits for its binary reply, a subscription's message; it may be an error. */
    FetchRawDataReply raw(String what, long requestId, byte[] request, Duration timeout) {
        Call call = register(new Call(requestId, what, false, IGNORE));
        send(call, ByteBuffer.wrap(request), false);
        Call.Outcome outcome = await(call, timeout);
        if (outcome instanceof Call.Outcome.Raw raw) {
            return raw.reply();
        }
        throw new TaosConnectionException(ClientErrors.PROTOCOL, peer + " answered " + what + " with another message");
    }

    /** Sends a JSON request whose reply nobody waits for. */
    void post(String what, long requestId, byte[] request) {
        Call call = register(new Call(requestId, what, false, IGNORE));
        call.abandon();
        send(call, ByteBuffer.wrap(request), false);
    }

    /** Sends a JSON request that has no reply; a failure only ends the connection. */
    void oneWay(byte[] request) {
        try {
            socket.sendText(request);
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Ends the wait for a reply; returns whether there was one. A reply that comes later is freed. */
    boolean cancel(long requestId) {
        Call call = calls.get(requestId);
        return call != null && call.cancel();
    }

    private Call register(Call call) {
        if (calls.putIfAbsent(call.requestId(), call) != null) {
            throw new TaosInterfaceException(
                    ClientErrors.INVALID_ARGUMENT,
                    "request id " + Long.toUnsignedString(call.requestId())
                            + " is in use by another call on this connection");
        }
        if (!isOpen()) {
            calls.remove(call.requestId(), call);
            throw gone(call.what(), false);
        }
        return call;
    }

    private void send(Call call, ByteBuffer request, boolean binary) {
        try {
            int offset = request.arrayOffset() + request.position();
            if (binary) {
                socket.sendBinary(request.array(), offset, request.remaining());
            } else {
                socket.sendText(request.array());
            }
        } catch (IOException e) {
            calls.remove(call.requestId(), call);
            fail(e);
            throw gone(call.what(), call.isChanging());
        }
    }

    /**
     * Waits for a call's outcome, never {@link Call.Outcome.Lost}.
     *
     * @throws TaosException if the time is over, the thread is interrupted or the connection lost
     */
    Call.Outcome await(Call call, Duration timeout) {
        Call.Outcome outcome;
        try {
            outcome = call.await(System.nanoTime() + nanos(timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaosOperationalException(
                    ClientErrors.INTERRUPTED,
                    "interrupted while waiting for " + call.what() + " at " + peer,
                    e,
                    call.isChanging());
        }
        if (outcome == null) {
            throw new TaosOperationalException(
                    ClientErrors.TIMEOUT,
                    "no reply to " + call.what() + " from " + peer + " within " + timeout.toMillis() + " ms",
                    null,
                    call.isChanging());
        }
        if (outcome instanceof Call.Outcome.Lost) {
            throw gone(call.what(), call.isChanging());
        }
        if (outcome instanceof Call.Outcome.Cancelled) {
            throw new TaosOperationalException(
                    ClientErrors.INTERRUPTED, call.what() + " at " + peer + " was cancelled");
        }
        return outcome;
    }

    private TaosConnectionException gone(String what, boolean outcomeUnknown) {
        Throwable cause = end.get();
        if (closing && cause == null || cause instanceof ClosedByCaller) {
            return new TaosConnectionException(
                    ClientErrors.CONNECTION_CLOSED,
                    "the connection to " + peer + " is closed; " + what + " can't be done",
                    null,
                    outcomeUnknown);
        }
        boolean broken = cause instanceof WireFormatException
                || cause instanceof WebSocketException
                || cause instanceof JacksonException;
        int code = broken ? ClientErrors.PROTOCOL : ClientErrors.CONNECTION_LOST;
        String why = cause == null ? "" : ": " + cause.getMessage();
        return new TaosConnectionException(
                code, "the connection to " + peer + " was lost during " + what + why, cause, outcomeUnknown);
    }

    /** A time in nanoseconds; what is longer than a year counts as a year. */
    private static long nanos(Duration time) {
        return time.compareTo(LONGEST) < 0 ? time.toNanos() : LONGEST.toNanos();
    }

    private void readAll() {
        try {
            while (true) {
                dispatch(socket.receive());
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        } finally {
            socket.release();
        }
    }

    private void dispatch(Message message) throws IOException {
        long requestId;
        Call.Outcome outcome;
        if (message.kind() == Message.Kind.TEXT) {
            TextReply reply = TextReply.parse(message.data(), message.length());
            requestId = reply.requestId();
            outcome = new Call.Outcome.Text(reply);
        } else {
            ByteBuffer bytes = ByteBuffer.wrap(message.data(), 0, message.length());
            if (isSubscription(bytes)) {
                FetchRawDataReply reply = FetchRawDataReply.decode(bytes);
                requestId = reply.header().reqId();
                outcome = new Call.Outcome.Raw(reply);
            } else {
                FetchRawBlockReply reply = FetchRawBlockReply.decode(bytes);
                requestId = reply.header().reqId();
                outcome = new Call.Outcome.Binary(reply, new Call.Memory(message.data()));
            }
        }
        Call call = calls.remove(requestId);
        if (call != null) {
            call.complete(outcome);
        }
    }

    /** Whether a binary message is a subscription's; the action's number is its second member. */
    private static boolean isSubscription(ByteBuffer message) {
        return message.remaining() > ACTION_AT && message.get(ACTION_AT) == BinaryAction.FETCH_RAW_DATA;
    }

    /** Ends the connection and all its calls; the first reason counts. */
    private void fail(Throwable cause) {
        if (end.compareAndSet(null, closing ? new ClosedByCaller() : cause)) {
            ticks.cancel(false);
        }
        socket.abort();
        endCalls(cause);
    }

    private void endCalls(Throwable cause) {
        Call.Outcome lost = new Call.Outcome.Lost(cause);
        for (Long id : calls.keySet()) {
            Call call = calls.remove(id);
            if (call != null) {
                call.complete(lost);
            }
        }
    }

    /** Says goodbye and lets the reader end the connection when the peer answers, or the timer when it does not. */
    void close() {
        if (closing || end.get() != null) {
            return;
        }
        closingSince = System.nanoTime();
        closing = true;
        try {
            socket.startClose();
        } catch (IOException e) {
            fail(e);
        }
        endCalls(new ClosedByCaller());
    }

    private void tick() {
        long now = System.nanoTime();
        long writing = socket.writingSince();
        long silent = now - socket.lastReceived();
        if (closing && now - closingSince > TimeUnit.SECONDS.toNanos(1)) {
            fail(new IOException("no answer to the close frame"));
        } else if (writing != 0 && now - writing > nanos(sendTimeout)) {
            fail(new IOException("the server took no data for " + sendTimeout.toMillis() + " ms"));
        } else if (silent > 3 * nanos(keepAlive)) {
            fail(new IOException(
                    "nothing came from the server for " + silent / 1_000_000 + " ms, not even an answer to pings"));
        } else if (silent > nanos(keepAlive)) {
            // not in the timer's thread: sending may block
            AsyncExecutor.shared().execute(this::ping);
        }
    }

    private void ping() {
        try {
            socket.ping();
        } catch (IOException e) {
            fail(e);
        }
    }

    /** The reason of the end when it was the caller's wish. */
    private static final class ClosedByCaller extends IOException {
        private static final long serialVersionUID = 1L;

        ClosedByCaller() {
            super("closed by the caller");
        }
    }
}
