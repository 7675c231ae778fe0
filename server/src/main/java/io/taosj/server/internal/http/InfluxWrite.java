package io.taosj.server.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.engine.EngineException;
import io.taosj.engine.SchemalessWrite;
import io.taosj.server.internal.JsonValues;
import io.taosj.server.internal.Logins;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code POST /influxdb/v1/write}: line protocol as agents of InfluxDB 1 send it. */
final class InfluxWrite implements Endpoint {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int INTERNAL = 500;
    private static final String ILLEGAL = "illegal param";

    private final Logins logins;
    private final Authenticator authenticator;
    private final PointWriter writer;

    InfluxWrite(Logins logins, PointWriter writer) {
        this.logins = logins;
        this.authenticator = new Authenticator(logins);
        this.writer = writer;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Authenticator.Login login = login(exchange);
        if (login == null) {
            reply(exchange, UNAUTHORIZED, "forbidden", "no auth info found", null);
            return;
        }
        String requestId = exchange.parameter("req_id");
        String ttl = exchange.parameter("ttl");
        String database = exchange.parameter("db");
        if (GoNumbers.errorOfUnsigned(requestId) != null) {
            reply(exchange, BAD_REQUEST, ILLEGAL, "req_id must be numeric", "parse req_id");
        } else if (database == null || database.isEmpty()) {
            reply(exchange, BAD_REQUEST, "not found", "db required", "get db query");
        } else if (GoNumbers.errorOfInt(ttl) != null) {
            reply(exchange, BAD_REQUEST, ILLEGAL, "ttl must be numeric", "parse ttl");
        } else {
            write(exchange, login, database, ttl);
        }
    }

    private void write(Exchange exchange, Authenticator.Login login, String database, @Nullable String ttl)
            throws IOException {
        String precision = exchange.parameter("precision");
        SchemalessWrite points = new SchemalessWrite(
                writer.body(exchange),
                SchemalessProtocol.LINE,
                SchemalessPrecision.ofText(precision == null ? "" : precision),
                GoNumbers.intOrZero(ttl),
                exchange.parameter("table_name_key"));
        try {
            writer.write(exchange, login, database, points);
        } catch (EngineException e) {
            reply(exchange, INTERNAL, "internal error", PointWriter.text(e.code(), e.getMessage()), null);
            return;
        }
        exchange.send(204, null, new byte[0]);
    }

    /** Who asks, by the parameters u and p or else by the header; null if nothing usable says so. */
    private Authenticator.@Nullable Login login(Exchange exchange) {
        String user = exchange.parameter("u");
        String password = exchange.parameter("p");
        if (user != null && password != null && !user.isEmpty()) {
            return () -> logins.password(user, password);
        }
        try {
            return authenticator.login(exchange);
        } catch (HttpFailure e) {
            return null;
        }
    }

    private static void reply(Exchange exchange, int status, String code, String message, @Nullable String operation)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonValues.factory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("code", code);
            json.writeStringField("message", message);
            if (operation != null) {
                json.writeStringField("op", operation);
                json.writeStringField("err", message);
                json.writeNumberField("line", 0);
            }
            json.writeEndObject();
        }
        exchange.send(status, "application/json; charset=utf-8", bytes.toByteArray());
    }
}
