package io.taosj.internal.consumer;

import io.taosj.ClientErrors;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosTmqException;
import io.taosj.TopicPartition;
import io.taosj.internal.Transports;
import io.taosj.spi.ConsumerMessage;
import io.taosj.spi.TransportConsumer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The thread behind a subscription: receives ahead, commits, looks after the connection and the vgroups. */
final class Fetcher implements Runnable {
    private static final System.Logger LOG = System.getLogger("io.taosj.consumer");
    private static final int TOPIC_MISSING = 0x03E1;
    private static final int WRONG_PASSWORD = 0x0357;
    /** The server has forgotten the consumer: it was out of reach or too slow. */
    private static final Set<Integer> EXPELLED = Set.of(0x03E6, 0x4001, 0x4002, 0x4017);

    private final ConsumerSettings settings;
    private final Link link;
    private final Inbox inbox;
    private final Positions positions;
    private final Membership membership;
    private final CommitQueue commits;
    private final @Nullable Pattern pattern;
    private volatile List<String> topics;
    private volatile boolean exact;
    private @Nullable Outage outage;
    private long assignmentDue;
    private long topicsDue;

    Fetcher(
            ConsumerSettings settings,
            Link link,
            Inbox inbox,
            Positions positions,
            Membership membership,
            CommitQueue commits,
            List<String> topics,
            @Nullable Pattern pattern) {
        this.settings = settings;
        this.link = link;
        this.inbox = inbox;
        this.positions = positions;
        this.membership = membership;
        this.commits = commits;
        this.topics = topics;
        this.pattern = pattern;
        this.exact = !settings.snapshot();
    }

    /** The topics subscribed to; with a pattern those that matched last. */
    List<String> topics() {
        return topics;
    }

    /** Whether messages tell what to commit; if not, only everything received can be committed. */
    boolean isExact() {
        return exact;
    }

    /** Connects and subscribes for the first time. */
    void start() {
        if (pattern != null) {
            topics = TopicFinder.find(settings.connection(), pattern);
            topicsDue = System.nanoTime() + settings.refresh().topics().toNanos();
        }
        if (!topics.isEmpty()) {
            link.connect(() -> open(false));
        }
    }

    @Override
    public void run() {
        while (!inbox.isStopped()) {
            try {
                step();
            } catch (TaosException e) {
                failed(e);
            } catch (RuntimeException | Error e) {
                // whatever it is, the thread that polls must not wait in vain
                LOG.log(System.Logger.Level.ERROR, "internal error in a consumer", e);
                inbox.fail(new TaosTmqException(ClientErrors.PROTOCOL, "internal error in the consumer: " + e, e));
                inbox.awaitPoll(settings.reconnect().most());
            }
        }
    }

    private void step() {
        if (pattern != null && System.nanoTime() - topicsDue >= 0) {
            findTopics(pattern);
        }
        if (topics.isEmpty()) {
            inbox.looked(false);
            inbox.awaitPoll(settings.refresh().topics());
            inbox.pause(untilTopics());
            return;
        }
        if (!link.isConnected()) {
            reconnect();
            return;
        }
        Duration wait = inbox.awaitDemand();
        boolean found = false;
        try {
            found = Boolean.TRUE.equals(link.once(transport -> work(transport, wait)));
        } finally {
            if (wait != null) {
                inbox.looked(found);
            }
        }
    }

