/** Reading, writing and computing with timestamps and durations. Knows nothing of expressions. */
@org.jspecify.annotations.NullMarked
package io.taosj.engine.internal.time;
