package io.taosj.internal.rest;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.Endpoint;
import io.taosj.RequestIds;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosInterfaceException;
import io.taosj.TaosOperationalException;
import io.taosj.internal.UseStatement;
import io.taosj.internal.ZoneNames;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.TransportSession;
import io.taosj.wire.Block;
import io.taosj.wire.RestResultReader;
import io.taosj.wire.ServerError;
import io.taosj.wire.WireFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What looks like a session over requests that know nothing of each other: current database and zone live here. */
final class RestSession implements TransportSession {
    private static final int ROWS_PER_BLOCK = 4096;

    private final ConnectionOptions options;
    private final String peer;
    private final RestRequests requests;
    private final HttpClient client;
    private volatile @Nullable String database;
    private volatile @Nullable String zone;
    private volatile @Nullable String version;
    private volatile boolean closed;

    RestSession(ConnectionOptions options, Endpoint endpoint) {
        this.options = options;
        this.peer = endpoint.toString();
        this.requests = new RestRequests(options, endpoint);
        this.database = options.database();
        this.zone = ZoneNames.of(options);
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(options.connectTimeout());
        if (options.sslContext() != null) {
            builder.sslContext(options.sslContext());
        }
        this.client = builder.build();
    }

    /** Asks for the version, and whether the database exists. */
    void check() {
        try {
            version = askVersion(options.connectTimeout());
            String name = database;
            if (name != null) {
                query("use `" + name + "`", RequestIds.next(), options.connectTimeout());
            }
        } catch (TaosException e) {
            throw e instanceof TaosConnectionException
                    ? e
                    : new TaosConnectionException(e.code(), e.serverMessage(), e);
        }
    }

    private String askVersion(Duration timeout) {
        if (query("select server_version()", RequestIds.next(), timeout) instanceof QueryOutcome.Rows rows) {
            try (var blocks = rows.blocks()) {
                Block block = blocks.next();
                return block == null ? "" : String.valueOf(block.column(0).get(0));
            }
        }
        return "";
    }

    @Override
    public QueryOutcome query(String sql, long requestId, Duration timeout) {
        checkOpen();
        HttpRequest request = requests.of(sql, requestId, database, zone, timeout);
        HttpResponse<InputStream> response = send(request, timeout);
        InputStream body = response.body();
        if (response.statusCode() != 200) {
            throw RestErrors.of(response.statusCode(), body, peer);
        }
        RestResultReader reader = null;
        boolean streaming = false;
        try {
            boolean gzip = response.headers()
                    .firstValue("Content-Encoding")
                    .filter("gzip"::equals)
                    .isPresent();
            reader = RestResultReader.open(gzip ? new GZIPInputStream(body) : body, ROWS_PER_BLOCK);
            ServerError error = reader.error();
            if (error != null) {
                throw TaosException.of(error.code(), error.text());
            }
            if (reader.isUpdate()) {
                noteUse(sql);
                return new QueryOutcome.Update(reader.affectedRows());
            }
            streaming = true;
            return new QueryOutcome.Rows(reader.schema(), new RestBlockSource(this, reader));
        } catch (IOException | WireFormatException e) {
            throw failure(e, "the answer to the query");
        } finally {
            if (!streaming) {
                close(reader, body);
            }
        }
    }

    private static void close(@Nullable RestResultReader reader, InputStream body) {
        try (body) {
            if (reader != null) {
                reader.close();
            }
        } catch (IOException ignored) {
            // nothing is read from it any more
        }
    }

    private void noteUse(String sql) {
        String name = UseStatement.database(sql);
        if (name != null) {
            database = name;
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request, Duration timeout) {
        try {
            return client.send(request, info -> new TimedBody(timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaosOperationalException(
                    ClientErrors.INTERRUPTED, "interrupted while waiting for the answer of " + peer, e);
        } catch (ConnectException | java.net.http.HttpConnectTimeoutException e) {
            throw new TaosConnectionException(ClientErrors.CONNECT_FAILED, "can't connect to " + peer + ": " + e, e);
        } catch (HttpTimeoutException e) {
            throw new TaosOperationalException(
                    ClientErrors.TIMEOUT,
                    "no answer to the query from " + peer + " within " + timeout.toMillis() + " ms",
                    e);
        } catch (IOException e) {
            throw failure(e, "the query");
        }
    }

    /** The exception for an answer that broke off or can't be read. */
    TaosException failure(Exception e, String what) {
        if (e instanceof SocketTimeoutException) {
            return new TaosOperationalException(
                    ClientErrors.TIMEOUT, what + " from " + peer + ": " + e.getMessage(), e);
        }
        if (e instanceof InterruptedIOException) {
            return new TaosOperationalException(
                    ClientErrors.INTERRUPTED, what + " from " + peer + ": " + e.getMessage(), e);
        }
        int code = e instanceof WireFormatException ? ClientErrors.PROTOCOL : ClientErrors.CONNECTION_LOST;
        return new TaosConnectionException(code, what + " from " + peer + ": " + e.getMessage(), e);
    }

    private void checkOpen() {
        if (closed) {
            throw new TaosConnectionException(
                    ClientErrors.CONNECTION_CLOSED, "the connection to " + peer + " is closed");
        }
    }

    @Override
    public void validate(String sql, long requestId, Duration timeout) {
        checkOpen();
        throw new TaosInterfaceException(
                ClientErrors.UNSUPPORTED, "REST connections can't check a statement without running it; use WebSocket");
    }

    @Override
    public @Nullable String currentDatabase(Duration timeout) {
        checkOpen();
        return database;
    }

    @Override
    public String serverVersion() {
        String known = version;
        if (known == null) {
            known = askVersion(options.requestTimeout());
            version = known;
        }
        return known;
    }

    @Override
    public String serverInfo(Duration timeout) {
        checkOpen();
        return "ver:" + serverVersion();
    }

    @Override
    public void setTimeZone(ZoneId newZone, Duration timeout) {
        checkOpen();
        zone = ZoneNames.of(newZone);
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public boolean isValid(Duration timeout) {
        try {
            return isOpen() && !askVersion(timeout).isEmpty();
        } catch (TaosException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                // exists since Java 21; before, the collector ends what nobody uses
                HttpClient.class.getMethod("shutdownNow").invoke(client);
            } catch (ReflectiveOperationException ignored) {
                // as said
            }
        }
    }
}
