package io.taosj.server.internal;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** What the server counts, written as Prometheus reads it. Safe for use by several threads. */
public final class Metrics {
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final double NANOS = 1e9;
    /** Upper ends of the latency buckets in microseconds. */
    private static final long[] BUCKETS = {
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 100_000, 1_000_000, 10_000_000
    };

    private final ConcurrentMap<String, Latency> http = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Latency> webSocket = new ConcurrentHashMap<>();
    private final LongAdder errors = new LongAdder();
    private final LongAdder rowsIn = new LongAdder();
    private final LongAdder schemalessRows = new LongAdder();
    private final LongAdder rowsOut = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final AtomicLong connections = new AtomicLong();
    private final LongAdder connectionsTotal = new LongAdder();
    private final AtomicLong results = new AtomicLong();
    private final List<Gauge> gauges = new CopyOnWriteArrayList<>();

    /** Something that is asked when the numbers are. */
    private record Gauge(String name, String help, LongSupplier value) {}

    /** How often and how long something took. */
    private static final class Latency {
        private final LongAdder[] buckets = new LongAdder[BUCKETS.length + 1];
        private final LongAdder nanos = new LongAdder();

        Latency() {
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] = new LongAdder();
            }
        }

        void add(long duration) {
            int i = 0;
            while (i < BUCKETS.length && duration > BUCKETS[i] * 1000) {
                i++;
            }
            buckets[i].increment();
            nanos.add(duration);
        }
    }

    /** An HTTP request was answered. */
    public void httpRequest(int status, long nanos) {
        http.computeIfAbsent(Integer.toString(status), s -> new Latency()).add(nanos);
    }

    /**
     * A WebSocket request was answered.
     *
     * @param action one of a fixed set of names
     */
    public void webSocketRequest(String action, boolean failed, long nanos) {
        webSocket.computeIfAbsent(action, a -> new Latency()).add(nanos);
        if (failed) {
            errors.increment();
        }
    }

    /** Rows were written. */
    public void rowsIn(long rows) {
        rowsIn.add(rows);
    }

    /** Rows were written as lines of InfluxDB or OpenTSDB. */
    public void schemalessRows(long rows) {
        schemalessRows.add(rows);
        rowsIn.add(rows);
    }

    /** Has something told that another part of the server knows. */
    public void gauge(String name, String help, LongSupplier value) {
        gauges.add(new Gauge(name, help, value));
    }

    /** Rows were read by clients. */
    public void rowsOut(long rows) {
        rowsOut.add(rows);
    }

    /** A WebSocket message came. */
    public void received(long bytes) {
        bytesIn.add(bytes);
    }

    /** A WebSocket message left. */
    public void sent(long bytes) {
        bytesOut.add(bytes);
    }

    /** A WebSocket connection was opened. */
    public void connected() {
        connections.incrementAndGet();
        connectionsTotal.increment();
    }

    /** A WebSocket connection is gone. */
    public void disconnected() {
        connections.decrementAndGet();
    }

    /** Results were opened (1) or freed (-1). */
    public void results(int change) {
        results.addAndGet(change);
    }

    /** All numbers as Prometheus' text format. */
    public byte[] text() {
        StringBuilder out = new StringBuilder();
        histogram(out, "taosj_http_request_seconds", "HTTP requests by status.", "status", http);
        histogram(out, "taosj_ws_request_seconds", "WebSocket requests by action.", "action", webSocket);
        single(out, "taosj_ws_errors_total", "counter", "WebSocket requests that failed.", errors.sum());
        single(out, "taosj_ws_connections", "gauge", "Open WebSocket connections.", connections.get());
        single(out, "taosj_ws_connections_total", "counter", "WebSocket connections so far.", connectionsTotal.sum());
        single(out, "taosj_open_results", "gauge", "Results that clients have open.", results.get());
        single(out, "taosj_rows_in_total", "counter", "Rows written.", rowsIn.sum());
        long lines = schemalessRows.sum();
        single(out, "taosj_schemaless_rows_total", "counter", "Rows written without a schema, in rows_in too.", lines);
        single(out, "taosj_rows_out_total", "counter", "Rows sent to clients.", rowsOut.sum());
        single(out, "taosj_ws_received_bytes_total", "counter", "Bytes of WebSocket messages received.", bytesIn.sum());
        single(out, "taosj_ws_sent_bytes_total", "counter", "Bytes of WebSocket messages sent.", bytesOut.sum());
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        single(out, "taosj_heap_used_bytes", "gauge", "Java heap in use.", heap);
        single(out, "taosj_heap_max_bytes", "gauge", "Limit of the Java heap.", runtime.maxMemory());
        long buffers = 0;
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            buffers += Math.max(0, pool.getMemoryUsed());
        }
        single(out, "taosj_buffers_bytes", "gauge", "Memory of buffers outside the heap.", buffers);
        gauges.forEach(gauge ->
                single(out, gauge.name(), "gauge", gauge.help(), gauge.value().getAsLong()));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void single(StringBuilder out, String name, String type, String help, long value) {
        head(out, name, type, help);
        out.append(name).append(' ').append(value).append('\n');
    }

    private static void histogram(
            StringBuilder out, String name, String help, String label, Map<String, Latency> latencies) {
        head(out, name, "histogram", help);
        latencies.forEach((key, latency) -> {
            String labels = label + "=\"" + key + "\"";
            long count = 0;
            for (int i = 0; i <= BUCKETS.length; i++) {
                count += latency.buckets[i].sum();
                String end = i == BUCKETS.length ? "+Inf" : Double.toString(BUCKETS[i] / 1e6);
                out.append(name)
                        .append("_bucket{")
                        .append(labels)
                        .append(",le=\"")
                        .append(end)
                        .append("\"} ");
                out.append(count).append('\n');
            }
            out.append(name).append("_sum{").append(labels).append("} ");
            out.append(latency.nanos.sum() / NANOS).append('\n');
            out.append(name)
                    .append("_count{")
                    .append(labels)
                    .append("} ")
                    .append(count)
                    .append('\n');
        });
    }
}
