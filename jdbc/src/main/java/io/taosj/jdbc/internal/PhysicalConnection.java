package io.taosj.jdbc.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/** A session that a pool hands out again and again, each time behind a new handle. */
public final class PhysicalConnection implements PooledConnection {
    private final JdbcConnection connection;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Handle handle;

    /** Pools a session, which ends with this object. */
    public PhysicalConnection(JdbcConnection connection) {
        this.connection = connection;
    }

    @Override
    public Connection getConnection() throws SQLException {
        connection.checkOpen();
        Handle old = handle;
        if (old != null) {
            // JDBC allows one handle at a time; the session is as new for the next one
            old.closed = true;
        }
        connection.reset();
        Handle fresh = new Handle();
        handle = fresh;
        return (Connection) Proxy.newProxyInstance(
                PhysicalConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, fresh);
    }

    /** Passes calls on until it is closed. */
    private final class Handle implements InvocationHandler {
        private volatile boolean closed;

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    if (!closed) {
                        closed = true;
                        listeners.forEach(l -> l.connectionClosed(new ConnectionEvent(PhysicalConnection.this)));
                    }
                    return null;
                }
                case "isClosed" -> {
                    return closed || connection.isClosed();
                }
                case "equals" -> {
                    return arguments != null && proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {
                    return pass(method, arguments);
                }
            }
        }

        private @Nullable Object pass(Method method, Object @Nullable [] arguments) throws Throwable {
            if (closed && method.getDeclaringClass() != Object.class) {
                throw Failures.connectionClosed();
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                Throwable cause = e.getCause();
                if (cause instanceof SQLException failure && connection.isClosed()) {
                    ConnectionEvent event = new ConnectionEvent(PhysicalConnection.this, failure);
                    listeners.forEach(l -> l.connectionErrorOccurred(event));
                }
                throw cause == null ? e : cause;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void addStatementEventListener(StatementEventListener listener) {
        // statements are not pooled by the pool: connections keep prepared ones themselves
    }

    @Override
    public void removeStatementEventListener(StatementEventListener listener) {
        // none was kept
    }
}
