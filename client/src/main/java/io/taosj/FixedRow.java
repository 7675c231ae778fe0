package io.taosj;

import io.taosj.wire.Block;
import java.time.ZoneId;

/** A row that stays where it is. */
final class FixedRow extends Row {
    private final Block block;
    private final int index;

    FixedRow(Block block, int index, ZoneId zone) {
        super(zone);
        this.block = block;
        this.index = index;
    }

    @Override
    Block block() {
        return block;
    }

    @Override
    int index() {
        return index;
    }
}
