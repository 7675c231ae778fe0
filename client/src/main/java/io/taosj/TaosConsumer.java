package io.taosj;

import io.taosj.internal.consumer.ConsumerSettings;
import io.taosj.internal.consumer.Subscription;
import java.time.Duration;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics as a member of a consumer group: {@link #subscribe}, {@link #poll} again and again, {@link #commitSync}.
 *
 * <pre>{@code
 * try (TaosConsumer consumer = TaosConsumer.create(Map.of(
 *         "bootstrap.servers", "localhost:6041", "group.id", "g1", "auto.offset.reset", "earliest"))) {
 *     consumer.subscribe(List.of("topic_meters"));
 *     while (running) {
 *         for (ConsumerRecord record : consumer.poll(Duration.ofMillis(500))) {
 *             for (TopicBlock block : record.blocks()) {
 *                 store(block.table(), block.toList(Reading.class));
 *             }
 *             consumer.commitSync(record);
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p><b>At least once.</b> A message is delivered again until its offset, or a later one of its vgroup, is committed: after
 * a crash, a lost connection or a rebalance, reading goes on at the committed offset, so that no message is left out, and
 * those after the last commit may come twice. Automatic commits (the default) commit in {@code poll} what <em>earlier</em>
 * polls returned: work off all records before the next poll. {@link #close()} does not commit what the last poll returned
 * unless {@code commit.on.close} is set.
 *
 * <p>Messages are received ahead by a thread of the consumer; that never commits more than polls returned. A lost
 * connection is replaced in the background, with growing pauses; {@code poll} fails only when that takes longer than
 * {@code reconnect.timeout.ms}, and may be called again afterwards.
 *
 * <p><b>Threads.</b> For one thread at a time, like Kafka's consumer: a call from another thread while one runs is a
 * {@link ConcurrentModificationException}. Only {@link #wakeup()} may be called at any time.
 *
 * <p>Methods throw {@link IllegalStateException} after {@link #close()}, {@link TaosTmqException} if the server refuses,
 * and {@link TaosConnectionException} or {@link TaosOperationalException} if there is no connection or no reply within the
 * request timeout.
 */
public final class TaosConsumer implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final long NOBODY = -1;
    private static final int SNAPSHOT = 0x4006;

    private final ConsumerSettings settings;
    private final AtomicLong owner = new AtomicLong(NOBODY);
    private final AtomicBoolean wakeup = new AtomicBoolean();
    private final Queue<Runnable> callbacks = new ConcurrentLinkedQueue<>();
    private int depth;
    private volatile @Nullable Subscription subscription;
    private volatile boolean closed;

    private TaosConsumer(ConsumerOptions options) {
        this.settings = options.settings();
    }

    /** A consumer; it connects when it subscribes. */
    public static TaosConsumer create(ConsumerOptions options) {
        return new TaosConsumer(options);
    }

    /**
     * A consumer with settings as texts, see {@link ConsumerOptions}; it connects when it subscribes.
     *
     * @throws TaosTmqException if a setting is unknown, wrong or missing; it is named
     */
    public static TaosConsumer create(Map<String, String> settings) {
        return create(ConsumerOptions.of(settings));
    }

    /** Like {@link #create(Map)}. */
    public static TaosConsumer create(Properties settings) {
        return create(ConsumerOptions.of(settings));
    }

    /** A consumer whose settings are parameters of a URL, for example {@code ws://localhost:6041?group.id=g1}. */
    public static TaosConsumer create(String url) {
        return create(Map.of("url", url));
    }

    /** A consumer with a URL and settings, which count more than the URL's parameters. */
    public static TaosConsumer create(String url, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("url", url);
        return create(all);
    }

    // --- ownership

    /** A part of the API, done by the thread that owns the consumer meanwhile. */
    @FunctionalInterface
    private interface Call<T> {
        T run();
    }

    private <T> T owned(Call<T> call) {
        long me = Thread.currentThread().getId();
        if (owner.get() != me && !owner.compareAndSet(NOBODY, me)) {
            throw new ConcurrentModificationException(
                    "the consumer is in use by another thread; only wakeup() may be called at any time");
        }
        depth++;
        try {
            if (closed) {
                throw new IllegalStateException("the consumer is closed");
            }
            return call.run();
        } finally {
            depth--;
            if (depth == 0) {
                owner.set(NOBODY);
            }
        }
    }

    private void own(Runnable call) {
        owned(() -> {
            call.run();
            return true;
        });
    }

    private Subscription subscribed() {
        Subscription current = subscription;
        if (current == null) {
            throw new IllegalStateException("the consumer is not subscribed to any topic; call subscribe first");
        }
        return current;
    }

    // --- subscribing

    /**
     * Subscribes to topics in place of those subscribed to so far, and joins the group.
     *
     * @throws TaosTmqException 0x03E1 if there is no such topic; the consumer is not subscribed then
     * @throws IllegalArgumentException if there are no topics; see {@link #unsubscribe()}
     */
    public void subscribe(Collection<String> topics) {
        start(topics, null, null);
    }

    /** Like {@link #subscribe(Collection)}; the listener is told which vgroups come and go. */
    public void subscribe(Collection<String> topics, RebalanceListener listener) {
        start(topics, null, listener);
    }

    /**
     * Subscribes to all topics whose whole names match a pattern, also to those that are created later: they are looked for
     * every {@code metadata.max.age.ms}.
     */
    public void subscribe(Pattern pattern) {
        start(List.of(), pattern, null);
    }

    /** Like {@link #subscribe(Pattern)}; the listener is told which vgroups come and go. */
    public void subscribe(Pattern pattern, RebalanceListener listener) {
        start(List.of(), pattern, listener);
    }

    private void start(Collection<String> topics, @Nullable Pattern pattern, @Nullable RebalanceListener listener) {
        own(() -> {
            if (topics.isEmpty() && pattern == null) {
                throw new IllegalArgumentException("no topics to subscribe to; unsubscribe() ends a subscription");
            }
            end(CLOSE_TIMEOUT);
            subscription = Subscription.start(settings, topics, pattern, listener, wakeup);
        });
    }

    /** Leaves the group, as {@link #close()} does; the consumer can subscribe again. */
    public void unsubscribe() {
        own(() -> end(CLOSE_TIMEOUT));
    }

    private void end(Duration timeout) {
        Subscription current = subscription;
        if (current != null) {
            try {
                current.end(timeout);
            } finally {
                subscription = null;
                runCallbacks();
            }
        }
    }

    /** The topics subscribed to, for a pattern those that were found last; empty without subscription. */
    public Set<String> subscription() {
        return owned(() -> {
            Subscription current = subscription;
            return current == null ? Set.of() : Set.copyOf(current.topics());
        });
    }

    // --- reading

    /**
     * Waits for messages and returns those that are there, and commits what earlier polls returned if automatic commits are
     * due. Callbacks and listeners run in here.
     *
     * @param timeout how long to wait for the first message; without time the server is still asked once
     * @return the messages; empty, never null, if none came in time
     * @throws WakeupException if {@link #wakeup()} was called
     */
    public ConsumerRecords poll(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative");
        }
        Duration most = timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
        return owned(() -> {
            Subscription current = subscribed();
            runCallbacks();
            return new ConsumerRecords(current.poll(most).stream()
                    .map(m -> new ConsumerRecord(m, settings.connection().effectiveTimeZone()))
                    .toList());
        });
    }

    /** Ends the poll that runs, or the next one, with a {@link WakeupException}. Any thread may call it at any time. */
    public void wakeup() {
        wakeup.set(true);
        Subscription current = subscription;
        if (current != null) {
            current.wake();
        }
    }

    // --- commits

    /** Commits everything that polls returned, and waits for it. */
    public void commitSync() {
        own(() -> {
            subscribed().commitAll(settings.connection().requestTimeout());
            runCallbacks();
        });
    }

    /** Commits a message and what precedes it in its vgroup, and waits for it. Repeating it does no harm. */
    public void commitSync(ConsumerRecord record) {
        own(() -> {
            subscribed().commit(record.message());
            runCallbacks();
        });
    }

    /**
     * Commits offsets, and waits for it.
     *
     * @param offsets for each vgroup the offset of the next message to read
     * @throws TaosTmqException 0x4007 if there is no such offset, 0x4008 or 0x4009 if vgroup or topic are not the
     *     consumer's; the others are committed
     */
    public void commitSync(Map<TopicPartition, Long> offsets) {
        own(() -> {
            subscribed().commit(offsets, settings.connection().requestTimeout());
            runCallbacks();
        });
    }

    /** Commits everything that polls returned; fails as {@link #commitSync(Map)} does. */
    public CompletableFuture<Map<TopicPartition, Long>> commitAsync() {
        return owned(() -> {
            Subscription current = subscribed();
            return current.commitAsync(current.delivered());
        });
    }

    /** Commits a message and what precedes it in its vgroup; fails as {@link #commitSync(Map)} does. */
    public CompletableFuture<Map<TopicPartition, Long>> commitAsync(ConsumerRecord record) {
        if (record.nextOffset() < 0) {
            throw new TaosTmqException(SNAPSHOT, "Can not operate in snapshot mode: use commitSync while it lasts");
        }
        return commitAsync(Map.of(record.partition(), record.nextOffset()));
    }

    /** Commits offsets; fails as {@link #commitSync(Map)} does. */
    public CompletableFuture<Map<TopicPartition, Long>> commitAsync(Map<TopicPartition, Long> offsets) {
        return owned(() -> subscribed().commitAsync(offsets));
    }

    /** Commits everything that polls returned; the callback is called once, during a later call of the consumer. */
    public void commitAsync(CommitCallback callback) {
        Map<TopicPartition, Long> offsets = owned(() -> subscribed().delivered());
        commitAsync(offsets, callback);
    }

    /** Commits offsets; the callback is called once, during a later call of the consumer. */
    public void commitAsync(Map<TopicPartition, Long> offsets, CommitCallback callback) {
        Map<TopicPartition, Long> copy = Map.copyOf(offsets);
        var unused = commitAsync(copy).whenComplete((done, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            callbacks.add(() -> callback.onComplete(copy, cause instanceof TaosException known ? known : null));
        });
    }

    private void runCallbacks() {
        for (Runnable callback = callbacks.poll(); callback != null; callback = callbacks.poll()) {
            callback.run();
        }
    }

    // --- offsets

    /**
     * The offsets that the group has committed.
     *
     * @return without those vgroups in which nothing is committed
     * @throws TaosTmqException 0x4008 or 0x4009 if a vgroup or topic is not the consumer's
     */
    public Map<TopicPartition, Long> committed(Collection<TopicPartition> partitions) {
        return owned(() -> subscribed().committed(partitions));
    }

    /**
     * The offset of the next message that a poll returns.
     *
     * @throws TaosTmqException 0x4008 or 0x4009 if vgroup or topic are not the consumer's
     */
    public long position(TopicPartition partition) {
        return owned(() -> subscribed().position(partition));
    }

    /** The vgroups that the consumer reads, as the server knows them at the moment. */
    public Set<TopicPartition> assignment() {
        return owned(() -> subscribed().assignment());
    }

    /** The oldest offsets. */
    public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
        return owned(() -> {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            partitions.forEach(p -> offsets.put(p, subscribed().assignment(p).begin()));
            return offsets;
        });
    }

    /** The offsets of the next changes. */
    public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
        return owned(() -> {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            partitions.forEach(p -> offsets.put(p, subscribed().assignment(p).end()));
            return offsets;
        });
    }

    /**
     * Goes on with an offset; the committed one is not changed.
     *
     * @throws TaosTmqException 0x4007 if there is no such offset, 0x4008 or 0x4009 if vgroup or topic are not the consumer's
     */
    public void seek(TopicPartition partition, long offset) {
        own(() -> subscribed().seek(partition, offset));
    }

    /** Goes on with the oldest offsets; of all assigned vgroups if none are given. */
    public void seekToBeginning(Collection<TopicPartition> partitions) {
        own(() -> seekAll(partitions, true));
    }

    /** Goes on with what comes from now on; in all assigned vgroups if none are given. */
    public void seekToEnd(Collection<TopicPartition> partitions) {
        own(() -> seekAll(partitions, false));
    }

    private void seekAll(Collection<TopicPartition> partitions, boolean beginning) {
        Subscription current = subscribed();
        for (TopicPartition partition : partitions.isEmpty() ? current.assignment() : partitions) {
            var bounds = current.assignment(partition);
            current.seek(partition, beginning ? bounds.begin() : bounds.end());
        }
    }

    /**
     * Leaves vgroups out of polls until {@link #resume}. Servers know no pauses: messages of these vgroups are thrown away
     * meanwhile and read again afterwards.
     */
    public void pause(Collection<TopicPartition> partitions) {
        own(() -> subscribed().pause(partitions));
    }

    /** Goes on with paused vgroups where they were paused. */
    public void resume(Collection<TopicPartition> partitions) {
        own(() -> subscribed().resume(partitions));
    }

    /** The vgroups that are paused. */
    public Set<TopicPartition> paused() {
        return owned(() -> subscribed().paused());
    }

    // --- the end

    /** Like {@link #close(Duration)} with 30 seconds. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    /**
     * Commits what earlier polls returned if automatic commits are on, tells the listener, leaves the group and ends the
     * connection. A commit that fails is logged. Repeated calls have no effect.
     *
     * @param timeout how long that may take; what is not done then is left undone
     */
    public void close(Duration timeout) {
        if (closed) {
            return;
        }
        own(() -> {
            try {
                end(timeout);
            } finally {
                closed = true;
            }
        });
    }

    /** Group and target, without secrets. */
    @Override
    public String toString() {
        return "TaosConsumer[" + settings.group() + ", " + settings.connection() + "]";
    }
}
