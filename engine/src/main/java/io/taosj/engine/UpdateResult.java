package io.taosj.engine;

import io.taosj.wire.Block;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of a statement without result set. */
record UpdateResult(long affectedRows) implements EngineResult {
    private static final ResultSchema NO_COLUMNS = new ResultSchema(List.of(), Precision.MILLISECONDS);

    @Override
    public boolean isUpdate() {
        return true;
    }

    @Override
    public ResultSchema schema() {
        return NO_COLUMNS;
    }

    @Override
    public @Nullable Block next() {
        return null;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
