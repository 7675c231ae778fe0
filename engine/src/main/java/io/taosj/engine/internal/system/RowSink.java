package io.taosj.engine.internal.system;

import org.jspecify.annotations.Nullable;

/** Takes the rows of a system table one after the other. */
@FunctionalInterface
interface RowSink {

    /**
     * Adds a row.
     *
     * @param values in the order of the columns: String, a Number for all integers and timestamps, Boolean, byte[], BigDecimal
     *     or null
     */
    void row(@Nullable Object... values);
}
