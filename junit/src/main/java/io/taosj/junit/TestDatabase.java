package io.taosj.junit;

import io.taosj.Taos;
import io.taosj.TaosConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** A test's database and the connections that the test was given. */
final class TestDatabase implements AutoCloseable {
    private static final String JDBC = "jdbc:taosj:";
    private static final String NO_DRIVER = "08001";

    private final TestEngine engine;
    private final @Nullable String name;
    private final ConcurrentLinkedDeque<Closing> connections = new ConcurrentLinkedDeque<>();

    /** The end of a connection. */
    @FunctionalInterface
    private interface Closing {
        void close() throws SQLException;
    }

    private TestDatabase(TestEngine engine, @Nullable String name) {
        this.engine = engine;
        this.name = name;
    }

    /** A new database. */
    static TestDatabase create(TestEngine engine, TestSettings settings) {
        TestDatabase database = new TestDatabase(engine, engine.createDatabase(settings.precision()));
        try {
            if (!settings.sql().isEmpty()) {
                try (TaosConnection connection = Taos.connect(database.url())) {
                    settings.sql().forEach(connection::execute);
                }
            }
            return database;
        } catch (RuntimeException e) {
            database.drop();
            throw e;
        }
    }

    /** Connections without a database. */
    static TestDatabase none(TestEngine engine) {
        return new TestDatabase(engine, null);
    }

    String url() {
        return engine.taos().url() + path();
    }

    String restUrl() {
        return engine.taos().restUrl() + path();
    }

    private String path() {
        return name == null ? "" : "/" + name;
    }

    TaosConnection connect() {
        TaosConnection connection = Taos.connect(url());
        connections.push(connection::close);
        return connection;
    }

    /**
     * A connection of the JDBC driver.
     *
     * @throws ParameterResolutionException if there is no driver for the URL
     */
    Connection connectJdbc() {
        String jdbc = JDBC + url();
        try {
            Connection connection = DriverManager.getConnection(jdbc, new Properties());
            connections.push(connection::close);
            return connection;
        } catch (SQLException e) {
            String reason = NO_DRIVER.equals(e.getSQLState()) && !hasDriver(jdbc)
                    ? "no JDBC driver for " + JDBC + "…, is taosj-jdbc on the class path?"
                    : "no JDBC connection: " + e.getMessage();
            throw new ParameterResolutionException(reason, e);
        }
    }

    private static boolean hasDriver(String url) {
        try {
            return DriverManager.getDriver(url) != null;
        } catch (SQLException e) {
            return false;
        }
    }

    private void drop() {
        if (name != null) {
            engine.dropDatabase(name);
        }
    }

    /** Closes the connections, then drops the database. */
    @Override
    public void close() throws SQLException {
        SQLException failure = null;
        for (Closing connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                failure = e;
            }
        }
        drop();
        if (failure != null) {
            throw failure;
        }
    }
}
