/** Collecting rows, sending them in batches over several connections, and keeping them in files until they are sent. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.writer;