    private Duration untilTopics() {
        return pattern == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, topicsDue - System.nanoTime()));
    }

    /** One turn with the connection; whether there was a message. */
    private boolean work(TransportConsumer transport, @Nullable Duration wait) {
        commits.flush(transport, timeout());
        if (wait == null || inbox.isStopped()) {
            return false;
        }
        if (System.nanoTime() - assignmentDue >= 0) {
            refresh(transport);
        }
        ConsumerMessage message = transport.poll(wait, timeout());
        outage = null;
        if (message == null) {
            return false;
        }
        if (message.next() == ConsumerMessage.UNKNOWN) {
            exact = false;
        }
        inbox.put(message);
        if (!membership.contains(message.partition())) {
            refresh(transport);
        }
        return true;
    }

    private Duration timeout() {
        return settings.connection().requestTimeout();
    }

    private void failed(TaosException e) {
        if (inbox.isStopped()) {
            return;
        }
        if (EXPELLED.contains(e.code()) || Link.isLoss(e) || e.code() == ClientErrors.TIMEOUT) {
            LOG.log(System.Logger.Level.WARNING, "the consumer has lost its place at the server: {0}", e.toString());
            link.lose(e);
        } else if (e.isRetryable()) {
            failedAgain(outage(), e);
        } else {
            // after a broken message the connection is of no use, whoever is at fault
            if (e instanceof TaosConnectionException) {
                link.lose(e);
            }
            report(e);
        }
    }

    private void report(TaosException e) {
        outage = null;
        inbox.fail(e);
        inbox.awaitPoll(settings.reconnect().most());
    }

    private Outage outage() {
        Outage current = outage;
        if (current == null) {
            current = new Outage(settings.reconnect());
            outage = current;
        }
        return current;
    }

    private void failedAgain(Outage current, TaosException e) {
        current.failed();
        inbox.looked(false);
        if (current.isOver() || isFinal(e)) {
            commits.fail(e);
            report(e);
        } else {
            inbox.pause(current.pause());
        }
    }

    private void reconnect() {
        Outage current = outage();
        try {
            if (!settings.reconnect().enabled()) {
                throw new TaosConnectionException(
                        ClientErrors.CONNECTION_LOST, "the connection is lost, and reconnect.enable is false");
            }
            link.connect(() -> open(true));
            inbox.recovered();
            LOG.log(System.Logger.Level.INFO, "the consumer is connected again");
        } catch (TaosException e) {
            failedAgain(current, e);
        }
    }

    /** Whether trying again is of no use. */
    private static boolean isFinal(TaosException e) {
        return e.code() == TOPIC_MISSING || e.code() == WRONG_PASSWORD || e.code() == ClientErrors.UNAUTHORIZED;
    }

    private TransportConsumer open(boolean again) {
        TransportConsumer transport =
                Transports.of(settings.connection().protocol()).openConsumer(settings.connection(), settings.server());
        boolean done = false;
        try {
            transport.subscribe(topics, timeout());
            Set<TopicPartition> mine = again ? resume(transport) : firstAssignment(transport);
            update(transport, mine, again);
            done = true;
            return transport;
        } finally {
            if (!done) {
                transport.close();
            }
        }
    }

    /** Has a new connection go on where the old one was, in vgroups for which the group has committed nothing. */
    private Set<TopicPartition> resume(TransportConsumer transport) {
        Duration timeout = timeout();
        Set<TopicPartition> mine = new HashSet<>();
        for (String topic : topics) {
            for (TransportConsumer.Assignment assignment : transport.assignment(topic, timeout)) {
                TopicPartition partition = new TopicPartition(topic, assignment.vgroup());
                mine.add(partition);
                OptionalLong committed = transport.committed(partition, timeout);
                Long position = positions.resumption(partition, committed.isPresent());
                if (position != null) {
                    long offset = Math.max(assignment.begin(), Math.min(position, assignment.end()));
                    transport.seek(partition, offset, timeout);
                    positions.resumed(partition, offset);
                } else if (committed.isPresent()) {
                    positions.resumed(partition, committed.getAsLong());
                }
            }
        }
        return mine;
    }

    private Set<TopicPartition> assignment(TransportConsumer transport) {
        Set<TopicPartition> mine = new HashSet<>();
        for (String topic : topics) {
            transport.assignment(topic, timeout()).forEach(a -> mine.add(new TopicPartition(topic, a.vgroup())));
        }
        return mine;
    }

    /** The vgroups after joining; none if the group is still being shared out, which is seen later. */
    private Set<TopicPartition> firstAssignment(TransportConsumer transport) {
        try {
            return assignment(transport);
        } catch (TaosTmqException e) {
            LOG.log(System.Logger.Level.DEBUG, "the vgroups are not known yet: {0}", e.toString());
            return Set.of();
        }
    }

    /** Looks up the vgroups. */
    private void refresh(TransportConsumer transport) {
        assignmentDue = System.nanoTime() + settings.refresh().assignment().toNanos();
        try {
            update(transport, assignment(transport), false);
        } catch (TaosTmqException e) {
            LOG.log(System.Logger.Level.DEBUG, "the vgroups are not known at the moment: {0}", e.toString());
        }
    }

    private void update(TransportConsumer transport, Set<TopicPartition> mine, boolean lost) {
        for (TopicPartition gone : membership.update(mine, lost)) {
            inbox.drop(gone);
            positions.forget(gone);
        }
        mine.forEach(partition -> origin(transport, partition));
        if (membership.hasChanges()) {
            inbox.event();
        }
    }

    /** Remembers where a vgroup begins, because "latest" is another place after a new connection. */
    private void origin(TransportConsumer transport, TopicPartition partition) {
        if (!exact || positions.hasOrigin(partition) || inbox.first(partition) != null) {
            return;
        }
        try {
            positions.origin(partition, transport.position(partition, timeout()));
        } catch (TaosTmqException e) {
            LOG.log(System.Logger.Level.DEBUG, "no position of {0} yet: {1}", partition, e.toString());
        }
    }

    private void findTopics(Pattern names) {
        topicsDue = System.nanoTime() + settings.refresh().topics().toNanos();
        List<String> found = TopicFinder.find(settings.connection(), names);
        if (!found.equals(topics)) {
            topics = found;
            if (found.isEmpty()) {
                link.lose(new TaosConnectionException(ClientErrors.CONNECTION_LOST, "no topic matches any more"));
            } else {
                link.connect(() -> open(true));
            }
        }
    }
}
