package io.taosj.engine.internal.topic;

import io.taosj.engine.ConsumerOptions;
import io.taosj.engine.TopicConsumer;
import io.taosj.engine.TopicMessage;
import io.taosj.engine.internal.storage.ChangeHistory;
import io.taosj.engine.internal.system.LiveState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A member of a consumer group; its mutable parts are guarded by the lock of {@link Subscriptions}. */
final class Consumer implements TopicConsumer {
    private static final long CHECK_MILLIS = 1_000;

    private final Subscriptions all;
    private final long id;
    private final String user;
    private final ConsumerOptions options;
    private final long upMillis;
    private Map<String, TopicReader> readers = Map.of();
    private List<Cursor> cursors = List.of();
    private int turn;
    private boolean polling;
    private boolean expelled;
    private boolean dropped;
    private long polledNanos = System.nanoTime();
    private long subscribedMillis;
    private long rebalancedMillis;
    private final AtomicInteger generation = new AtomicInteger();
    private volatile boolean closed;

    Consumer(Subscriptions all, long id, String user, ConsumerOptions options) {
        this.all = all;
        this.id = id;
        this.user = user;
        this.options = options;
        this.upMillis = all.clock.millis();
    }

    ConsumerOptions options() {
        return options;
    }

    @Override
    public List<String> topics() {
        all.lock.lock();
        try {
            return List.copyOf(readers.keySet());
        } finally {
            all.lock.unlock();
        }
    }

    /** The reader of a topic that the consumer subscribes to. */
    TopicReader reader(String topic) {
        TopicReader reader = readers.get(topic);
        if (reader == null) {
            throw TopicErrors.notSubscribed();
        }
        return reader;
    }

    List<Cursor> cursors() {
        return cursors;
    }

    @Nullable Cursor cursor(String topic, int vgroup) {
        for (Cursor cursor : cursors) {
            if (cursor.vgroup == vgroup && cursor.topic().equals(topic)) {
                return cursor;
            }
        }
        return null;
    }

    void assign(List<Cursor> share, long now) {
        cursors.stream().filter(cursor -> !share.contains(cursor)).forEach(Cursor::close);
        cursors = List.copyOf(share);
        rebalancedMillis = now;
        generation.incrementAndGet();
    }

    /** Forgets what the consumer reads. */
    void lose() {
        cursors.forEach(Cursor::close);
        cursors = List.of();
        generation.incrementAndGet();
    }

    /** Forgets a topic, which is going to be dropped; the next rebalancing takes its vgroups away. */
    void lose(String topic) {
        Map<String, TopicReader> rest = new HashMap<>(readers);
        rest.remove(topic);
        readers = rest;
        dropped = rest.isEmpty();
    }

    void expel() {
        all.lock.lock();
        try {
            expelled = true;
        } finally {
            all.lock.unlock();
        }
    }

    /** Whether it has not polled for too long. */
    boolean isLate(long now) {
        return !polling && Subscriptions.nanosToMillis(now - polledNanos) > options.maxPollIntervalMillis();
    }

    LiveState.Consumer describe() {
        return new LiveState.Consumer(
                id,
                options.group(),
                options.clientId(),
                user,
                "localhost",
                "ready",
                List.copyOf(readers.keySet()),
                upMillis,
                subscribedMillis,
                rebalancedMillis,
                options.parameters());
    }

    @Override
    public void subscribe(List<String> topics) {
        if (closed) {
            throw TopicErrors.closed();
        }
        List<TopicReader> found = all.readers(topics, options);
        unsubscribe();
        all.lock.lock();
        try {
            Map<String, TopicReader> byName = new HashMap<>();
            found.forEach(reader -> byName.put(reader.topic().name(), reader));
            readers = byName;
            expelled = false;
            dropped = false;
            polledNanos = System.nanoTime();
            subscribedMillis = all.clock.millis();
        } finally {
            all.lock.unlock();
        }
        all.join(this);
    }

    @Override
    public void unsubscribe() {
        all.leave(this);
        all.lock.lock();
        try {
            readers = Map.of();
            dropped = false;
        } finally {
            all.lock.unlock();
        }
    }

