package io.taosj.engine.internal.query;

import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ResultSchema;

/** A table that is computed when a query reads it, for example one of {@code information_schema}. */
public interface VirtualTable {

    /** Its columns as queries see them. */
    ResultSchema schema();

    /**
     * Adds all rows as of now; called once per query that names the table.
     *
     * @param rows an empty builder of {@link #schema()}
     */
    void fill(BlockBuilder rows);
}
