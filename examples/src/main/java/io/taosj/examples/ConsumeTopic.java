package io.taosj.examples;

import io.taosj.ConsumerRecord;
import io.taosj.TaosConnection;
import io.taosj.TaosConsumer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A topic on a query: three rows are written, received as records and committed. */
final class ConsumeTopic {
    private static final String TOPIC = "consume_topic";

    private ConsumeTopic() {}

    /** A row of the topic. */
    record Reading(Instant ts, int c1, float c2) {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connect()) {
            taos.execute("drop topic if exists " + TOPIC);
            taos.execute("drop database if exists consume");
            taos.execute("create database consume vgroups 1 wal_retention_period 3600");
            taos.execute("use consume");
            taos.execute("create stable stb (ts timestamp, c1 int, c2 float) tags (t1 int)");
            for (int i = 0; i < 3; i++) {
                taos.execute("insert into tb" + i + " using stb tags (" + i + ") values ('2024-01-01 00:00:0" + i
                        + "', " + i + ", " + i + ".5)");
            }
            taos.admin().createTopic(TOPIC, "select ts, c1, c2 from stb");
            List<Reading> readings = new ArrayList<>();
            try (TaosConsumer consumer =
                    TaosConsumer.create(setup.url(), Map.of("group.id", "examples", "auto.offset.reset", "earliest"))) {
                consumer.subscribe(List.of(TOPIC));
                for (int polls = 0; readings.size() < 3 && polls < 100; polls++) {
                    for (ConsumerRecord record : consumer.poll(Duration.ofMillis(500))) {
                        readings.addAll(record.toList(Reading.class));
                        consumer.commitSync(record);
                    }
                }
                consumer.unsubscribe();
            }
            readings.stream().map(Reading::toString).sorted().forEach(System.out::println);
            System.out.println(readings.size() + " rows");
        }
    }
}
