package io.taosj.internal.rest;

import io.taosj.spi.BlockSource;
import io.taosj.wire.Block;
import io.taosj.wire.RestResultReader;
import io.taosj.wire.WireFormatException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an answer while it arrives. */
final class RestBlockSource implements BlockSource {
    private final RestSession session;
    private final RestResultReader reader;
    private boolean closed;

    RestBlockSource(RestSession session, RestResultReader reader) {
        this.session = session;
        this.reader = reader;
    }

    @Override
    public @Nullable Block next() {
        if (closed) {
            return null;
        }
        boolean done = false;
        try {
            Block block = reader.next();
            done = block != null;
            return block;
        } catch (IOException | WireFormatException e) {
            throw session.failure(e, "the next rows");
        } finally {
            if (!done) {
                close();
            }
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                reader.close();
            } catch (IOException ignored) {
                // nothing is read from it any more
            }
        }
    }
}
