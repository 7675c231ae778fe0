package io.taosj.internal.ws;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.Protocol;
import io.taosj.TaosConnectionException;
import io.taosj.internal.failover.FailoverSession;
import io.taosj.internal.websocket.HandshakeException;
import io.taosj.internal.websocket.Target;
import io.taosj.internal.websocket.WebSocket;
import io.taosj.spi.TransportProvider;
import io.taosj.spi.TransportSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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

    private static WsSession connect(ConnectionOptions options, Endpoint endpoint) {
        BufferPool pool = new BufferPool();
        Target target = new Target(
                endpoint.host(),
                endpoint.port(),
                path(options),
                options.tls(),
                options.sslContext(),
                options.verifyHostName(),
                options.compression(),
                options.maxMessageBytes(),
                pool::take);
        long deadline = System.nanoTime() + options.connectTimeout().toNanos();
        WebSocket socket = socket(target, deadline, options);
        Channel channel = new Channel(socket, endpoint.toString(), options.keepAlive(), options.requestTimeout());
        channel.start();
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

    private static String path(ConnectionOptions options) {
        String token = options.token();
        return token == null ? "/ws" : "/ws?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
}
