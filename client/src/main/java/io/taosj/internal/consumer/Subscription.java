package io.taosj.internal.consumer;

import io.taosj.MessageType;
import io.taosj.RebalanceListener;
import io.taosj.TaosException;
import io.taosj.TaosTmqException;
import io.taosj.TopicPartition;
import io.taosj.spi.ConsumerMessage;
import io.taosj.spi.TransportConsumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A consumer between subscribing and unsubscribing; methods are for the consumer's thread. */
public final class Subscription {
    private static final System.Logger LOG = System.getLogger("io.taosj.consumer");
    private static final int CONSUMER_CLOSED = 0x4002;
    private static final int NOT_MY_VGROUP = 0x4008;
    private static final int NOT_MY_TOPIC = 0x4009;

    private final ConsumerSettings settings;
    private final Positions positions = new Positions();
    private final CommitQueue commits = new CommitQueue(positions);
    private final Membership membership;
    private final Inbox inbox;
    private final Link link;
    private final Fetcher fetcher;
    private final Thread thread;
    private long committedNanos = System.nanoTime();

    private Subscription(
            ConsumerSettings settings,
            List<String> topics,
            @Nullable Pattern pattern,
            @Nullable RebalanceListener listener,
            AtomicBoolean wakeup) {
        this.settings = settings;
        this.membership = new Membership(listener);
        Inbox box = new Inbox(settings.prefetch(), wakeup);
        this.inbox = box;
        this.link = new Link(
                cause -> {
                    // what was not polled yet comes again
                    box.drop(null);
                    box.work();
                },
                box::work);
        this.fetcher = new Fetcher(settings, link, inbox, positions, membership, commits, topics, pattern);
        this.thread = new Thread(fetcher, "taosj-consumer-" + settings.group());
        thread.setDaemon(true);
    }

    /**
     * Subscribes.
     *
     * @param pattern in place of topics, or null
     * @param wakeup whether to end the next poll
     * @throws TaosException if that fails; nothing is left open then
     */
    public static Subscription start(
            ConsumerSettings settings,
            Collection<String> topics,
            @Nullable Pattern pattern,
            @Nullable RebalanceListener listener,
            AtomicBoolean wakeup) {
        List<String> names = List.copyOf(new LinkedHashSet<>(topics));
        Subscription subscription = new Subscription(settings, names, pattern, listener, wakeup);
        subscription.fetcher.start();
        subscription.thread.start();
        return subscription;
    }

    /** The topics. */
    public Set<String> topics() {
        return new LinkedHashSet<>(fetcher.topics());
    }

    /** The next messages; none if none come in time. */
    public List<ConsumerMessage> poll(Duration timeout) {
        long deadline = System.nanoTime() + Math.min(timeout.toNanos(), Long.MAX_VALUE / 2);
        positions.acknowledge();
        commitIfDue();
        while (true) {
            membership.tell();
            List<ConsumerMessage> messages = deliver(inbox.take(deadline, !fetcher.isExact()));
            if (!messages.isEmpty() || System.nanoTime() - deadline >= 0 && !membership.hasChanges()) {
                return messages;
            }
        }
    }

