package io.taosj.engine.internal.topic;

import org.jspecify.annotations.Nullable;

/** Where a consumer stands in one vgroup of a topic; guarded by the lock of {@link Subscriptions}. */
final class Cursor {
    final TopicReader reader;
    final int vgroup;
    /** The offset to go on with; -1 if there is nothing to begin with. */
    long position;
    /** Where the message that was read last begins. */
    long begin;
    /** Whether reading or seeking has begun, so that the position may be committed. */
    boolean used;
    /** Counts jumps, to notice one that happens while a message is being read. */
    int jumps;
    /** Holds messages back if the consumer wants them at their pace. */
    final Pace pace = new Pace();
    /** What is read before the log, or null. */
    @Nullable Snapshot snapshot;
    /** Rows handed out. */
    long rows;

    Cursor(TopicReader reader, int vgroup, long position) {
        this.reader = reader;
        this.vgroup = vgroup;
        this.position = position;
        this.begin = position;
    }

    String topic() {
        return reader.topic().name();
    }

    /** Gives up what is open because somebody else goes on. */
    void close() {
        Snapshot open = snapshot;
        if (open != null) {
            open.close();
        }
    }

    void jump(long offset) {
        position = offset;
        begin = offset;
        used = true;
        jumps++;
        pace.reset();
    }
}
