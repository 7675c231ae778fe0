package io.taosj.internal;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import java.util.function.Function;

/** Tries several servers. */
public final class Endpoints {
    private Endpoints() {}

    /**
     * What opening gives at the first endpoint that takes part.
     *
     * @throws TaosException the last failure, with the earlier ones suppressed
     */
    public static <S> S first(ConnectionOptions options, Function<Endpoint, S> opening) {
        TaosException failure = null;
        for (Endpoint endpoint : options.endpoints()) {
            try {
                return opening.apply(endpoint);
            } catch (TaosException e) {
                // a wrong password is wrong everywhere, a missing or silent server is not
                if (!e.isRetryable() && e.code() != ClientErrors.TIMEOUT) {
                    throw e;
                }
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