    private void commitIfDue() {
        long now = System.nanoTime();
        if (!settings.commits().auto()
                || now - committedNanos < settings.commits().interval().toNanos()) {
            return;
        }
        committedNanos = now;
        if (!fetcher.isExact()) {
            // everything received was delivered, because nothing is received ahead
            commitAll(timeout());
            return;
        }
        Map<TopicPartition, Long> due = positions.acknowledged();
        if (!due.isEmpty() && commits.isEmpty()) {
            var unused = commitAsync(due).whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.log(System.Logger.Level.WARNING, "automatic commit failed: {0}", failure.toString());
                }
            });
        }
    }

    private List<ConsumerMessage> deliver(List<ConsumerMessage> messages) {
        List<ConsumerMessage> delivered = new ArrayList<>(messages.size());
        for (ConsumerMessage message : messages) {
            if (positions.isPaused(message.partition())) {
                leaveOut(message);
            } else {
                positions.delivered(message);
                delivered.add(message);
            }
        }
        return delivered;
    }

    /** The server knows no pauses: what it sends meanwhile is thrown away, and read again afterwards. */
    private void leaveOut(ConsumerMessage message) {
        TopicPartition partition = message.partition();
        if (positions.hasLeftOut(partition)) {
            return;
        }
        Long position = positions.next(partition);
        if (message.type() != MessageType.META) {
            positions.leaveOut(partition, message.offset());
        } else if (position != null) {
            positions.leaveOut(partition, position);
        } else {
            // such a message does not tell where it begins
            Long committed = committed(List.of(partition)).get(partition);
            positions.leaveOut(
                    partition, committed == null ? assignment(partition).begin() : (long) committed);
        }
    }

    private Duration timeout() {
        return settings.connection().requestTimeout();
    }

    // --- commits

    /** Commits everything that polls returned. */
    public void commitAll(Duration timeout) {
        if (fetcher.isExact()) {
            commit(positions.delivered(), timeout);
        } else {
            link.call(timeout, (transport, left) -> {
                transport.commitReceived(left);
                return true;
            });
        }
    }

    /** Commits a message. */
    public void commit(ConsumerMessage message) {
        if (message.next() == ConsumerMessage.UNKNOWN) {
            commitAll(timeout());
        } else {
            commit(Map.of(message.partition(), message.next()), timeout());
        }
    }

    /** Commits offsets, after those whose commits were ordered before. */
    public void commit(Map<TopicPartition, Long> offsets, Duration timeout) {
        link.call(timeout, (transport, left) -> {
            commits.flush(transport, left);
            commits.commit(transport, offsets, left);
            return true;
        });
    }

    /** What {@link #commitAll} would commit. */
    public Map<TopicPartition, Long> delivered() {
        return positions.delivered();
    }

    /** Has offsets committed. */
    public CompletableFuture<Map<TopicPartition, Long>> commitAsync(Map<TopicPartition, Long> offsets) {
        CompletableFuture<Map<TopicPartition, Long>> done = commits.add(Map.copyOf(offsets));
        inbox.work();
        return done;
    }

    // --- offsets

    /** The committed offsets of those vgroups that have one. */
    public Map<TopicPartition, Long> committed(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            checkTopic(partition.topic());
            OptionalLong offset = link.call(timeout(), (transport, left) -> transport.committed(partition, left));
            offset.ifPresent(value -> offsets.put(partition, value));
        }
        return offsets;
    }

    /** The offset of the next message that a poll returns. */
    public long position(TopicPartition partition) {
        checkTopic(partition.topic());
        return link.call(timeout(), (transport, left) -> {
            Long known = positions.next(partition);
            if (known != null) {
                return known;
            }
            ConsumerMessage first = inbox.first(partition);
            if (first != null && first.type() != MessageType.META) {
                return first.offset();
            }
            return transport.position(partition, left);
        });
    }

    /** The consumer's vgroups. */
    public Set<TopicPartition> assignment() {
        Set<TopicPartition> all = new LinkedHashSet<>();
        for (String topic : fetcher.topics()) {
            for (TransportConsumer.Assignment one : assignment(topic)) {
                all.add(new TopicPartition(topic, one.vgroup()));
            }
        }
        return all;
    }

    private List<TransportConsumer.Assignment> assignment(String topic) {
        checkTopic(topic);
        return link.call(timeout(), (transport, left) -> transport.assignment(topic, left));
    }

    /** Bounds of a vgroup. */
    public TransportConsumer.Assignment assignment(TopicPartition partition) {
        for (TransportConsumer.Assignment one : assignment(partition.topic())) {
            if (one.vgroup() == partition.vgroup()) {
                return one;
            }
        }
        throw new TaosTmqException(
                NOT_MY_VGROUP, "VgId does not belong to this consumer: " + partition + " is read by another member");
    }

    private void checkTopic(String topic) {
        if (!fetcher.topics().contains(topic)) {
            throw new TaosTmqException(
                    NOT_MY_TOPIC,
                    "Topic does not belong to this consumer: '" + topic + "' is none of " + fetcher.topics());
        }
    }

    /** Goes on elsewhere. */
    public void seek(TopicPartition partition, long offset) {
        checkTopic(partition.topic());
        link.call(timeout(), (transport, left) -> {
            transport.seek(partition, offset, left);
            inbox.drop(partition);
            positions.sought(partition, offset);
            return true;
        });
    }

    /** Leaves messages of vgroups out. */
    public void pause(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> checkTopic(partition.topic()));
        positions.pause(partitions);
    }

    /** Ends pauses. */
    public void resume(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Long from = positions.resume(partition);
            if (from != null) {
                seek(partition, from);
            }
        }
    }

    /** The vgroups that pause. */
    public Set<TopicPartition> paused() {
        return positions.paused();
    }

    // --- the end

    /** Ends a poll that waits. */
    public void wake() {
        inbox.wake();
    }

    /** Commits what is to be committed, leaves the group and ends; the listener is told. Never throws. */
    public void end(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            lastCommit(timeout);
        } catch (TaosException e) {
            LOG.log(System.Logger.Level.WARNING, "the last commit of a consumer failed: {0}", e.toString());
        }
        try {
            membership.update(Set.of(), false);
            membership.tell();
        } finally {
            inbox.stop();
            link.end();
            commits.fail(new TaosTmqException(CONSUMER_CLOSED, "Consumer closed"));
            join(deadline);
        }
    }

    private void lastCommit(Duration timeout) {
        ConsumerSettings.Commits policy = settings.commits();
        Map<TopicPartition, Long> last = Map.of();
        if (policy.onClose()) {
            if (!fetcher.isExact()) {
                commitAll(timeout);
                return;
            }
            last = positions.delivered();
        } else if (policy.auto() && fetcher.isExact()) {
            last = positions.acknowledged();
        }
        if (!last.isEmpty() || !commits.isEmpty()) {
            commit(last, timeout);
        }
    }

    private void join(long deadline) {
        try {
            long left = deadline - System.nanoTime();
            if (left > 0) {
                thread.join(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException e) {
            // the thread ends without being waited for
            Thread.currentThread().interrupt();
        }
    }
}
