package io.taosj.engine.internal.system;

/** Writes the rows that a system table has at this moment. */
@FunctionalInterface
interface RowSource {

    void rows(SystemContext context, RowSink sink);
}
