package io.taosj.internal.rest;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.Protocol;
import io.taosj.TaosInterfaceException;
import io.taosj.internal.failover.FailoverSession;
import io.taosj.spi.TransportProvider;
import io.taosj.spi.TransportSession;

/** Opens sessions over HTTP; there is no connection to keep, so opening only checks server and login. */
public final class RestTransport implements TransportProvider {
    @Override
    public Protocol protocol() {
        return Protocol.REST;
    }

    @Override
    public TransportSession open(ConnectionOptions options) {
        if (options.tls() && !options.verifyHostName()) {
            throw new TaosInterfaceException(
                    ClientErrors.UNSUPPORTED,
                    "REST connections always verify the host name; use WebSocket or a name that fits");
        }
        return FailoverSession.open(options, RestTransport::connect);
    }

    private static RestSession connect(ConnectionOptions options, Endpoint endpoint) {
        RestSession session = new RestSession(options, endpoint);
        boolean done = false;
        try {
            session.check();
            done = true;
            return session;
        } finally {
            if (!done) {
                session.close();
            }
        }
    }
}
