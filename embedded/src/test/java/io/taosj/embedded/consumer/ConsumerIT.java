package io.taosj.embedded.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.RebalanceListener;
import io.taosj.Row;
import io.taosj.TaosConnection;
import io.taosj.TaosConsumer;
import io.taosj.TaosTmqException;
import io.taosj.TopicPartition;
import io.taosj.WakeupException;
import io.taosj.embedded.EmbeddedTaos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Habits of Kafka's consumer: patterns, pauses, listeners, ownership. */
@Timeout(120)
class ConsumerIT {
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final EmbeddedTaos server = EmbeddedTaos.start();
    private final TaosConnection taos = server.connect();

    @BeforeEach
    void tables() {
        taos.execute("create database d vgroups 2");
        taos.execute("use d");
        taos.execute("create table st (ts timestamp, n int) tags (g int)");
        for (int i = 0; i < 8; i++) {
            taos.execute("create table c" + i + " using st tags (" + i + ")");
        }
        taos.execute("create topic topic_a as stable st");
    }

    @AfterEach
    void end() {
        taos.close();
        server.close();
    }

    private TaosConsumer consumer(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "url", server.url(),
                "group.id", "g",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "assignment.refresh.ms", "20",
                "metadata.max.age.ms", "50"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return TaosConsumer.create(settings);
    }

    private void write(int from, int to) {
        for (int n = from; n < to; n++) {
            taos.execute("insert into c" + n % 8 + " values (" + (1_700_000_000_000L + n) + ", " + n + ")");
        }
    }

