package io.taosj.internal.ws;

import io.taosj.wire.message.FetchRawBlockReply;
import io.taosj.wire.message.FetchRawDataReply;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A request that waits for its reply. One thread waits, the reader completes. */
final class Call {
    /** What a call ends with. */
    sealed interface Outcome {
        /** A reply in JSON. */
        record Text(TextReply reply) implements Outcome {}

        /** A block reply, and the array that holds it. */
        record Binary(FetchRawBlockReply reply, Memory memory) implements Outcome {}

        /** A subscription's message. */
        record Raw(FetchRawDataReply reply) implements Outcome {}

        /** The connection broke. */
        record Lost(Throwable cause) implements Outcome {}

        /** Nobody waits any more. */
        record Abandoned() implements Outcome {}

        /** The caller does not want it any more. */
        record Cancelled() implements Outcome {}
    }

    /** Memory that may be used again. */
    @SuppressWarnings("ArrayRecordComponent") // identity is all that counts
    record Memory(byte[] array) {}

    /** What happens with a reply for which nobody waits any more. */
    @FunctionalInterface
    interface LateReply {
        void arrived(Outcome outcome);
    }

    private static final Outcome ABANDONED = new Outcome.Abandoned();
    private static final Outcome CANCELLED = new Outcome.Cancelled();
    private static final VarHandle OUTCOME;

    static {
        try {
            OUTCOME = MethodHandles.lookup().findVarHandle(Call.class, "outcome", Outcome.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long requestId;
    private final String what;
    private final boolean changing;
    private final LateReply late;
    private volatile @Nullable Outcome outcome;
    private volatile @Nullable Thread waiter;

    /**
     * @param what what is waited for, for error texts
     * @param changing whether the request may change data
     */
    Call(long requestId, String what, boolean changing, LateReply late) {
        this.requestId = requestId;
        this.what = what;
        this.changing = changing;
        this.late = late;
    }

    long requestId() {
        return requestId;
    }

    /** What is waited for. */
    String what() {
        return what + " (request id " + Long.toUnsignedString(requestId) + ")";
    }

    /** Whether the request may change data, so that without a reply it is unknown whether it did. */
    boolean isChanging() {
        return changing;
    }

    void complete(Outcome result) {
        if (OUTCOME.compareAndSet(this, null, result)) {
            Thread thread = waiter;
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        } else {
            late.arrived(result);
        }
    }

    /**
     * Waits for the outcome.
     *
     * @param deadline by {@link System#nanoTime()}
     * @return null if the deadline passed first; the call is abandoned then
     * @throws InterruptedException if the thread is interrupted first; the call is abandoned then
     */
    @Nullable Outcome await(long deadline) throws InterruptedException {
        waiter = Thread.currentThread();
        try {
            while (outcome == null) {
                long left = deadline - System.nanoTime();
                boolean interrupted = Thread.interrupted();
                if ((left <= 0 || interrupted) && abandon()) {
                    if (interrupted) {
                        throw new InterruptedException();
                    }
                    return null;
                }
                if (interrupted) {
                    // the reply came at the same moment: keep it and the interrupt
                    Thread.currentThread().interrupt();
                } else if (outcome == null) {
                    LockSupport.parkNanos(this, left);
                }
            }
            return outcome;
        } finally {
            waiter = null;
        }
    }

    /** Ends the waiting of whoever waits; returns whether there was no reply yet. */
    boolean cancel() {
        boolean first = OUTCOME.compareAndSet(this, null, CANCELLED);
        Thread thread = waiter;
        if (first && thread != null) {
            LockSupport.unpark(thread);
        }
        return first;
    }

    /** Stops waiting; returns whether there was no reply yet. */
    boolean abandon() {
        return OUTCOME.compareAndSet(this, null, ABANDONED);
    }
}
