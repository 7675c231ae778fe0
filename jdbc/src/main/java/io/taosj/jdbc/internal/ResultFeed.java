package io.taosj.jdbc.internal;

import io.taosj.TaosException;
import io.taosj.TaosResult;
import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import java.sql.SQLException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The blocks of a query's result. */
final class ResultFeed implements BlockFeed {
    private final TaosResult result;
    private final Running running;

    ResultFeed(TaosResult result, Running running) {
        this.result = result;
        this.running = running;
    }

    @Override
    public ResultSchema schema() {
        return result.schema();
    }

    @Override
    public ZoneId zone() {
        return result.timeZone();
    }

    @Override
    @SuppressWarnings("NullAway") // the end of a result is a null that a supplier may give
    public @Nullable Block next() throws SQLException {
        return running.call(result::nextBlock);
    }

    @Override
    public void recycle(Block block) {
        result.recycle(block);
    }

    @Override
    public void close() {
        try {
            result.close();
        } catch (TaosException ignored) {
            // the connection is gone, and the result with it
        }
    }
}
