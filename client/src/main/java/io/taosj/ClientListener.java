package io.taosj;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears of connections and requests, for metrics, traces and logs; set by {@link ConnectionOptions.Builder#listener}.
 *
 * <p>Methods are called in the thread of the call that they report on and so must be quick; what they throw is logged
 * and dropped. One listener may serve many connections and threads. Values bound to statements are never reported, and
 * targets are without secrets; the text of a statement is reported as it was given. Without a listener nothing of this
 * costs anything.
 */
public interface ClientListener {
    /**
     * The other end of a connection.
     *
     * @param protocol how it is reached
     * @param target the options as a URL without secrets
     * @param host the first endpoint's host; empty if the engine is embedded
     * @param port the first endpoint's port; 0 if the engine is embedded
     * @param database the database that was asked for, if any
     */
    record Peer(
            Protocol protocol,
            String target,
            String host,
            int port,
            @Nullable String database) {}

    /** What a request does. */
    enum Kind {
        /** SQL with or without a result. */
        QUERY,
        /** A check of SQL without running it. */
        VALIDATE,
        /** The preparation of a statement. */
        PREPARE,
        /** Sending values to a prepared statement. */
        BIND,
        /** The execution of a prepared statement. */
        EXECUTE,
        /** Schemaless writing. */
        SCHEMALESS
    }

    /**
     * A request that starts.
     *
     * @param kind what it does
     * @param requestId the request's id, unsigned; 0 where the transport makes it
     * @param sql the statement, or null where there is none
     */
    record Request(Kind kind, long requestId, @Nullable String sql) {}

    /**
     * How a request ended.
     *
     * @param duration from the call to the server's first answer
     * @param affectedRows rows written; 0 for queries
     * @param failure why it failed, or null
     */
    record Outcome(
            Duration duration, long affectedRows, @Nullable TaosException failure) {}

    /**
     * What was read of a result.
     *
     * @param duration from the first answer to the end of the result
     * @param rows the rows read
     * @param bytes the size of their blocks
     * @param failure why it ended early, or null
     */
    record Fetched(
            Duration duration,
            long rows,
            long bytes,
            @Nullable TaosException failure) {}

    /** Hears how a request that it heard of at the start goes on. */
    interface RequestListener {
        /** One that does not listen. */
        RequestListener NONE = new RequestListener() {};

        /** The request has ended; a query has its result now, which is read later. */
        default void ended(Outcome outcome) {}

        /** The request's result is read or closed. Not called for requests without a result. */
        default void fetched(Fetched fetched) {}
    }

    /** A connection is open and logged in. */
    default void connectionOpened(Peer peer, Duration duration) {}

    /** No connection could be made. */
    default void connectionFailed(Peer peer, Duration duration, TaosException failure) {}

    /** The application closed a connection. */
    default void connectionClosed(Peer peer) {}

    /** A call found that its connection is gone; told once for each connection. */
    default void connectionLost(Peer peer, TaosException failure) {}

    /** A request starts; what is returned hears of its end. */
    default RequestListener requestStarted(Peer peer, Request request) {
        return RequestListener.NONE;
    }
}
