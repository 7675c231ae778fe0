package io.taosj.server;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.server.RawConnection.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A server on a free port in front of an engine in memory. */
final class RunningServer implements AutoCloseable {
    static final String ROOT =
            "Basic " + Base64.getEncoder().encodeToString("root:taosdata".getBytes(StandardCharsets.UTF_8));

    private final Engine engine;
    private final TaosServer server;

    private RunningServer(ServerOptions options) throws IOException {
        engine = Engine.open(EngineOptions.inMemory().withZone(ZoneOffset.UTC));
        server = TaosServer.start(engine, options.withPort(0));
    }

    static RunningServer start() throws IOException {
        return new RunningServer(ServerOptions.defaults());
    }

    static RunningServer withLimits(UnaryOperator<ServerLimits> change) throws IOException {
        return new RunningServer(ServerOptions.defaults().withLimits(change.apply(ServerLimits.defaults())));
    }

    static RunningServer withOptions(ServerOptions options) throws IOException {
        return new RunningServer(options);
    }

    int port() {
        return server.port();
    }

    TaosServer server() {
        return server;
    }

    void sql(String sql) {
        try (EngineSession session = engine.session()) {
            session.execute(sql).close();
        }
    }

    /** How many sessions are open, the asking one not counted. */
    long sessions() {
        try (EngineSession session = engine.session();
                EngineResult result = session.execute("select count(*) from performance_schema.perf_connections")) {
            return Objects.requireNonNull(result.next()).longs(0).getLong(0) - 1;
        }
    }

    /** One request on a connection of its own. */
    HttpReply http(String method, String target, String headers, String body) throws IOException {
        return http(method, target, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpReply http(String method, String target, String headers, byte[] body) throws IOException {
        try (RawConnection connection = new RawConnection(port())) {
            connection.send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                    + (body.length == 0 && method.equals("GET") ? "" : "Content-Length: " + body.length + "\r\n")
                    + "\r\n");
            connection.send(body);
            return connection.readHttp(method);
        }
    }

    /** A statement of root over REST. */
    HttpReply rest(String target, String sql) throws IOException {
        return http("POST", target, "Authorization: " + ROOT + "\r\n", sql);
    }

    @Override
    public void close() {
        server.close();
        engine.close();
    }
}
