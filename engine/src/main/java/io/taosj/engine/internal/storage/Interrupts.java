package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;

/**
 * Stops whatever runs on a connection. The driver lets a statement be cancelled only by who has it; its connection's own
 * means, which that uses, are not public, and demand that its lock is held.
 */
final class Interrupts {
    private static final Method INTERRUPT;
    private static final Field LOCK;

    static {
        try {
            INTERRUPT = DuckDBConnection.class.getDeclaredMethod("interrupt");
            INTERRUPT.setAccessible(true);
            LOCK = DuckDBConnection.class.getDeclaredField("connRefLock");
            LOCK.setAccessible(true);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Interrupts() {}

    /** Does nothing if the connection is closed or nothing runs on it. */
    static void interrupt(DuckDBConnection connection) {
        try {
            ReentrantLock lock = (ReentrantLock) LOCK.get(connection);
            Core.acquire(lock);
            try {
                INTERRUPT.invoke(connection);
            } finally {
                lock.unlock();
            }
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof SQLException)) {
                throw new EngineException(Failures.SYSTEM_ERROR, "System error", e);
            }
        } catch (IllegalAccessException e) {
            throw new EngineException(Failures.SYSTEM_ERROR, "System error", e);
        }
    }
}
