package io.taosj.engine.internal.topic;

import io.taosj.engine.TopicMessage;
import io.taosj.wire.Block;
import io.taosj.wire.DataType;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds messages of one vgroup back so that they come as far apart as the times of their rows. Guarded as {@link Cursor}.
 */
final class Pace {
    private TopicReader.@Nullable Step held;
    private long dueNanos;
    private boolean started;
    private long lastNanos;
    private long lastTime;

    /** The step that waits for its time, or null. */
    TopicReader.@Nullable Step held() {
        return held;
    }

    /** Takes a step with a message that was read just now. */
    void hold(TopicReader.Step step, TopicMessage message) {
        long now = System.nanoTime();
        long time = nanos(message);
        dueNanos = started ? lastNanos + Math.max(0, time - lastTime) : now;
        lastTime = time;
        started = true;
        held = step;
    }

    /** Nanoseconds until the held step may be given out; 0 or less if it may be now. */
    long remaining(long now) {
        return held == null ? Long.MAX_VALUE : dueNanos - now;
    }

    void give(long now) {
        held = null;
        lastNanos = now;
    }

    /** Forgets what is held, because reading goes on elsewhere. */
    void reset() {
        held = null;
        started = false;
    }

    private long nanos(TopicMessage message) {
        Block block = message.rows().get(0).block();
        if (block.schema().columns().get(0).type() != DataType.TIMESTAMP) {
            return lastTime;
        }
        return switch (block.schema().precision()) {
            case MILLISECONDS -> TimeUnit.MILLISECONDS.toNanos(block.longs(0).getLong(0));
            case MICROSECONDS -> TimeUnit.MICROSECONDS.toNanos(block.longs(0).getLong(0));
            case NANOSECONDS -> block.longs(0).getLong(0);
        };
    }
}
