package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineOptions;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The columnar store: one instance, its settings, a pool of connections. */
final class Store implements AutoCloseable {
    private static final int MOST_THREADS = 4;
    private static final int MOST_IDLE = 16;

    private final DuckDBConnection root;
    private final Deque<DuckDBConnection> idle = new ConcurrentLinkedDeque<>();
    private final Set<DuckDBConnection> lent = ConcurrentHashMap.newKeySet();
    private final RowFunction rows = new RowFunction();
    private volatile boolean closed;

    private Store(DuckDBConnection root) {
        this.root = root;
    }

    /** @param file the database file, or null for memory */
    static Store open(@Nullable Path file, Path spill, EngineOptions options) {
        try {
            DuckDBConnection root = DuckDBConnection.newConnection(
                    "jdbc:duckdb:" + (file == null ? "" : file), false, new Properties());
            Store store = new Store(root);
            try {
                store.rows.register(root);
                store.configure(spill, options);
                return store;
            } catch (SQLException e) {
                root.close();
                throw e;
            }
        } catch (Exception e) {
            throw Failures.ofOpening(file, e);
        }
    }

    private void configure(Path spill, EngineOptions options) throws SQLException {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        try (Statement statement = root.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("SET memory_limit = '" + Math.max(options.memoryLimitBytes(), 64L << 20) + "B'");
            statement.execute("SET temp_directory = '" + spill.toString().replace("'", "''") + "'");
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET autoload_known_extensions = false");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }

    /** Work inside of a transaction. */
    interface Work<T> {
        T run(Statement statement) throws SQLException;
    }

    /** Does some work in one transaction: all or nothing. */
    <T> T inTransaction(Work<T> work) {
        return inTransaction(work, new ReentrantLock(), result -> {});
    }

    /**
     * Does some work in one transaction.
     *
     * @param commitLock held while the transaction is committed and until {@code committed} has returned
     */
    <T> T inTransaction(Work<T> work, ReentrantLock commitLock, Consumer<T> committed) {
        DuckDBConnection connection = borrow();
        boolean done = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            T result = work.run(statement);
            Core.acquire(commitLock);
            try {
                statement.execute("COMMIT");
                done = true;
                committed.accept(result);
            } finally {
                commitLock.unlock();
            }
            return result;
        } catch (SQLException e) {
            throw Failures.of(e);
        } finally {
            if (done) {
                giveBack(connection);
            } else {
                rollBack(connection);
            }
        }
    }

    /** Work inside of a transaction, without a result. */
    interface Steps {
        void run(Statement statement) throws SQLException;
    }

    /** Does some work in one transaction: all or nothing. */
    void transact(Steps steps) {
        inTransaction(statement -> {
            steps.run(statement);
            return true;
        });
    }

    DuckDBConnection borrow() {
        DuckDBConnection connection = idle.poll();
        try {
            if (connection == null) {
                connection = root.duplicate();
            }
            lent.add(connection);
            return connection;
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** Takes back a connection that has no open transaction. */
    void giveBack(DuckDBConnection connection) {
        lent.remove(connection);
        if (closed || idle.size() >= MOST_IDLE) {
            discard(connection);
        } else {
            idle.push(connection);
        }
    }

    /** Ends a connection's transaction without effect and takes it back. */
    void rollBack(DuckDBConnection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
            giveBack(connection);
        } catch (SQLException e) {
            lent.remove(connection);
            discard(connection); // its transaction dies with it
        }
    }

    private static void discard(DuckDBConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(Store.class.getName()).log(System.Logger.Level.DEBUG, "closing a connection", e);
        }
    }

    RowFunction rows() {
        return rows;
    }

    /** The first column of the first row, or 0 if there is none. */
    static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** Stops what is running; statements in the middle of something get an error. */
    @Override
    public void close() {
        closed = true;
        for (DuckDBConnection running : lent) {
            Interrupts.interrupt(running);
            discard(running);
        }
        DuckDBConnection connection;
        while ((connection = idle.poll()) != null) {
            discard(connection);
        }
        discard(root);
    }
}
