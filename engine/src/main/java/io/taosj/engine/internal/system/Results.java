package io.taosj.engine.internal.system;

import io.taosj.engine.EngineResult;
import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ResultSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes result sets of rows that are computed in memory. */
final class Results {
    /** as many as the server puts into one block */
    private static final int ROWS_PER_BLOCK = 4096;

    private Results() {}

    /** Collects rows into blocks. */
    static EngineResult of(ResultSchema schema, Consumer<RowSink> rows) {
        BlockBuilder builder = new BlockBuilder(schema);
        RowWriter writer = new RowWriter(builder, schema.size());
        List<Block> blocks = new ArrayList<>();
        rows.accept(values -> {
            writer.row(values);
            if (builder.rows() == ROWS_PER_BLOCK) {
                blocks.add(builder.build());
                builder.reset();
            }
        });
        blocks.add(builder.build());
        return EngineResult.of(schema, blocks);
    }
}
