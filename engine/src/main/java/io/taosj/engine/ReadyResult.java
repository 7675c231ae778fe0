package io.taosj.engine;

import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result set whose blocks are in memory. */
final class ReadyResult implements EngineResult {
    private final ResultSchema schema;
    private final Iterator<Block> blocks;

    ReadyResult(ResultSchema schema, List<Block> blocks) {
        this.schema = schema;
        this.blocks = blocks.stream().filter(b -> b.rows() > 0).toList().iterator();
    }

    @Override
    public boolean isUpdate() {
        return false;
    }

    @Override
    public long affectedRows() {
        return 0;
    }

    @Override
    public ResultSchema schema() {
        return schema;
    }

    @Override
    public @Nullable Block next() {
        return blocks.hasNext() ? blocks.next() : null;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
