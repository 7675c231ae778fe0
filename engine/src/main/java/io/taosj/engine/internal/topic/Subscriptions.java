package io.taosj.engine.internal.topic;

import io.taosj.engine.ConsumerOptions;
import io.taosj.engine.TopicConsumer;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.storage.ChangeHistory;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.engine.internal.system.EngineLiveState;
import io.taosj.engine.internal.system.LiveState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** All consumer groups of an engine: who belongs to them, and which member reads which vgroup. */
public final class Subscriptions implements EngineLiveState.ConsumerSource, AutoCloseable {
    private static final long FIRST_ID = 0x1_0000_0001L;

    final ReentrantLock lock = new ReentrantLock();
    final Signal signal = new Signal();
    final StorageEngine storage;
    final Offsets offsets;
    final Clock clock;
    private final TopicQueries queries;
    private final Definitions definitions;
    private final AtomicLong ids = new AtomicLong(FIRST_ID);
    private final Map<String, List<Consumer>> groups = new TreeMap<>();
    // where groups without committed offset began that wanted new changes only: a member that takes over goes on there
    private final Map<Offsets.Place, Long> origins = new HashMap<>();

    public Subscriptions(StorageEngine storage, TopicQueries queries, Clock clock) {
        this.storage = storage;
        this.queries = queries;
        this.clock = clock;
        this.offsets = new Offsets(storage);
        this.definitions = new Definitions(storage.history());
    }

    /** Makes a consumer that belongs to its group when it subscribes. */
    public TopicConsumer consumer(String user, ConsumerOptions options) {
        if (options.group().isEmpty()) {
            throw TopicErrors.noGroupName();
        }
        return new Consumer(this, ids.getAndIncrement(), user, options);
    }

    /** Has polls woken by writes; to be called once. */
    public void listen() {
        storage.history().listen(signal::tell);
    }

    /** Looks up topics before anything changes: one that is missing is an error. */
    List<TopicReader> readers(List<String> names, ConsumerOptions options) {
        List<TopicReader> readers = new ArrayList<>();
        for (String name : names) {
            Topic topic = Topic.find(storage, name);
            if (topic == null) {
                throw TopicErrors.noTopic();
            }
            TopicReader reader = new TopicReader(storage, queries, definitions, topic, options);
            reader.check();
            readers.add(reader);
        }
        return readers;
    }

    void join(Consumer consumer) {
        String name = consumer.options().group();
        offsets.remember(name, consumer.topics());
        expire(name);
        lock.lock();
        try {
            groups.computeIfAbsent(consumer.options().group(), key -> new ArrayList<>())
                    .add(consumer);
            rebalance(consumer.options().group());
        } finally {
            lock.unlock();
        }
        signal.tell();
    }

    void leave(Consumer consumer) {
        lock.lock();
        try {
            String group = consumer.options().group();
            List<Consumer> members = groups.get(group);
            if (members == null || !members.remove(consumer)) {
                return;
            }
            consumer.lose();
            if (members.isEmpty()) {
                groups.remove(group);
                origins.keySet().removeIf(place -> place.group().equals(group));
            } else {
                rebalance(group);
            }
        } finally {
            lock.unlock();
        }
        signal.tell();
    }

    private void expire() {
        List<String> names;
        lock.lock();
        try {
            names = List.copyOf(groups.keySet());
        } finally {
            lock.unlock();
        }
        names.forEach(this::expire);
    }

    /** Expels members of a group that have not polled for too long. */
    void expire(String group) {
        List<Consumer> late;
        lock.lock();
        try {
            long now = System.nanoTime();
            late = groups.getOrDefault(group, List.of()).stream()
                    .filter(member -> member.isLate(now))
                    .toList();
        } finally {
            lock.unlock();
        }
        late.forEach(this::expel);
    }

    /** Shares the vgroups of each topic among the members that subscribe to it; what stays keeps its place. */
    private void rebalance(String group) {
        List<Consumer> members = groups.getOrDefault(group, List.of());
        Map<String, List<Consumer>> byTopic = new TreeMap<>();
        for (Consumer member : members) {
            member.topics()
                    .forEach(topic -> byTopic.computeIfAbsent(topic, key -> new ArrayList<>())
                            .add(member));
        }
        Map<Consumer, List<Cursor>> shares = new HashMap<>();
        byTopic.forEach((topic, readers) -> {
            Database database = readers.get(0).reader(topic).database();
            int[] vgroups = database == null ? new int[0] : database.vgroups();
            for (int i = 0; i < vgroups.length; i++) {
                // neighbours go to the same member; the first ones get one more if it doesn't divide evenly
                Consumer owner = readers.get((int) ((long) i * readers.size() / vgroups.length));
                shares.computeIfAbsent(owner, key -> new ArrayList<>()).add(cursor(owner, topic, vgroups[i]));
            }
        });
        long now = clock.millis();
        members.forEach(member -> member.assign(shares.getOrDefault(member, List.of()), now));
    }

