package io.taosj.server.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.server.internal.JsonValues;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its answer, handled on a thread that may block. */
final class Exchange {
    static final int GENERIC_ERROR = 0xFFFF;
    static final String JSON = "application/json; charset=utf-8";
    private static final String GZIP = "gzip";
    private static final int BUFFER = 32 << 10;
    private static final int SLOW_SECONDS = 30;
    private static final int SLOW_BYTES_PER_SECOND = 100;

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
        return new String(bodyBytes(limit), StandardCharsets.UTF_8);
    }

    /**
     * The body, inflated if it was compressed.
     *
     * @throws HttpFailure 413 if it is longer than the limit, 408 if it comes too slowly, 400 if it is not the gzip it
     *     says
     */
    byte[] bodyBytes(int limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = bodyStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
                if (bytes.size() > limit) {
                    throw new HttpFailure(413, GENERIC_ERROR, "request body of over " + limit + " bytes");
                }
                long seconds = timing() / 1_000_000_000L;
                if (seconds > SLOW_SECONDS && bytes.size() / seconds < SLOW_BYTES_PER_SECOND) {
                    throw new HttpFailure(408, GENERIC_ERROR, "request body comes too slowly");
                }
            }
            return bytes.toByteArray();
        } catch (ZipException e) {
            throw new HttpFailure(400, GENERIC_ERROR, "request body is not gzip: " + e.getMessage());
        }
    }

    private InputStream bodyStream() throws IOException {
        InputStream plain = Content.Source.asInputStream(request);
        String encoding = header(HttpHeader.CONTENT_ENCODING);
        return encoding != null && encoding.equalsIgnoreCase(GZIP) ? new GZIPInputStream(plain) : plain;
    }

    Response response() {
        return response;
    }

    Request request() {
        return request;
    }

    /** Starts an answer of a length that is not known yet: it goes out in chunks, however short it is. */
    OutputStream stream() throws IOException {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
        boolean compressed = acceptsGzip();
        if (compressed) {
            announceGzip();
        }
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1) {
            // said explicitly, or a short answer gets a length and the last one of a connection ends with it
            response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, "chunked");
        }
        OutputStream out = Content.Sink.asOutputStream(response);
        return compressed ? new GZIPOutputStream(out, BUFFER) : new BufferedOutputStream(out, BUFFER);
    }

    private boolean acceptsGzip() {
        String accepted = header(HttpHeader.ACCEPT_ENCODING);
        return accepted != null && accepted.contains(GZIP);
    }

    private void announceGzip() {
        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, GZIP);
        response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
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
    void send(int status, @Nullable String contentType, byte[] content) throws IOException {
        byte[] body = content;
        response.setStatus(status);
        if (content.length > 0 && acceptsGzip()) {
            announceGzip();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(content);
            }
            body = packed.toByteArray();
        }
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
