package io.taosj.internal.failover;

import io.taosj.Endpoint;
import io.taosj.spi.TransportSession;

/** A session and the server that it is with. Only the same object is equal: each stands for one connection. */
final class Live {
    private final TransportSession session;
    private final Endpoint endpoint;

    Live(TransportSession session, Endpoint endpoint) {
        this.session = session;
        this.endpoint = endpoint;
    }

    TransportSession session() {
        return session;
    }

    Endpoint endpoint() {
        return endpoint;
    }
}
