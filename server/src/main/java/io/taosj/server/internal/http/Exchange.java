package io.taosj.server.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.server.internal.JsonValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its answer, handled on a thread that may block. */
final class Exchange {
    static final int GENERIC_ERROR = 0xFFFF;
    private static final String JSON = "application/json; charset=utf-8";

    private final Request request;
    private final Response response;
    private final Fields parameters;
    private final long startNanos = System.nanoTime();

    Exchange(Request request, Response response) {
        this.request = request;
        this.response = response;
        this.parameters = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
    }

    /** The decoded path. */
    String path() {
        return URIUtil.decodePath(Request.getPathInContext(request));
    }

    String method() {
        return request.getMethod();
    }

    /** A query parameter, null if absent. */
    @Nullable String parameter(String name) {
        return parameters.getValue(name);
    }

    boolean hasParameter(String name) {
        return parameters.get(name) != null;
    }

    @Nullable String header(HttpHeader header) {
        return request.getHeaders().get(header);
    }

    @Nullable String header(String name) {
        return request.getHeaders().get(name);
    }

    /** The client's address; a proxy's header wins. */
    String peer() {
        String proxied = header("X-Real-Ip");
        return proxied == null || proxied.isEmpty() ? Request.getRemoteAddr(request) : proxied;
    }

    /** Nanoseconds since the request arrived. */
    long timing() {
        return System.nanoTime() - startNanos;
    }

    /**
     * The body as text.
     *
     * @throws HttpFailure 413 if it is longer than the limit
     */
    String body(int limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (InputStream in = Content.Source.asInputStream(request)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
                if (bytes.size() > limit) {
                    throw new HttpFailure(413, GENERIC_ERROR, "request body of over " + limit + " bytes");
                }
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The body as it comes. */
    InputStream bodyStream() {
        return Content.Source.asInputStream(request);
    }

    Response response() {
        return response;
    }

    Request request() {
        return request;
    }

    /** Starts an answer of a length that is not known yet: it goes out in chunks. */
    OutputStream stream() {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
        return Content.Sink.asOutputStream(response);
    }

    /** Answers {@code {"code":…,"desc":…}}, with timing for errors. */
    void reply(int status, int code, String description, boolean timing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonValues.factory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("code", code);
            json.writeStringField("desc", description);
            if (timing) {
                json.writeNumberField("timing", timing());
            }
            json.writeEndObject();
        }
        send(status, JSON, bytes.toByteArray());
    }

    /** Answers with a body of known length. */
    void send(int status, @Nullable String contentType, byte[] body) throws IOException {
        response.setStatus(status);
        if (contentType != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        }
        if (status != 204) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            out.write(body);
        }
    }
}
