package io.taosj.internal.failover;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.FailoverOptions;
import io.taosj.TaosException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries again and again to connect, with pauses, until that works, makes no sense or is no longer wanted. */
final class Recovery {
    private static final int NO_SUCH_DATABASE = 0x0388;

    private final Connector connector;
    private final FailoverOptions options;
    private final Supplier<ConnectionOptions> wanted;
    private final Runnable databaseGone;
    private final CountDownLatch closed;
    private final Random random = new Random();

    /**
     * @param wanted what the session must be like
     * @param databaseGone told when the database was dropped in the meantime; the session has none then
     * @param closed counted down when nobody wants the session any more
     */
    Recovery(
            Connector connector,
            FailoverOptions options,
            Supplier<ConnectionOptions> wanted,
            Runnable databaseGone,
            CountDownLatch closed) {
        this.connector = connector;
        this.options = options;
        this.wanted = wanted;
        this.databaseGone = databaseGone;
        this.closed = closed;
    }

    /**
     * A new session.
     *
     * @throws TaosException the last failure
     */
    Live run() {
        Pauses pauses = new Pauses(options.pause(), options.longestPause());
        long end = System.nanoTime() + options.reconnectTimeout().toNanos();
        int failures = 0;
        while (true) {
            ConnectionOptions now = wanted.get();
            TaosException failure;
            try {
                return connector.connect(now);
            } catch (TaosException e) {
                failure = e;
            }
            if (failure.code() == NO_SUCH_DATABASE && now.database() != null) {
                databaseGone.run();
                continue;
            }
            Duration pause = pauses.after(++failures, random);
            if (!Attempts.isPassing(failure) || System.nanoTime() + pause.toNanos() - end > 0 || closedWithin(pause)) {
                throw failure;
            }
        }
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The failure as each of the waiting calls gets it. */
    static TaosException notRestored(Live lost, @Nullable Throwable cause) {
        String text = "the connection to " + lost.endpoint() + " was lost and is not restored";
        if (cause instanceof TaosException e) {
            return new io.taosj.TaosConnectionException(e.code(), text + ": " + e.serverMessage(), e, false);
        }
        return new io.taosj.TaosConnectionException(ClientErrors.CONNECT_FAILED, text + ": " + cause, cause, false);
    }
}
