package io.taosj.engine;

import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement answered: a number of affected rows, or a stream of blocks.
 *
 * <p>For use by one thread at a time, except {@link #close()}, which any thread may call and which stops a running query.
 */
public interface EngineResult extends AutoCloseable {

    /** Whether the statement has no result set (INSERT, DDL, USE …). */
    boolean isUpdate();

    /** Affected rows of an update, 0 for a query. */
    long affectedRows();

    /** Columns and precision of the result set; no columns for an update. */
    ResultSchema schema();

    /**
     * The next rows; never an empty block.
     *
     * @return a block that stays valid, or null at the end
     * @throws EngineException if the query fails while it runs
     */
    @Nullable Block next();

    /** Frees what the result holds; more than once is harmless. */
    @Override
    void close();

    /** The answer of a statement without result set. */
    static EngineResult update(long affectedRows) {
        return new UpdateResult(affectedRows);
    }

    /** A result set whose blocks are already there. */
    static EngineResult of(ResultSchema schema, List<Block> blocks) {
        return new ReadyResult(schema, blocks);
    }
}
