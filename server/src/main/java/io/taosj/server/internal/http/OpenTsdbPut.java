package io.taosj.server.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.engine.EngineException;
import io.taosj.engine.SchemalessWrite;
import io.taosj.server.internal.JsonValues;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code POST /opentsdb/v1/put/json/database} and the same with telnet lines. */
final class OpenTsdbPut implements Endpoint {
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int INTERNAL = 500;
    private static final String PUT = "put ";

    private final String prefix;
    private final SchemalessProtocol protocol;
    private final Authenticator authenticator;
    private final PointWriter writer;

    OpenTsdbPut(String prefix, SchemalessProtocol protocol, Authenticator authenticator, PointWriter writer) {
        this.prefix = prefix;
        this.protocol = protocol;
        this.authenticator = authenticator;
        this.writer = writer;
    }

    /** Whether a path is this one with the name of a database behind it. */
    boolean answers(String path) {
        return path.length() > prefix.length() && path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Authenticator.Login login;
        try {
            login = authenticator.login(exchange);
        } catch (HttpFailure e) {
            reply(exchange, UNAUTHORIZED, "auth needed");
            return;
        }
        String requestIdError = GoNumbers.errorOfUnsigned(exchange.parameter("req_id"));
        String ttl = exchange.parameter("ttl");
        String ttlError = GoNumbers.errorOfInt(ttl);
        if (requestIdError != null) {
            reply(exchange, BAD_REQUEST, "illegal param, req_id must be numeric " + requestIdError);
        } else if (ttlError != null) {
            reply(exchange, BAD_REQUEST, "illegal param, ttl must be numeric " + ttlError);
        } else {
            write(exchange, login, ttl);
        }
    }

    private void write(Exchange exchange, Authenticator.Login login, @Nullable String ttl) throws IOException {
        String body = writer.body(exchange);
        String data = protocol == SchemalessProtocol.TELNET ? withoutPut(body) : body;
        if (!data.isEmpty()) {
            SchemalessWrite points = new SchemalessWrite(
                    data,
                    protocol,
                    SchemalessPrecision.NOT_CONFIGURED,
                    GoNumbers.intOrZero(ttl),
                    exchange.parameter("table_name_key"));
            try {
                writer.write(exchange, login, exchange.path().substring(prefix.length()), points);
            } catch (EngineException e) {
                reply(exchange, INTERNAL, PointWriter.text(e.code(), e.getMessage()));
                return;
            }
        }
        exchange.send(NO_CONTENT, null, new byte[0]);
    }

    private static String withoutPut(String body) {
        return body.lines()
                .map(String::strip)
                .map(line -> line.startsWith(PUT) ? line.substring(PUT.length()) : line)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static void reply(Exchange exchange, int status, String message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonValues.factory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("code", status);
            json.writeStringField("message", message);
            json.writeEndObject();
        }
        exchange.send(status, "application/json; charset=utf-8", bytes.toByteArray());
    }
}
