/** Traces of connections for OpenTelemetry. */
@org.jspecify.annotations.NullMarked
package io.taosj.opentelemetry;
