package io.taosj;

import io.taosj.wire.Block;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Goes through the rows of a result one after the other, without an object per row. Used by one thread at a time. */
public final class RowCursor extends Row {
    private final TaosResult result;
    private @Nullable Block block;
    private int index;

    RowCursor(TaosResult result, ZoneId zone) {
        super(zone);
        this.result = result;
    }

    /**
     * Moves to the next row; the first call moves to the first.
     *
     * @return whether there is one
     */
    public boolean next() {
        Block current = block;
        if (current != null && ++index < current.rows()) {
            return true;
        }
        if (current != null) {
            result.recycle(current);
        }
        do {
            block = result.nextBlock();
        } while (block != null && block.rows() == 0);
        index = 0;
        return block != null;
    }

    /** The block of which rows may be left, or null; the cursor goes on with the block behind it. */
    @Nullable Block leave() {
        Block left = block;
        block = null;
        return left;
    }

    @Override
    Block block() {
        Block current = block;
        if (current == null) {
            throw new TaosResultException(ClientErrors.RESULT_CLOSED, "there is no current row; call next() first");
        }
        return current;
    }

    @Override
    int index() {
        return index;
    }
}
