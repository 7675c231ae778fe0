/** Threads of asynchronous calls. */
@org.jspecify.annotations.NullMarked
package io.taosj.internal.async;
