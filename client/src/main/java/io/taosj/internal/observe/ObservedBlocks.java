package io.taosj.internal.observe;

import io.taosj.ClientListener.Fetched;
import io.taosj.ClientListener.RequestListener;
import io.taosj.TaosException;
import io.taosj.spi.BlockSource;
import io.taosj.wire.Block;
import org.jspecify.annotations.Nullable;

/** Counts what is read of a result. Used by one thread at a time. */
final class ObservedBlocks implements BlockSource {
    private final BlockSource blocks;
    private final RequestListener listener;
    private final Observer observer;
    private final long start = System.nanoTime();
    private long rows;
    private long bytes;
    private boolean told;

    ObservedBlocks(BlockSource blocks, RequestListener listener, Observer observer) {
        this.blocks = blocks;
        this.listener = listener;
        this.observer = observer;
    }

    @Override
    public @Nullable Block next() {
        Block block;
        try {
            block = blocks.next();
        } catch (TaosException e) {
            tell(e);
            observer.noteLoss(e);
            throw e;
        }
        if (block == null) {
            tell(null);
        } else {
            rows += block.rows();
            bytes += block.encoded().remaining();
        }
        return block;
    }

    private void tell(@Nullable TaosException failure) {
        if (!told) {
            told = true;
            listener.fetched(new Fetched(Observer.since(start), rows, bytes, failure));
        }
    }

    @Override
    public void recycle(Block block) {
        blocks.recycle(block);
    }

    @Override
    public void close() {
        blocks.close();
        tell(null);
    }
}
