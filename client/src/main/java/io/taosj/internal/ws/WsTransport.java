package io.taosj.internal.ws;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.Protocol;
import io.taosj.TaosConnectionException;
import io.taosj.internal.failover.Attempts;
import io.taosj.internal.failover.FailoverSession;
import io.taosj.internal.websocket.HandshakeException;
import io.taosj.internal.websocket.Target;
import io.taosj.internal.websocket.WebSocket;
import io.taosj.spi.TransportConsumer;
import io.taosj.spi.TransportProvider;
import io.taosj.spi.TransportSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntFunction;

/** Opens sessions over WebSocket. */
public final class WsTransport implements TransportProvider {
    @Override
    public Protocol protocol() {
        return Protocol.WEBSOCKET;
    }

    @Override
    public TransportSession open(ConnectionOptions options) {
        return FailoverSession.open(options, WsTransport::connect);
    }

    @Override
    public TransportConsumer openConsumer(ConnectionOptions options, Map<String, String> settings) {
        // messages belong to the caller for ever, so their memory is not used again
        return Attempts.first(options, endpoint -> {
            long deadline = System.nanoTime() + options.connectTimeout().toNanos();
            Channel channel = channel(options, endpoint, "/rest/tmq", byte[]::new, deadline);
            boolean done = false;
            try {
                Login.version(channel, deadline);
                WsConsumer consumer = new WsConsumer(channel, options, settings);
                done = true;
                return consumer;
            } finally {
                if (!done) {
                    channel.close();
                }
            }
        });
    }

    private static Channel channel(
            ConnectionOptions options, Endpoint endpoint, String path, IntFunction<byte[]> allocator, long deadline) {
        Target target = new Target(
                endpoint.host(),
                endpoint.port(),
                path(path, options),
                options.tls(),
                options.sslContext(),
                options.verifyHostName(),
                options.compression(),
                options.maxMessageBytes(),
                allocator);
        WebSocket socket = socket(target, deadline, options);
        Channel channel = new Channel(socket, endpoint.toString(), options.keepAlive(), options.requestTimeout());
        channel.start();
        return channel;
    }

    private static WsSession connect(ConnectionOptions options, Endpoint endpoint) {
        BufferPool pool = new BufferPool();
        long deadline = System.nanoTime() + options.connectTimeout().toNanos();
        Channel channel = channel(options, endpoint, "/ws", pool::take, deadline);
        boolean done = false;
        try {
            WsSession session = new WsSession(channel, pool, Login.login(channel, options, deadline));
            done = true;
            return session;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private static WebSocket socket(Target target, long deadline, ConnectionOptions options) {
        try {
            return WebSocket.connect(target, deadline);
        } catch (HandshakeException e) {
            throw new TaosConnectionException(
                    e.status() >= 500 ? ClientErrors.CONNECT_FAILED : ClientErrors.HTTP_STATUS,
                    "no WebSocket at " + target + ": " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new TaosConnectionException(
                    ClientErrors.CONNECT_FAILED,
                    "can't connect to " + target + " within "
                            + options.connectTimeout().toMillis() + " ms: " + e,
                    e);
        }
    }

    private static String path(String path, ConnectionOptions options) {
        String token = options.token();
        return token == null ? path : path + "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
}
