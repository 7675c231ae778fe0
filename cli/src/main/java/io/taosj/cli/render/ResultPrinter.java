package io.taosj.cli.render;

import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import java.io.IOException;

/** Prints one result from start to end. */
@FunctionalInterface
public interface ResultPrinter {

    /**
     * Prints all rows.
     *
     * @return how many there were
     */
    long print(ResultSchema schema, Iterable<Block> blocks, Appendable out) throws IOException;
}
