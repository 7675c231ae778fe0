package io.taosj.engine;

import io.taosj.engine.internal.EngineImpl;

/**
 * A TDengine-compatible database inside this JVM, in memory or in a directory.
 *
 * <p>Safe for use by several threads. A directory can be open once at a time, in one process.
 */
public interface Engine extends AutoCloseable {

    /**
     * Opens an engine.
     *
     * @throws EngineException if the directory is in use, can't be written or holds damaged files
     */
    static Engine open(EngineOptions options) {
        return EngineImpl.open(options);
    }

    /** What it was opened with. */
    EngineOptions options();

    /**
     * Checks a user's password and starts a session.
     *
     * @throws EngineException 0x357 for a wrong password, 0x351 for an unknown user, 0x315 for a disabled one
     */
    EngineSession login(String user, String password);

    /** Starts a session of {@code root} without asking for a password: for code in the same JVM. */
    EngineSession session();

    /**
     * Starts a session of a user whose identity is known by other means than a password.
     *
     * @throws EngineException 0x351 for an unknown user, 0x315 for a disabled one
     */
    EngineSession session(String user);

    /** Ends all sessions, makes everything durable and lets go of the directory. */
    @Override
    void close();
}
