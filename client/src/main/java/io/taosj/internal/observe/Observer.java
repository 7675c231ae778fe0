package io.taosj.internal.observe;

import io.taosj.ClientListener;
import io.taosj.ClientListener.Kind;
import io.taosj.ClientListener.Outcome;
import io.taosj.ClientListener.Peer;
import io.taosj.ClientListener.Request;
import io.taosj.ClientListener.RequestListener;
import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.spi.TransportSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Tells the listeners of one connection what its calls do. Safe for use by several threads. */
public final class Observer {
    private final ClientListener listener;
    private final Peer peer;
    private final AtomicBoolean gone = new AtomicBoolean();

    private Observer(ClientListener listener, Peer peer) {
        this.listener = listener;
        this.peer = peer;
    }

    /** Opens a session; one that reports if anybody listens. */
    public static TransportSession open(ConnectionOptions options, Supplier<TransportSession> opening) {
        if (options.listeners().isEmpty()) {
            return opening.get();
        }
        Observer observer = new Observer(new Listeners(options.listeners()), peer(options));
        long start = System.nanoTime();
        TransportSession session;
        try {
            session = opening.get();
        } catch (TaosException e) {
            observer.listener.connectionFailed(observer.peer, since(start), e);
            throw e;
        }
        observer.listener.connectionOpened(observer.peer, since(start));
        return new ObservedSession(session, observer);
    }

    private static Peer peer(ConnectionOptions options) {
        List<Endpoint> endpoints = options.endpoints();
        return new Peer(
                options.protocol(),
                options.toString(),
                endpoints.isEmpty() ? "" : endpoints.get(0).host(),
                endpoints.isEmpty() ? 0 : endpoints.get(0).port(),
                options.database());
    }

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** A request that was told of, and the listener for its result. */
    record Done<T>(T value, RequestListener listener) {}

    /** Runs a request and reports its start and end. */
    <T> Done<T> request(Kind kind, long id, @Nullable String sql, Supplier<T> call, ToLongFunction<T> affected) {
        RequestListener told = listener.requestStarted(peer, new Request(kind, id, sql));
        long start = System.nanoTime();
        T value;
        try {
            value = call.get();
        } catch (TaosException e) {
            told.ended(new Outcome(since(start), 0, e));
            noteLoss(e);
            throw e;
        }
        told.ended(new Outcome(since(start), affected.applyAsLong(value), null));
        return new Done<>(value, told);
    }

    /** Reports a lost connection, once. */
    void noteLoss(TaosException e) {
        if (e instanceof TaosConnectionException && gone.compareAndSet(false, true)) {
            listener.connectionLost(peer, e);
        }
    }

    /** Reports that the application closed the connection, unless it is gone already. */
    void closed() {
        if (gone.compareAndSet(false, true)) {
            listener.connectionClosed(peer);
        }
    }
}
