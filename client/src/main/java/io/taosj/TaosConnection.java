package io.taosj;

import io.taosj.internal.SchemalessText;
import io.taosj.internal.async.AsyncExecutor;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.SchemalessRequest;
import io.taosj.spi.TransportSession;
import io.taosj.wire.Precision;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A session with a TDengine server or an embedded engine.
 *
 * <p>Safe for use by several threads; over WebSocket their statements run side by side. The current database and the
 * time zone belong to the session, so threads that change them should have connections of their own. All methods that
 * talk to the server throw a {@link TaosException} on failure and wait no longer than the request timeout of the
 * options.
 */
public final class TaosConnection implements AutoCloseable {
    private final ConnectionOptions options;
    private final TransportSession session;
    private volatile ZoneId zone;

    TaosConnection(ConnectionOptions options, TransportSession session) {
        this.options = options;
        this.session = session;
        this.zone = options.effectiveTimeZone();
    }

    /** The options of this connection. */
    public ConnectionOptions options() {
        return options;
    }

    /** Runs a statement; returns the rows written or deleted, and 0 for definitions and queries. */
    public long execute(String sql) {
        return execute(sql, RequestIds.next());
    }

    /** Like {@link #execute(String)} under a request id of the caller, an unsigned 64 bit number. */
    public long execute(String sql, long requestId) {
        try (TaosResult result = query(sql, requestId)) {
            return result.affectedRows();
        }
    }

    /** Runs a statement and gives its result, which the caller closes. */
    public TaosResult query(String sql) {
        return query(sql, RequestIds.next());
    }

    /** Like {@link #query(String)} under a request id of the caller, an unsigned 64 bit number. */
    public TaosResult query(String sql, long requestId) {
        return query(sql, requestId, options.requestTimeout());
    }

    /**
     * Like {@link #query(String, long)} with a timeout of its own.
     *
     * @param timeout how long to wait for the outcome, and later for each block of the result
     */
    public TaosResult query(String sql, long requestId, Duration timeout) {
        Objects.requireNonNull(sql, "sql");
        QueryOutcome outcome = session.query(sql, requestId, timeout);
        return new TaosResult(outcome, zone);
    }

    /**
     * Ends a query of another thread that still waits for its outcome: there it fails with code {@link
     * ClientErrors#INTERRUPTED} and SQLState 57014, and what the server answers later is freed. Results that are being
     * read are ended by {@link TaosResult#close()}. Works over WebSocket only.
     *
     * @return whether there was such a query
     */
    public boolean cancel(long requestId) {
        return session.cancel(requestId);
    }

    /** Like {@link #execute(String)} in another thread; fails with a {@link TaosException}. */
    public CompletableFuture<Long> executeAsync(String sql) {
        return CompletableFuture.supplyAsync(() -> execute(sql), AsyncExecutor.shared());
    }

    /** Like {@link #query(String)} in another thread; fails with a {@link TaosException}. */
    public CompletableFuture<TaosResult> queryAsync(String sql) {
        return CompletableFuture.supplyAsync(() -> query(sql), AsyncExecutor.shared());
    }

    /** Like {@link #query(String, long)} in another thread; fails with a {@link TaosException}. */
    public CompletableFuture<TaosResult> queryAsync(String sql, long requestId) {
        return CompletableFuture.supplyAsync(() -> query(sql, requestId), AsyncExecutor.shared());
    }

