/** Traces of connections for OpenTelemetry. */
module io.taosj.opentelemetry {
    requires transitive io.taosj.client;
    requires transitive io.opentelemetry.api;
    requires static transitive org.jspecify;

    exports io.taosj.opentelemetry;
}
