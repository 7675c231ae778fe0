package io.taosj.spi;

import io.taosj.ClientErrors;
import io.taosj.TaosInterfaceException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One session with a server or an engine. Safe for use by several threads.
 *
 * <p>All methods throw a {@link io.taosj.TaosException} on failure. After {@link #close()} each of them fails with
 * {@link io.taosj.ClientErrors#CONNECTION_CLOSED} except {@code close}, {@code isOpen} and {@code isValid}.
 */
public interface TransportSession extends AutoCloseable {
    /**
     * Runs one statement and waits for its outcome.
     *
     * @param sql the statement, in full
     * @param requestId the id under which servers log it, an unsigned 64 bit number
     * @param timeout how long to wait for the outcome, and later for each block of the result
     */
    QueryOutcome query(String sql, long requestId, Duration timeout);

    /**
     * Checks a statement without running it; returns normally if it is valid.
     *
     * @throws io.taosj.TaosException with the parser's code and text if it is not
     */
    void validate(String sql, long requestId, Duration timeout);

    /**
     * Prepares a statement with placeholders.
     *
     * @throws io.taosj.TaosInterfaceException if the transport can't
     */
    default TransportStatement prepare(String sql, Duration timeout) {
        throw new TaosInterfaceException(
                ClientErrors.UNSUPPORTED, "this kind of connection has no prepared statements; use WebSocket");
    }

    /**
     * Writes schemaless data.
     *
     * @return the rows written
     * @throws io.taosj.TaosInterfaceException if the transport can't
     */
    default long schemaless(SchemalessRequest request, Duration timeout) {
        throw new TaosInterfaceException(
                ClientErrors.UNSUPPORTED, "this kind of connection has no schemaless writing; use WebSocket");
    }

    /** The current database, or null if there is none. */
    @Nullable String currentDatabase(Duration timeout);

    /** The server's version, four numbers with dots in most cases. */
    String serverVersion();

    /** The server's description of itself; its form is up to the server. */
    String serverInfo(Duration timeout);

    /** Changes the zone in which the session reads and shows local times. */
    void setTimeZone(ZoneId zone, Duration timeout);

    /**
     * Ends the wait for the first answer to a request, which fails with SQLState 57014 then; does not wait.
     *
     * @return whether the request waited; false too where the transport can't tell
     */
    default boolean cancel(long requestId) {
        return false;
    }

    /** Whether the session is usable as far as is known without asking the server. */
    boolean isOpen();

    /** Whether the server answers in time; never throws. */
    boolean isValid(Duration timeout);

    /** Ends the session, its results and its pending calls. Repeated calls have no effect; never blocks for long. */
    @Override
    void close();
}
