package io.taosj.server.internal.http;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineSession;
import io.taosj.engine.SchemalessWrite;
import io.taosj.server.internal.Metrics;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the points that agents of InfluxDB and OpenTSDB send. */
final class PointWriter {
    private static final int NO_DATABASE = 0x388;

    private final Metrics metrics;
    private final int bodyLimit;
    private final boolean createDatabases;

    PointWriter(Metrics metrics, int bodyLimit, boolean createDatabases) {
        this.metrics = metrics;
        this.bodyLimit = bodyLimit;
        this.createDatabases = createDatabases;
    }

    String body(Exchange exchange) throws IOException {
        return exchange.body(bodyLimit);
    }

    /**
     * Writes points into a database as the user who asked.
     *
     * @throws EngineException if the login, the database or a point is wrong
     */
    void write(Exchange exchange, Authenticator.Login login, String database, SchemalessWrite points) {
        try (EngineSession session = login.open()) {
            session.client(exchange.parameter("app"), exchange.peer());
            use(session, database);
            metrics.schemalessRows(session.schemaless(points).affected());
        }
    }

    private void use(EngineSession session, String database) {
        try {
            session.use(database);
        } catch (EngineException e) {
            if (!createDatabases || e.code() != NO_DATABASE) {
                throw e;
            }
            session.execute("create database if not exists " + Sql.name(database) + " precision 'ns'")
                    .close();
            session.use(database);
        }
    }

    /** The text of an engine's error as both protocols have it. */
    static String text(int code, @Nullable String message) {
        return "[0x" + Integer.toHexString(code) + "] " + message;
    }
}
