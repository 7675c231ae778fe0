package io.taosj.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.taosj.ConnectionOptions;
import io.taosj.Protocol;
import io.taosj.Statement2;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TaosTracingTest {
    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static ConnectionOptions.Builder options(boolean text) {
        return Taos.builder().protocol(Protocol.EMBEDDED).listener(new TaosTracing(TELEMETRY.getOpenTelemetry(), text));
    }

    private static @Nullable String text(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }

    @Test
    void requestsAreSpansOfTheCurrentTrace() {
        Span outer = TELEMETRY
                .getOpenTelemetry()
                .getTracer("test")
                .spanBuilder("outer")
                .startSpan();
        try (Scope current = outer.makeCurrent();
                TaosConnection taos = options(true).connect()) {
            assertThat(current).isNotNull();
            taos.execute("create database traces", 42);
            taos.execute("create table traces.t (ts timestamp, v int)");
            try (Statement2 st = taos.statement2("insert into traces.t values (?, ?)")) {
                st.bindRow(1_704_067_200_000L, 7);
                st.execute();
            }
            taos.execute("drop database traces");
        } finally {
            outer.end();
        }
        List<SpanData> spans = TELEMETRY.getSpans();
        assertThat(spans.stream().map(SpanData::getName))
                .containsExactly("CREATE", "CREATE", "PREPARE", "BIND", "INSERT", "DROP", "outer");
        SpanData first = spans.get(0);
        assertThat(first.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(first.getParentSpanId()).isEqualTo(outer.getSpanContext().getSpanId());
        assertThat(text(first, "db.system.name")).isEqualTo("tdengine");
        assertThat(text(first, "db.query.text")).isEqualTo("create database traces");
        assertThat(text(first, "taosj.request_id")).isEqualTo("42");
        assertThat(spans.get(4).getAttributes().get(AttributeKey.longKey("taosj.affected_rows")))
                .isEqualTo(1);
    }

    @Test
    void errorsHaveTheirCodeAndNoText() {
        try (TaosConnection taos = options(false).connect()) {
            assertThatThrownBy(() -> taos.execute("selec 'cAnary'")).isInstanceOf(TaosException.class);
        }
        assertThat(TELEMETRY.getSpans()).singleElement().satisfies(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(text(span, "db.response.status_code")).isEqualTo("0x2600");
            assertThat(text(span, "error.type")).isEqualTo("io.taosj.TaosProgrammingException");
            assertThat(span.toString()).doesNotContain("cAnary");
        });
    }
}