    private static void until(BooleanSupplier done) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
        }
    }

    private static List<Integer> read(TaosConsumer consumer, int rows) {
        List<Integer> numbers = new ArrayList<>();
        until(() -> {
            consumer.poll(MOMENT).forEach(r -> r.rows().forEach((Row row) -> numbers.add(row.getInt("n"))));
            return numbers.size() >= rows;
        });
        return numbers;
    }

    @Test
    void aPatternFindsTopicsAlsoLater() {
        taos.execute("create topic other as select ts, n from st");
        try (TaosConsumer consumer = consumer()) {
            consumer.subscribe(Pattern.compile("topic_[b-z]"));
            assertThat(consumer.subscription()).isEmpty();
            assertThat(consumer.poll(MOMENT).isEmpty()).isTrue();
            assertThat(consumer.assignment()).isEmpty();
            taos.execute("create topic topic_b as select ts, n from st where n >= 0");
            write(0, 8);
            assertThat(read(consumer, 8)).hasSize(8);
            assertThat(consumer.subscription()).containsExactly("topic_b");
            consumer.commitSync();
            taos.execute("create topic topic_c as select ts, n from st where n < 0");
            until(() -> {
                assertThat(consumer.poll(MOMENT).isEmpty()).isTrue();
                return consumer.subscription().equals(Set.of("topic_b", "topic_c"));
            });
        }
    }

    @Test
    void pausedVgroupsWaitAndLoseNothing() {
        write(0, 8);
        try (TaosConsumer consumer = consumer()) {
            consumer.subscribe(List.of("topic_a"));
            assertThat(read(consumer, 8)).hasSize(8);
            Set<TopicPartition> all = consumer.assignment();
            assertThat(all).hasSize(2);
            consumer.pause(all);
            assertThat(consumer.paused()).isEqualTo(all);
            write(8, 40);
            assertThat(consumer.poll(MOMENT).isEmpty()).isTrue();
            assertThat(consumer.poll(MOMENT).isEmpty()).isTrue();
            consumer.resume(all);
            assertThat(consumer.paused()).isEmpty();
            List<Integer> numbers = read(consumer, 32);
            assertThat(numbers).hasSize(32).allMatch(n -> n >= 8).doesNotHaveDuplicates();
        }
    }

    /** Remembers what it was told. */
    private static final class Watcher implements RebalanceListener {
        private final Set<TopicPartition> mine = new HashSet<>();
        private final List<String> told = new ArrayList<>();

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            assertThat(mine).doesNotContainAnyElementsOf(partitions);
            mine.addAll(partitions);
            told.add("+" + partitions.size());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            assertThat(mine).containsAll(partitions);
            mine.removeAll(partitions);
            told.add("-" + partitions.size());
        }
    }

    @Test
    void listenersAreToldOfEveryMove() {
        Watcher first = new Watcher();
        Watcher second = new Watcher();
        try (TaosConsumer one = consumer();
                TaosConsumer two = consumer()) {
            one.subscribe(List.of("topic_a"), first);
            assertThat(first.told).isEmpty();
            one.poll(MOMENT);
            assertThat(first.told).containsExactly("+2");
            two.subscribe(List.of("topic_a"), second);
            until(() -> {
                one.poll(Duration.ofMillis(10));
                two.poll(Duration.ofMillis(10));
                return first.mine.size() == 1 && second.mine.size() == 1;
            });
            assertThat(first.mine).doesNotContainAnyElementsOf(second.mine);
            two.unsubscribe();
            assertThat(second.mine).isEmpty();
            until(() -> {
                one.poll(Duration.ofMillis(10));
                return first.mine.size() == 2;
            });
        }
        assertThat(first.mine).isEmpty();
        assertThat(first.told).containsExactly("+2", "-1", "+1", "-2");
    }

    @Test
    void aMemberThatIsTooSlowJoinsAgain() {
        write(0, 8);
        try (TaosConsumer slow = consumer("max.poll.interval.ms", "1000", "prefetch.messages", "1");
                TaosConsumer other = consumer()) {
            slow.subscribe(List.of("topic_a"));
            other.subscribe(List.of("topic_a"));
            // the other one polls, and the server expels the slow one for it
            Set<Integer> numbers = new HashSet<>();
            until(() -> {
                other.poll(MOMENT).forEach(r -> r.rows().forEach(row -> numbers.add(row.getInt("n"))));
                return numbers.size() == 8;
            });
            other.commitSync();
            write(8, 16);
            until(() -> {
                slow.poll(MOMENT).forEach(r -> r.rows().forEach(row -> numbers.add(row.getInt("n"))));
                other.poll(MOMENT).forEach(r -> r.rows().forEach(row -> numbers.add(row.getInt("n"))));
                return numbers.size() == 16
                        && slow.assignment().size() == 1
                        && other.assignment().size() == 1;
            });
        }
    }

    @Test
    void onlyOneThreadAtATime() throws Exception {
        try (TaosConsumer consumer = consumer()) {
            consumer.subscribe(List.of("topic_a"));
            CountDownLatch polling = new CountDownLatch(1);
            CompletableFuture<Void> poll = CompletableFuture.runAsync(() -> {
                polling.countDown();
                while (true) {
                    try {
                        consumer.poll(Duration.ofMinutes(1));
                    } catch (ConcurrentModificationException e) {
                        // the other thread was first, once more
                    } catch (WakeupException e) {
                        return;
                    }
                }
            });
            assertThat(polling.await(10, TimeUnit.SECONDS)).isTrue();
            until(() -> {
                try {
                    consumer.commitSync();
                    return false;
                } catch (ConcurrentModificationException e) {
                    return true;
                }
            });
            consumer.wakeup();
            poll.get(10, TimeUnit.SECONDS);
            consumer.commitSync();
        }
    }

    @Test
    void closingEndsEverything() throws Exception {
        TaosConsumer consumer = consumer();
        consumer.subscribe(List.of("topic_a"));
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        Thread fetcher = threads.stream()
                .filter(t -> t.getName().equals("taosj-consumer-g"))
                .findFirst()
                .orElseThrow();
        consumer.poll(MOMENT);
        CompletableFuture<Map<TopicPartition, Long>> commit =
                consumer.commitAsync(Map.of(new TopicPartition("topic_a", 1), 1L << 40));
        consumer.close();
        consumer.close();
        assertThat(fetcher.isAlive()).isFalse();
        assertThatThrownBy(() -> commit.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TaosTmqException.class);
        assertThatThrownBy(() -> consumer.subscribe(List.of("topic_a"))).isInstanceOf(IllegalStateException.class);
        until(() -> taos.query("show consumers").toMaps().isEmpty());
    }

    @Test
    void nothingIsReceivedAheadIfNotWanted() {
        try (TaosConsumer consumer = consumer("prefetch.messages", "0")) {
            consumer.subscribe(List.of("topic_a"));
            write(0, 16);
            assertThat(read(consumer, 16)).hasSize(16);
            write(16, 17);
            until(() -> consumer.poll(Duration.ZERO).rowCount() == 1);
        }
    }

    @Test
    void snapshotsCommitWhatWasReceived() {
        write(0, 8);
        try (TaosConsumer consumer = consumer("experimental.snapshot.enable", "true")) {
            consumer.subscribe(List.of("topic_a"));
            assertThat(read(consumer, 8)).hasSize(8);
            until(() -> consumer.poll(MOMENT).isEmpty());
            consumer.commitSync();
        }
        write(8, 9);
        try (TaosConsumer consumer = consumer("experimental.snapshot.enable", "true")) {
            consumer.subscribe(List.of("topic_a"));
            assertThat(read(consumer, 1)).containsExactly(8);
        }
    }

    @Test
    void aDroppedTopicIsAnErrorAndNotSilence() {
        try (TaosConsumer consumer = consumer()) {
            consumer.subscribe(List.of("topic_a"));
            consumer.poll(MOMENT);
            consumer.unsubscribe();
            until(() -> {
                try {
                    taos.execute("drop topic topic_a");
                    return true;
                } catch (TaosTmqException e) {
                    return false;
                }
            });
            assertThatThrownBy(() -> consumer.subscribe(List.of("topic_a")))
                    .isInstanceOfSatisfying(
                            TaosTmqException.class, e -> assertThat(e.code()).isEqualTo(0x03E1));
        }
    }

    @Test
    void secretsStayOutOfTexts() {
        try (TaosConsumer consumer = consumer("td.connect.pass", "canary", "td.connect.token", "canary")) {
            assertThat(consumer.toString()).doesNotContain("canary");
            assertThatThrownBy(() -> consumer.subscribe(List.of("topic_a")))
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("canary"));
        }
    }
}
