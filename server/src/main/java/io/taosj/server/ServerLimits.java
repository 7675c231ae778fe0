package io.taosj.server;

import java.time.Duration;

/**
 * What a server grants its clients; immutable, the {@code with} methods give changed copies.
 *
 * @param bodyBytes longest body of an HTTP request, inflated
 * @param messageBytes longest WebSocket message, inflated
 * @param headerBytes longest head of an HTTP request
 * @param results most results that one WebSocket connection may have open
 * @param inFlight most requests of one WebSocket connection that are worked on; further ones aren't read until then
 * @param loginTimeout how long a WebSocket connection may exist without having logged in, and an HTTP connection
 *     without having sent its first request
 * @param idleTimeout how long a peer may stay silent, pongs included
 * @param pingInterval how often the server pings
 * @param writeTimeout how long a peer may take to read a reply
 * @param stopTimeout how long running requests are waited for when the server stops
 */
public record ServerLimits(
        int bodyBytes,
        int messageBytes,
        int headerBytes,
        int results,
        int inFlight,
        Duration loginTimeout,
        Duration idleTimeout,
        Duration pingInterval,
        Duration writeTimeout,
        Duration stopTimeout) {

    /** As taosAdapter where it has limits, and generous where it has none. */
    public static ServerLimits defaults() {
        return new ServerLimits(
                64 << 20,
                256 << 20,
                32 << 10,
                1024,
                128,
                Duration.ofSeconds(30),
                Duration.ofSeconds(114),
                Duration.ofSeconds(54),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10));
    }

    /** Other sizes of bodies and messages. */
    public ServerLimits withSizes(int newBodyBytes, int newMessageBytes) {
        return new ServerLimits(
                newBodyBytes,
                newMessageBytes,
                headerBytes,
                results,
                inFlight,
                loginTimeout,
                idleTimeout,
                pingInterval,
                writeTimeout,
                stopTimeout);
    }

    /** Other numbers of open results and of requests in work. */
    public ServerLimits withCounts(int newResults, int newInFlight) {
        return new ServerLimits(
                bodyBytes,
                messageBytes,
                headerBytes,
                newResults,
                newInFlight,
                loginTimeout,
                idleTimeout,
                pingInterval,
                writeTimeout,
                stopTimeout);
    }

    /** Another time until a connection must have logged in. */
    public ServerLimits withLoginTimeout(Duration timeout) {
        return new ServerLimits(
                bodyBytes,
                messageBytes,
                headerBytes,
                results,
                inFlight,
                timeout,
                idleTimeout,
                pingInterval,
                writeTimeout,
                stopTimeout);
    }

    /** Another length of silence and another interval of pings, which should be less than half of it. */
    public ServerLimits withIdleTimeout(Duration timeout, Duration newPingInterval) {
        return new ServerLimits(
                bodyBytes,
                messageBytes,
                headerBytes,
                results,
                inFlight,
                loginTimeout,
                timeout,
                newPingInterval,
                writeTimeout,
                stopTimeout);
    }

    /** Another time for a peer to read a reply, and for running requests when the server stops. */
    public ServerLimits withWriteAndStopTimeout(Duration newWriteTimeout, Duration newStopTimeout) {
        return new ServerLimits(
                bodyBytes,
                messageBytes,
                headerBytes,
                results,
                inFlight,
                loginTimeout,
                idleTimeout,
                pingInterval,
                newWriteTimeout,
                newStopTimeout);
    }
}
