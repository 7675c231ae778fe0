package io.taosj.internal.failover;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Tries servers one after the other, those first that are known to answer. */
public final class Attempts {
    private Attempts() {}

    /**
     * What opening gives at the first server that takes part.
     *
     * @throws TaosException the last failure, with the earlier ones suppressed; a wrong password is wrong everywhere
     *     and ends the search
     */
    public static <T> T first(ConnectionOptions options, Function<Endpoint, T> opening) {
        return first(options, ServerStates.SHARED, (endpoint, pause) -> {}, opening);
    }

    /**
     * @param failed told which server did not answer and how long it should be left alone
     */
    static <T> T first(
            ConnectionOptions options,
            ServerStates servers,
            BiConsumer<Endpoint, Duration> failed,
            Function<Endpoint, T> opening) {
        TaosException failure = null;
        for (Endpoint endpoint :
                servers.order(options.endpoints(), options.failover().balancing())) {
            try {
                return opening.apply(endpoint);
            } catch (TaosException e) {
                if (!isPassing(e)) {
                    throw e;
                }
                failed.accept(endpoint, servers.failed(endpoint));
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

    /** Whether a failed attempt to connect may succeed later or elsewhere: a server is missing, silent or busy. */
    static boolean isPassing(TaosException failure) {
        return failure.isRetryable()
                || failure.code() == ClientErrors.TIMEOUT
                || failure.code() == ClientErrors.PROTOCOL;
    }
}
