package io.taosj.internal.failover;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import java.util.function.Function;

/** Tries several servers for something that looks after itself when its server is lost. */
public final class FirstAnswer {
    private FirstAnswer() {}

    /**
     * What opening gives at the first server that takes part.
     *
     * @throws TaosException the last failure, with the earlier ones suppressed; a wrong password is wrong everywhere
     *     and ends the search
     */
    public static <S> S of(ConnectionOptions options, Function<Endpoint, S> opening) {
        return of(options, opening, ServerStates.SHARED);
    }

    static <S> S of(ConnectionOptions options, Function<Endpoint, S> opening, ServerStates servers) {
        TaosException failure = null;
        for (Endpoint endpoint :
                servers.order(options.endpoints(), options.failover().balancing())) {
            try {
                S opened = opening.apply(endpoint);
                servers.answered(endpoint);
                return opened;
            } catch (TaosException e) {
                if (!Connector.isPassing(e)) {
                    throw e;
                }
                servers.failed(endpoint);
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        throw failure == null
                ? new TaosConnectionException(ClientErrors.CONNECT_FAILED, "there is no endpoint to connect to")
                : failure;
    }
}