    private Cursor cursor(Consumer owner, String topic, int vgroup) {
        Cursor known = owner.cursor(topic, vgroup);
        if (known != null) {
            return known;
        }
        TopicReader reader = owner.reader(topic);
        Offsets.Place place = new Offsets.Place(owner.options().group(), topic, vgroup);
        Database database = reader.database();
        boolean snapshot = owner.options().snapshot()
                && owner.options().reset() == ConsumerOptions.Reset.EARLIEST
                && offsets.get(place).isEmpty();
        if (!snapshot || database == null) {
            return new Cursor(reader, vgroup, initial(owner, reader, vgroup));
        }
        // what is written from now on is read from the log, and some of it twice
        Cursor cursor = new Cursor(reader, vgroup, end(reader));
        cursor.snapshot = new Snapshot(reader, queries, database, vgroup);
        return cursor;
    }

    private long initial(Consumer owner, TopicReader reader, int vgroup) {
        Offsets.Place place =
                new Offsets.Place(owner.options().group(), reader.topic().name(), vgroup);
        OptionalLong committed = offsets.get(place);
        if (committed.isPresent()) {
            return committed.getAsLong();
        }
        return switch (owner.options().reset()) {
            case EARLIEST -> begin(reader);
            case LATEST -> origins.computeIfAbsent(place, key -> end(reader));
            case NONE -> -1;
        };
    }

    /** The oldest offset of a topic's database. */
    long begin(TopicReader reader) {
        Database database = reader.database();
        ChangeHistory history = storage.history();
        return database == null ? 0 : Math.max(0, history.first() - history.start(database));
    }

    /** The offset of the next change in a topic's database. */
    long end(TopicReader reader) {
        Database database = reader.database();
        ChangeHistory history = storage.history();
        return database == null ? 0 : history.end() - history.start(database);
    }

    /**
     * Forgets the groups of a topic that is going to be dropped.
     *
     * @param force takes the topic away from its consumers
     * @throws io.taosj.engine.EngineException 0x3EB if consumers are subscribed to it
     */
    public void dropping(String topic, boolean force) {
        expire();
        lock.lock();
        try {
            for (Map.Entry<String, List<Consumer>> group : groups.entrySet()) {
                List<Consumer> members = readers(group.getValue(), topic);
                if (!members.isEmpty() && !force) {
                    throw TopicErrors.topicInUse();
                }
                members.forEach(member -> member.lose(topic));
                if (!members.isEmpty()) {
                    rebalance(group.getKey());
                }
            }
        } finally {
            lock.unlock();
        }
        offsets.forget(topic);
        signal.tell();
    }

    private static List<Consumer> readers(List<Consumer> members, String topic) {
        return members.stream()
                .filter(member -> member.topics().contains(topic))
                .toList();
    }

    /**
     * Drops a consumer group's offsets for a topic.
     *
     * @param force expels the group's members that read the topic
     * @throws io.taosj.engine.EngineException 0x3EC if it has members, 0x3E8 or 0x3E1 if there is no such group or topic
     */
    public void dropGroup(String group, String topic, boolean ifExists, boolean force) {
        expire(group);
        List<Consumer> members;
        lock.lock();
        try {
            members = readers(groups.getOrDefault(group, List.of()), topic);
        } finally {
            lock.unlock();
        }
        if (!members.isEmpty() && !force) {
            throw TopicErrors.groupInUse();
        }
        members.forEach(this::expel);
        if (!offsets.forget(group, topic) && !ifExists) {
            throw Topic.find(storage, topic) == null ? TopicErrors.noTopic() : TopicErrors.noGroup();
        }
    }

    private void expel(Consumer member) {
        member.expel();
        leave(member);
    }

    @Override
    public List<LiveState.Consumer> consumers() {
        expire();
        lock.lock();
        try {
            return groups.values().stream()
                    .flatMap(List::stream)
                    .map(Consumer::describe)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<LiveState.Subscription> subscriptions() {
        expire();
        List<LiveState.Subscription> out = new ArrayList<>();
        lock.lock();
        try {
            Map<Offsets.Place, Boolean> seen = new HashMap<>();
            for (List<Consumer> members : groups.values()) {
                for (Consumer member : members) {
                    for (Cursor cursor : member.cursors()) {
                        Offsets.Place place =
                                new Offsets.Place(member.options().group(), cursor.topic(), cursor.vgroup);
                        seen.put(place, true);
                        String offset = "wal:" + cursor.position + "/" + end(cursor.reader);
                        out.add(new LiveState.Subscription(
                                cursor.topic(), place.group(), cursor.vgroup, member.describe(), offset, cursor.rows));
                    }
                }
            }
            for (String topic : storage.catalog().objects("topic")) {
                offsets.ofTopic(topic).forEach((place, offset) -> {
                    if (!seen.containsKey(place)) {
                        out.add(new LiveState.Subscription(
                                topic, place.group(), place.vgroup(), null, "wal:" + offset, 0));
                    }
                });
            }
        } finally {
            lock.unlock();
        }
        return out;
    }

    /** Closes all consumers; polls that wait end. */
    @Override
    public void close() {
        List<Consumer> members = new ArrayList<>();
        lock.lock();
        try {
            groups.values().forEach(members::addAll);
        } finally {
            lock.unlock();
        }
        members.forEach(Consumer::close);
    }

    static long nanosToMillis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
