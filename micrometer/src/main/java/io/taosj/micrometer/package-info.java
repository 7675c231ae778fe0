/** Metrics of connections for Micrometer. */
@org.jspecify.annotations.NullMarked
package io.taosj.micrometer;
