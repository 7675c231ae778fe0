package io.taosj.internal.failover;

import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.spi.TransportSession;

/** Connects to one server and logs in. */
@FunctionalInterface
public interface SessionOpener {
    /**
     * @param options what the session is to be like, whatever its list of endpoints says
     * @throws io.taosj.TaosException if that fails; nothing is left open then
     */
    TransportSession open(ConnectionOptions options, Endpoint endpoint);
}
