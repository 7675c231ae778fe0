package io.taosj.examples;

import io.taosj.ConsumerRecord;
import io.taosj.RebalanceListener;
import io.taosj.TaosConnection;
import io.taosj.TaosConsumer;
import io.taosj.TopicPartition;
import io.taosj.WakeupException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Two members share a topic's vgroups, each in a thread of its own, and are stopped by a wake-up. */
final class ConsumerGroup {
    private static final int TABLES = 20;

    private ConsumerGroup() {}

    /** One member: reads until it is woken. */
    private static final class Member implements Runnable, RebalanceListener {
        private final TaosConsumer consumer;
        private final Set<String> seen;
        private final AtomicInteger vgroups = new AtomicInteger();

        Member(String url, Set<String> seen) {
            this.seen = seen;
            this.consumer = TaosConsumer.create(
                    url,
                    Map.of(
                            "group.id",
                            "example",
                            "auto.offset.reset",
                            "earliest",
                            "enable.auto.commit",
                            "false",
                            "assignment.refresh.ms",
                            "100"));
        }

        @Override
        public void run() {
            try (consumer) {
                consumer.subscribe(List.of("topic_shared"), this);
                while (true) {
                    for (ConsumerRecord record : consumer.poll(Duration.ofMillis(100))) {
                        record.blocks().forEach(block -> seen.add(String.valueOf(block.table())));
                    }
                    consumer.commitAsync((offsets, failure) -> {});
                }
            } catch (WakeupException e) {
                // asked to stop
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            vgroups.addAndGet(partitions.size());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            vgroups.addAndGet(-partitions.size());
        }
    }

    public static void main(String[] args) throws InterruptedException {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connect()) {
            taos.execute("drop topic if exists topic_shared");
            taos.execute("drop database if exists sharing");
            taos.execute("create database sharing vgroups 4");
            taos.execute("use sharing");
            taos.execute("create table st (ts timestamp, n int) tags (g int)");
            taos.execute("create topic topic_shared as stable st");
            Set<String> seen = new ConcurrentSkipListSet<>();
            Member one = new Member(setup.url(), seen);
            Member two = new Member(setup.url(), seen);
            Thread first = new Thread(one);
            Thread second = new Thread(two);
            first.start();
            second.start();
            for (int i = 0; i < 300 && (one.vgroups.get() != 2 || two.vgroups.get() != 2); i++) {
                Thread.sleep(100);
            }
            System.out.println("vgroups: " + one.vgroups + " and " + two.vgroups);
            for (int i = 0; i < TABLES; i++) {
                taos.execute(
                        "insert into c" + i + " using st tags (" + i + ") values ('2024-01-01T00:00:00Z', " + i + ")");
            }
            for (int i = 0; i < 300 && seen.size() < TABLES; i++) {
                Thread.sleep(100);
            }
            System.out.println("tables seen: " + seen.size());
            one.consumer.wakeup();
            first.join();
            for (int i = 0; i < 300 && two.vgroups.get() != 4; i++) {
                Thread.sleep(100);
            }
            System.out.println("left alone: " + two.vgroups);
            two.consumer.wakeup();
            second.join();
        }
    }
}
