package io.taosj.server.internal.http;

import io.taosj.server.ServerOptions;
import io.taosj.server.internal.Logins;
import io.taosj.server.internal.Metrics;
import io.taosj.wire.SchemalessProtocol;
import org.jspecify.annotations.Nullable;

/** The paths to which agents of InfluxDB and OpenTSDB write. */
final class SchemalessRoutes {
    private static final String OPENTSDB = "/opentsdb/v1/put/";

    private final InfluxWrite influx;
    private final OpenTsdbPut json;
    private final OpenTsdbPut telnet;

    SchemalessRoutes(Logins logins, Metrics metrics, ServerOptions options) {
        Authenticator authenticator = new Authenticator(logins);
        PointWriter writer = new PointWriter(metrics, options.limits().bodyBytes(), options.createDatabases());
        influx = new InfluxWrite(logins, writer);
        json = new OpenTsdbPut(OPENTSDB + "json/", SchemalessProtocol.JSON, authenticator, writer);
        telnet = new OpenTsdbPut(OPENTSDB + "telnet/", SchemalessProtocol.TELNET, authenticator, writer);
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
}
