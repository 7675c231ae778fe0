package io.taosj.server.internal.http;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineSession;
import io.taosj.engine.SchemalessWrite;
import io.taosj.wire.SchemalessProtocol;
import org.jspecify.annotations.Nullable;

/** The paths to which agents of InfluxDB and OpenTSDB write. */
final class SchemalessRoutes {
    private static final String OPENTSDB = "/opentsdb/v1/put/";

    private final InfluxWrite influx;
    private final OpenTsdbPut json;
    private final OpenTsdbPut telnet;

    SchemalessRoutes(Engine engine, int bodyLimit) {
        Authenticator authenticator = new Authenticator(engine);
        influx = new InfluxWrite(engine, authenticator, bodyLimit);
        json = new OpenTsdbPut(OPENTSDB + "json/", SchemalessProtocol.JSON, authenticator, bodyLimit);
        telnet = new OpenTsdbPut(OPENTSDB + "telnet/", SchemalessProtocol.TELNET, authenticator, bodyLimit);
    }

    /** What answers a POST to a path, or null. */
    @Nullable Endpoint find(String path) {
        if (path.equals("/influxdb/v1/write")) {
            return influx;
        }
        if (json.answers(path)) {
            return json;
        }
        return telnet.answers(path) ? telnet : null;
    }

    /** Writes points into a database as the user who asked. */
    static void write(Exchange exchange, Authenticator.Login login, String database, SchemalessWrite points) {
        try (EngineSession session = login.open()) {
            session.client(exchange.parameter("app"), exchange.peer());
            session.use(database);
            session.schemaless(points);
        }
    }

    /** The text of an engine's error as both protocols have it. */
    static String text(int code, @Nullable String message) {
        return "[0x" + Integer.toHexString(code) + "] " + message;
    }
}
