package io.taosj.internal.ws;

import io.taosj.spi.ConsumerMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The two positions at the start of a subscription's message: where it was asked for, and where it ends. */
final class LogOffsets {
    private static final int KIND_BITS = 0x0F;
    private static final int LOG = 1;

    private LogOffsets() {}

    /** The offset behind a message; {@link ConsumerMessage#UNKNOWN} while a snapshot is read. */
    static long resulting(ByteBuffer offsets) {
        ByteBuffer in = offsets.slice().order(ByteOrder.LITTLE_ENDIAN);
        // a request for the oldest or newest change is one negative byte
        if (in.hasRemaining() && in.get(0) >= 0) {
            if (!isLog(in)) {
                return ConsumerMessage.UNKNOWN;
            }
            in.position(1 + Long.BYTES);
        } else if (in.hasRemaining()) {
            in.get();
        }
        return isLog(in) ? in.getLong(in.position() + 1) : ConsumerMessage.UNKNOWN;
    }

    private static boolean isLog(ByteBuffer in) {
        return in.remaining() > Long.BYTES && (in.get(in.position()) & KIND_BITS) == LOG;
    }
}
