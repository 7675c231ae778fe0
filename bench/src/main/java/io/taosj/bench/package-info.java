/** Benchmarks, by suite: one package each. */
@org.jspecify.annotations.NullMarked
package io.taosj.bench;
