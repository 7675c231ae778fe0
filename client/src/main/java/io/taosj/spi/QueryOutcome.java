package io.taosj.spi;

import io.taosj.wire.ResultSchema;

/** What a statement led to: a number of changed rows or a result. */
public sealed interface QueryOutcome {
    /**
     * The statement changed something, or nothing.
     *
     * @param affectedRows rows written or deleted; 0 for definitions
     */
    record Update(long affectedRows) implements QueryOutcome {}

    /**
     * The statement has a result, perhaps an empty one.
     *
     * @param schema its columns
     * @param blocks its rows; the receiver closes it
     */
    record Rows(ResultSchema schema, BlockSource blocks) implements QueryOutcome {}
}
