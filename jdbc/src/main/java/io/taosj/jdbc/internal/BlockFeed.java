package io.taosj.jdbc.internal;

import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a result set gets its rows from. */
interface BlockFeed {
    ResultSchema schema();

    /** The zone of local dates and times. */
    ZoneId zone();

    /** The next block, or null at the end. */
    @Nullable Block next() throws SQLException;

    /** Takes a block back that nobody reads any more. */
    default void recycle(Block block) {}

    void close();

    /** Rows that are in memory already. */
    static BlockFeed of(ResultSchema schema, List<Block> blocks, ZoneId zone) {
        Iterator<Block> rest = blocks.iterator();
        return new BlockFeed() {
            @Override
            public ResultSchema schema() {
                return schema;
            }

            @Override
            public ZoneId zone() {
                return zone;
            }

            @Override
            public @Nullable Block next() {
                return rest.hasNext() ? rest.next() : null;
            }

            @Override
            public void close() {}
        };
    }
}
