/**
 * The embedded engine, each task beside the same task by hand on the store below it, so that what is read is a ratio of one
 * run and not a time of one machine.
 */
@org.jspecify.annotations.NullMarked
package io.taosj.bench.engine;
