package io.taosj;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Makes request ids: positive, not zero, and unique in this JVM; unlikely to meet those of other JVMs. */
public final class RequestIds {
    private static final int COUNTER_BITS = 40;
    /** 22 random bits name the JVM, the rest counts. */
    private static final AtomicLong NEXT = new AtomicLong(
            ThreadLocalRandom.current().nextLong(1, 1L << (Long.SIZE - 1 - COUNTER_BITS - 1)) << COUNTER_BITS);

    private RequestIds() {}

    /** The next id. */
    public static long next() {
        return NEXT.incrementAndGet();
    }
}
