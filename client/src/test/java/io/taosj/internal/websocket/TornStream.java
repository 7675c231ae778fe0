package io.taosj.internal.websocket;

import java.io.ByteArrayInputStream;
import java.util.Random;

/** Gives one to n bytes per read, as a network may. */
final class TornStream extends ByteArrayInputStream {
    private final Random random;
    private final int most;

    TornStream(byte[] data, long seed, int most) {
        super(data);
        this.random = new Random(seed);
        this.most = most;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(most)));
    }
}
