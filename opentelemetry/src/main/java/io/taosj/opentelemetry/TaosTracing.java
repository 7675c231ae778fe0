package io.taosj.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.taosj.ClientListener;
import io.taosj.TaosException;
import java.util.Locale;

/**
 * Spans of all requests of the connections that have this listener, named and attributed by OpenTelemetry's conventions
 * for database clients. A span lasts from the call to the server's first answer. Safe for use by several threads and
 * connections.
 *
 * <p>The text of a statement is in {@code db.query.text} only if that is asked for, because SQL may have data in it;
 * values bound to prepared statements never are. The trace goes on from the calling thread's current span.
 */
public final class TaosTracing implements ClientListener {
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
    private static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("db.namespace");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
    private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");
    private static final AttributeKey<String> STATUS = AttributeKey.stringKey("db.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("taosj.request_id");
    private static final AttributeKey<Long> ROWS = AttributeKey.longKey("taosj.affected_rows");

    private final Tracer tracer;
    private final boolean queryText;

    /** Spans without the text of statements. */
    public TaosTracing(OpenTelemetry telemetry) {
        this(telemetry, false);
    }

    /**
     * Spans of a choice.
     *
     * @param queryText whether spans have the text of statements
     */
    public TaosTracing(OpenTelemetry telemetry, boolean queryText) {
        this.tracer = telemetry.getTracer("io.taosj");
        this.queryText = queryText;
    }

    @Override
    public RequestListener requestStarted(Peer peer, Request request) {
        String operation = operation(request);
        String database = peer.database();
        SpanBuilder builder = tracer.spanBuilder(database == null ? operation : operation + " " + database)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(SYSTEM, "tdengine")
                .setAttribute(OPERATION, operation);
        if (database != null) {
            builder.setAttribute(NAMESPACE, database);
        }
        if (!peer.host().isEmpty()) {
            builder.setAttribute(SERVER, peer.host()).setAttribute(PORT, (long) peer.port());
        }
        if (request.requestId() != 0) {
            builder.setAttribute(REQUEST_ID, Long.toUnsignedString(request.requestId()));
        }
        String sql = request.sql();
        if (queryText && sql != null) {
            builder.setAttribute(TEXT, sql);
        }
        Span span = builder.startSpan();
        return new RequestListener() {
            @Override
            public void ended(Outcome outcome) {
                end(span, outcome);
            }
        };
    }

    private static void end(Span span, ClientListener.Outcome outcome) {
        TaosException failure = outcome.failure();
        if (failure == null) {
            span.setAttribute(ROWS, outcome.affectedRows());
        } else {
            span.setAttribute(STATUS, String.format(Locale.ROOT, "0x%04x", failure.code()));
            span.setAttribute(ERROR, failure.getClass().getName());
            // not the message: it may repeat a part of the statement
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** The statement's first word, or what is done to it. */
    private static String operation(Request request) {
        String sql = request.sql();
        if (sql == null || request.kind() != Kind.QUERY && request.kind() != Kind.EXECUTE) {
            return request.kind().name();
        }
        String text = sql.stripLeading();
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end == 0 || end > 20
                ? request.kind().name()
                : text.substring(0, end).toUpperCase(Locale.ROOT);
    }
}
