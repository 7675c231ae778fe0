package io.taosj.embedded.internal;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The engines behind {@code taos+embedded} connections: one per directory, and one in memory for the whole JVM.
 *
 * <p>An engine opens with its first connection and closes with its last, so that a pool's connections see the same
 * data and a directory is free again when nobody uses it.
 */
final class SharedEngines {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Map<String, Lease> OPEN = new HashMap<>();
    private static final String MEMORY = "";

    private SharedEngines() {}

    /** A right to use an engine; {@link #release} gives it back. */
    static final class Lease {
        private final String key;
        private final Engine engine;
        private int users;

        private Lease(String key, Engine engine) {
            this.key = key;
            this.engine = engine;
        }

        Engine engine() {
            return engine;
        }

        void release() {
            LOCK.lock();
            try {
                users--;
                if (users == 0) {
                    OPEN.remove(key);
                    engine.close();
                }
            } finally {
                LOCK.unlock();
            }
        }
    }

    /** The engine of a directory, or of the memory. */
    static Lease lease(@Nullable Path directory, String rootPassword) {
        LOCK.lock();
        try {
            String key = key(directory);
            Lease lease = OPEN.get(key);
            if (lease == null) {
                EngineOptions options =
                        directory == null ? EngineOptions.inMemory() : EngineOptions.inDirectory(directory);
                lease = new Lease(key, Engine.open(options.withRootPassword(rootPassword)));
                OPEN.put(key, lease);
            }
            lease.users++;
            return lease;
        } finally {
            LOCK.unlock();
        }
    }

    private static String key(@Nullable Path directory) {
        if (directory == null) {
            return MEMORY;
        }
        try {
            return Files.exists(directory)
                    ? directory.toRealPath().toString()
                    : directory.toAbsolutePath().normalize().toString();
        } catch (IOException e) {
            return directory.toAbsolutePath().normalize().toString();
        }
    }
}
