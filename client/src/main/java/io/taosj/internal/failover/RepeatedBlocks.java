package io.taosj.internal.failover;

import io.taosj.ClientErrors;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.spi.BlockSource;
import io.taosj.spi.QueryOutcome;
import io.taosj.wire.Block;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The blocks of a query that is made once more if its connection is lost before anybody saw a row. */
final class RepeatedBlocks implements BlockSource {
    private final QueryOutcome.Rows first;
    private final Supplier<QueryOutcome.Rows> again;
    private BlockSource source;
    private int repetitions;
    private boolean closed;

    /**
     * @param repetitions how often the query may be repeated
     * @param again repeats it
     */
    RepeatedBlocks(QueryOutcome.Rows first, int repetitions, Supplier<QueryOutcome.Rows> again) {
        this.first = first;
        this.source = first.blocks();
        this.repetitions = repetitions;
        this.again = again;
    }

    @Override
    public @Nullable Block next() {
        while (true) {
            try {
                Block block = source.next();
                repetitions = 0;
                return block;
            } catch (TaosConnectionException e) {
                if (e.code() != ClientErrors.CONNECTION_LOST || repetitions == 0 || closed) {
                    throw e;
                }
                repetitions--;
                repeat(e);
            }
        }
    }

    private void repeat(TaosException cause) {
        source.close();
        QueryOutcome.Rows rows = again.get();
        source = rows.blocks();
        if (!rows.schema().equals(first.schema())) {
            source.close();
            throw new TaosConnectionException(
                    ClientErrors.CONNECTION_LOST,
                    "the connection was lost, and the repeated query has other columns than before",
                    cause,
                    false);
        }
    }

    @Override
    public void recycle(Block block) {
        source.recycle(block);
    }

    @Override
    public void close() {
        closed = true;
        source.close();
    }
}
