package io.taosj.spi;

import io.taosj.wire.Block;
import org.jspecify.annotations.Nullable;

/** The blocks of one result, in order. Used by one thread at a time. */
public interface BlockSource extends AutoCloseable {
    /**
     * The next block; waits for it no longer than the query's timeout.
     *
     * @return a block with at least one row, or null at the end
     * @throws io.taosj.TaosException if the result can't be read on
     */
    @Nullable Block next();

    /**
     * Hands a block back whose memory may be used for a later one. Only for blocks that nobody reads any more; calling
     * it is never necessary.
     */
    default void recycle(Block block) {}

    /** Frees the result on the server, also before its end. Repeated calls have no effect; does not wait. */
    @Override
    void close();
}