    /**
     * The first row of a query as an object, see {@link TaosResult#toList(Class)}; empty if there is no row or, for a
     * single value, the value is null.
     */
    public <T> Optional<T> queryOne(String sql, Class<T> type) {
        List<T> rows;
        try (TaosResult result = query(sql)) {
            rows = result.first(type);
        }
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    /**
     * Runs statements one after the other; later ones are not run if one fails.
     *
     * @return the rows written by each
     * @throws TaosBatchException at the first failure; it tells the statement and what was done before it
     */
    public long[] executeBatch(List<String> statements) {
        long[] counts = new long[statements.size()];
        for (int i = 0; i < counts.length; i++) {
            try {
                counts[i] = execute(statements.get(i));
            } catch (TaosException e) {
                throw new TaosBatchException(e, i, Arrays.copyOf(counts, i));
            }
        }
        return counts;
    }

    /** Like {@link #executeBatch(List)} in another thread. */
    public CompletableFuture<long[]> executeBatchAsync(List<String> statements) {
        List<String> copy = List.copyOf(statements);
        return CompletableFuture.supplyAsync(() -> executeBatch(copy), AsyncExecutor.shared());
    }

    /** What a server can be asked about its databases, tables and topics. */
    public TaosAdmin admin() {
        return new TaosAdmin(this);
    }

    /**
     * Checks a statement without running it; returns normally if it is valid.
     *
     * @throws TaosException with the parser's code and text if it is not
     */
    public void validate(String sql) {
        session.validate(Objects.requireNonNull(sql, "sql"), RequestIds.next(), options.requestTimeout());
    }

    /**
     * Prepares a statement with placeholders, which the caller closes.
     *
     * @throws TaosInterfaceException over transports without prepared statements
     */
    public Statement2 statement2(String sql) {
        Objects.requireNonNull(sql, "sql");
        Duration timeout = options.requestTimeout();
        return new Statement2(session.prepare(sql, timeout), timeout, zone);
    }

    /**
     * Writes points without a schema: super tables and child tables are made and widened as needed. Needs a current
     * database. Several lines are not written as a whole: of a refused call some may be written.
     *
     * @param lines points of line or telnet protocol, each possibly several with line feeds between them; for {@link
     *     SchemalessProtocol#JSON} documents, each an object or an array of them; none at all is no request
     * @param precision the unit of the timestamps in line protocol
     * @return the rows written
     * @throws TaosSchemalessException if the server refuses a point; it tells the line where that can be known
     * @throws TaosInterfaceException over transports without schemaless writing
     */
    public long schemaless(
            List<String> lines,
            SchemalessProtocol protocol,
            SchemalessPrecision precision,
            SchemalessOptions schemalessOptions) {
        return lines.isEmpty()
                ? 0
                : schemaless(SchemalessText.join(lines, protocol), protocol, precision, schemalessOptions);
    }

    /** Like {@link #schemaless(List, SchemalessProtocol, SchemalessPrecision, SchemalessOptions)} in ms, us or ns. */
    public long schemaless(
            List<String> lines, SchemalessProtocol protocol, Precision precision, SchemalessOptions schemalessOptions) {
        return schemaless(lines, protocol, SchemalessPrecision.of(precision), schemalessOptions);
    }

    /**
     * Like {@link #schemaless(List, SchemalessProtocol, SchemalessPrecision, SchemalessOptions)} for data in one piece.
     *
     * @param data lines with line feeds between them, or a JSON document
     */
    public long schemaless(
            String data,
            SchemalessProtocol protocol,
            SchemalessPrecision precision,
            SchemalessOptions schemalessOptions) {
        Long requestId = schemalessOptions.requestId();
        SchemalessRequest request = new SchemalessRequest(
                Objects.requireNonNull(data, "data"),
                Objects.requireNonNull(protocol, "protocol"),
                Objects.requireNonNull(precision, "precision"),
                schemalessOptions.ttlDays(),
                schemalessOptions.tableNameKey(),
                requestId == null ? RequestIds.next() : requestId);
        try {
            return session.schemaless(request, options.requestTimeout());
        } catch (TaosSchemalessException e) {
            throw SchemalessText.located(e, data, protocol);
        }
    }

    /**
     * Writes points that were built rather than written; see {@link #schemaless(List, SchemalessProtocol,
     * SchemalessPrecision, SchemalessOptions)}.
     */
    public long schemaless(List<Point> points, SchemalessOptions schemalessOptions) {
        return schemaless(
                points.stream().map(Point::toLine).toList(),
                SchemalessProtocol.LINE,
                SchemalessPrecision.NANOSECONDS,
                schemalessOptions);
    }

    /** The current database, or null if there is none. */
    public @Nullable String currentDatabase() {
        return session.currentDatabase(options.requestTimeout());
    }

    /** The server's version, for example {@code 3.3.6.13}. */
    public String serverVersion() {
        return session.serverVersion();
    }

    /** The server's description of itself: version and build. */
    public String serverInfo() {
        return session.serverInfo(options.requestTimeout());
    }

    /** The zone in which the session reads and shows local times. */
    public ZoneId timeZone() {
        return zone;
    }

    /** Changes the zone in which the session reads and shows local times; results that exist already keep theirs. */
    public void setTimeZone(ZoneId timeZone) {
        session.setTimeZone(Objects.requireNonNull(timeZone, "timeZone"), options.requestTimeout());
        zone = timeZone;
    }

    /** Whether the server answers within a time, in which a lost connection is restored; never throws. */
    public boolean isValid(Duration timeout) {
        return session.isValid(timeout);
    }

    /**
     * Whether the connection was closed. A lost one counts as closed only if it is not restored, see {@link
     * FailoverOptions#reconnect()}.
     */
    public boolean isClosed() {
        return !session.isOpen();
    }

    /** Ends the session; results and calls that still run fail. Repeated calls have no effect. */
    @Override
    public void close() {
        session.close();
    }

    /** The target without secrets. */
    @Override
    public String toString() {
        return "TaosConnection[" + options + "]";
    }
}
