package io.taosj.embedded.internal;

import io.taosj.ConnectionOptions;
import io.taosj.Protocol;
import io.taosj.TaosException;
import io.taosj.engine.ConsumerOptions;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineSession;
import io.taosj.spi.TransportConsumer;
import io.taosj.spi.TransportProvider;
import io.taosj.spi.TransportSession;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Opens sessions of engines in this JVM. */
public final class EmbeddedTransport implements TransportProvider {

    @Override
    public Protocol protocol() {
        return Protocol.EMBEDDED;
    }

    @Override
    public TransportSession open(ConnectionOptions options) {
        SharedEngines.Lease lease = call(() -> SharedEngines.lease(options.directory(), options.password()));
        try {
            return call(() -> new EmbeddedSession(lease.engine(), login(lease, options), lease::release));
        } catch (RuntimeException e) {
            lease.release();
            throw e;
        }
    }

    private static EngineSession login(SharedEngines.Lease lease, ConnectionOptions options) {
        EngineSession session = lease.engine().login(options.user(), options.password());
        try {
            if (options.database() != null) {
                session.use(options.database());
            }
            session.zone(options.timeZone());
            session.client(options.application(), "127.0.0.1");
            session.localFiles(true);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public TransportConsumer openConsumer(ConnectionOptions options, Map<String, String> settings) {
        SharedEngines.Lease lease = call(() -> SharedEngines.lease(options.directory(), options.password()));
        boolean done = false;
        try {
            EmbeddedConsumer consumer = call(() -> {
                // a consumer outlives the session that makes it
                try (EngineSession session = login(lease, options)) {
                    ConsumerOptions wanted = consumerOptions(settings);
                    return new EmbeddedConsumer(session.consumer(wanted), wanted.batchMeta(), lease::release);
                }
            });
            done = true;
            return consumer;
        } finally {
            if (!done) {
                lease.release();
            }
        }
    }

    private static ConsumerOptions consumerOptions(Map<String, String> settings) {
        ConsumerOptions defaults = ConsumerOptions.of(settings.getOrDefault("group.id", ""));
        String reset = settings.getOrDefault("auto.offset.reset", "latest");
        boolean names = settings.getOrDefault("msg.with.table.name", "true").equals("true");
        return new ConsumerOptions(
                defaults.group(),
                settings.getOrDefault("client.id", ""),
                ConsumerOptions.Reset.valueOf(reset.toUpperCase(Locale.ROOT)),
                settings.getOrDefault("msg.enable.batchmeta", "0").equals("1"),
                flag(settings, "experimental.snapshot.enable"),
                flag(settings, "enable.replay"),
                Long.parseLong(
                        settings.getOrDefault("max.poll.interval.ms", Long.toString(defaults.maxPollIntervalMillis()))),
                "tbname:" + (names ? 1 : 0) + ",commit:0,interval:5000ms,reset:" + reset);
    }

    private static boolean flag(Map<String, String> settings, String key) {
        return Boolean.parseBoolean(settings.getOrDefault(key, "false"));
    }

    /** Runs something of the engine; its errors become the client's. */
    static <T> T call(Supplier<T> task) {
        try {
            return task.get();
        } catch (EngineException e) {
            throw translated(e);
        }
    }

    /** An error of the engine as one of the client. */
    static TaosException translated(EngineException failure) {
        TaosException translated = TaosException.of(failure.code(), String.valueOf(failure.getMessage()));
        // the cause is taken by the constructor; the stack trace of an internal error is kept this way
        translated.addSuppressed(failure);
        return translated;
    }
}