    @Override
    public @Nullable TopicMessage poll(long millis) {
        long start = System.nanoTime();
        all.expire(options.group()); // perhaps the consumer itself
        polling(true);
        try {
            while (true) {
                ChangeHistory history = all.storage.history();
                long seen = history.end();
                int known = generation.get();
                TopicMessage message = look();
                if (message != null) {
                    return message;
                }
                long left =
                        millis < 0 ? Long.MAX_VALUE : millis - Subscriptions.nanosToMillis(System.nanoTime() - start);
                if (left <= 0 || closed) {
                    return null;
                }
                all.signal.await(
                        () -> closed || generation.get() != known || subscribed() && history.end() != seen,
                        Math.min(Math.min(left, CHECK_MILLIS), pause()));
                all.expire(options.group());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            polling(false);
        }
    }

    /** Milliseconds until the first message that is held back may be given out. */
    private long pause() {
        long least = Long.MAX_VALUE;
        all.lock.lock();
        try {
            long now = System.nanoTime();
            for (Cursor cursor : cursors) {
                least = Math.min(least, cursor.pace.remaining(now));
            }
        } finally {
            all.lock.unlock();
        }
        return Math.max(0, Subscriptions.nanosToMillis(least) + 1);
    }

    private boolean subscribed() {
        all.lock.lock();
        try {
            return !cursors.isEmpty();
        } finally {
            all.lock.unlock();
        }
    }

    private void polling(boolean now) {
        all.lock.lock();
        try {
            polling = now;
            polledNanos = System.nanoTime();
        } finally {
            all.lock.unlock();
        }
    }

    /** Looks once into each vgroup, beginning behind the one that gave the last message. */
    private @Nullable TopicMessage look() {
        List<Cursor> mine;
        int first;
        all.lock.lock();
        try {
            if (expelled) {
                throw TopicErrors.expelled();
            }
            if (dropped) {
                throw TopicErrors.noTopic();
            }
            mine = cursors;
            first = turn;
        } finally {
            all.lock.unlock();
        }
        for (int i = 0; i < mine.size(); i++) {
            int index = (first + i) % mine.size();
            TopicMessage message = read(mine.get(index));
            if (message != null) {
                all.lock.lock();
                try {
                    turn = index + 1;
                } finally {
                    all.lock.unlock();
                }
                return message;
            }
        }
        return null;
    }

    private @Nullable TopicMessage read(Cursor cursor) {
        long from;
        int jumps;
        TopicReader.Step held;
        all.lock.lock();
        try {
            from = cursor.position;
            jumps = cursor.jumps;
            held = cursor.pace.held();
        } finally {
            all.lock.unlock();
        }
        if (from < 0) {
            throw TopicErrors.nothingCommitted();
        }
        TopicMessage stored = stored(cursor);
        if (stored != null) {
            return stored;
        }
        TopicReader.Step step = held == null ? cursor.reader.read(cursor.vgroup, from) : held;
        all.lock.lock();
        try {
            if (cursor.jumps != jumps || !cursors.contains(cursor)) {
                return null; // another member reads it now
            }
            if (options.replay() && isEarly(cursor.pace, step)) {
                return null;
            }
            cursor.position = step.next();
            cursor.used = true;
            TopicMessage message = step.message();
            if (message != null) {
                cursor.begin = from;
                message.rows().forEach(rows -> cursor.rows += rows.block().rows());
            }
            return message;
        } finally {
            all.lock.unlock();
        }
    }

    /** The next message of the snapshot that a vgroup begins with, or null. */
    private @Nullable TopicMessage stored(Cursor cursor) {
        Snapshot snapshot = cursor.snapshot;
        if (snapshot == null) {
            return null;
        }
        TopicMessage message = snapshot.next();
        all.lock.lock();
        try {
            if (message == null) {
                cursor.snapshot = null;
            } else {
                message.rows().forEach(rows -> cursor.rows += rows.block().rows());
            }
            return cursors.contains(cursor) ? message : null;
        } finally {
            all.lock.unlock();
        }
    }

    private static boolean isEarly(Pace pace, TopicReader.Step step) {
        TopicMessage message = step.message();
        if (message == null) {
            return false;
        }
        if (pace.held() == null) {
            pace.hold(step, message);
        }
        long now = System.nanoTime();
        if (pace.remaining(now) > 0) {
            return true;
        }
        pace.give(now);
        return false;
    }

    @Override
    public void commit() {
        if (options.replay()) {
            return; // begins anew each time
        }
        Map<Offsets.Place, Long> positions = new HashMap<>();
        all.lock.lock();
        try {
            for (Cursor cursor : cursors) {
                if (cursor.used) {
                    positions.put(place(cursor.topic(), cursor.vgroup), cursor.position);
                }
            }
        } finally {
            all.lock.unlock();
        }
        all.offsets.put(positions);
    }

    private Offsets.Place place(String topic, int vgroup) {
        return new Offsets.Place(options.group(), topic, vgroup);
    }

    @Override
    public void commit(String topic, int vgroup, long offset) {
        existing(topic, vgroup, offset);
        all.offsets.put(Map.of(place(topic, vgroup), offset));
    }

    @Override
    public OptionalLong committed(String topic, int vgroup) {
        existing(topic, vgroup);
        return all.offsets.get(place(topic, vgroup));
    }

    @Override
    public long position(String topic, int vgroup) {
        return existing(topic, vgroup).position;
    }

    private Cursor existing(String topic, int vgroup) {
        all.lock.lock();
        try {
            reader(topic);
            Cursor cursor = cursor(topic, vgroup);
            if (cursor == null) {
                throw TopicErrors.notAssigned();
            }
            return cursor;
        } finally {
            all.lock.unlock();
        }
    }

    private Cursor existing(String topic, int vgroup, long offset) {
        Cursor cursor = existing(topic, vgroup);
        if (cursor.snapshot != null) {
            throw TopicErrors.inSnapshot();
        }
        if (offset < all.begin(cursor.reader) || offset > all.end(cursor.reader)) {
            throw TopicErrors.outOfRange();
        }
        return cursor;
    }

    @Override
    public List<Assignment> assignment(String topic) {
        all.lock.lock();
        try {
            TopicReader reader = reader(topic);
            long begin = all.begin(reader);
            long end = all.end(reader);
            List<Assignment> out = new ArrayList<>();
            for (Cursor cursor : cursors) {
                if (cursor.topic().equals(topic)) {
                    out.add(new Assignment(cursor.vgroup, Math.max(cursor.begin, begin), begin, end));
                }
            }
            return out;
        } finally {
            all.lock.unlock();
        }
    }

    @Override
    public void seek(String topic, int vgroup, long offset) {
        Cursor cursor = existing(topic, vgroup, offset);
        all.lock.lock();
        try {
            cursor.jump(offset);
        } finally {
            all.lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        unsubscribe();
        all.signal.tell();
    }
}
