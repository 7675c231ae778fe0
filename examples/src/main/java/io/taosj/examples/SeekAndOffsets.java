package io.taosj.examples;

import io.taosj.ConsumerRecord;
import io.taosj.TaosConnection;
import io.taosj.TaosConsumer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The same messages read twice: to the end, back to the beginning, and to the end again. */
final class SeekAndOffsets {
    private static final String TOPIC = "seek_topic";
    private static final int ROWS = 10;

    private SeekAndOffsets() {}

    public static void main(String[] args) {
        try (Setup setup = Setup.of(args);
                TaosConnection taos = setup.connect()) {
            taos.execute("drop topic if exists " + TOPIC);
            taos.execute("drop database if exists seeking");
            taos.execute("create database seeking vgroups 1 wal_retention_period 3600");
            taos.execute("use seeking");
            taos.execute("create table t (ts timestamp, v int)");
            for (int i = 0; i < ROWS; i++) {
                taos.execute("insert into t values ('2024-01-01 00:00:00.00" + i + "', " + i + ")");
            }
            taos.admin().createTopic(TOPIC, "select v from t");
            try (TaosConsumer consumer =
                    TaosConsumer.create(setup.url(), Map.of("group.id", "seekers", "auto.offset.reset", "earliest"))) {
                consumer.subscribe(List.of(TOPIC));
                System.out.println("sum " + read(consumer));
                consumer.seekToBeginning(consumer.assignment());
                System.out.println("sum " + read(consumer));
                System.out.println("vgroups " + consumer.assignment().size());
            }
        }
    }

    private static long read(TaosConsumer consumer) {
        long sum = 0;
        long rows = 0;
        for (int polls = 0; rows < ROWS && polls < 100; polls++) {
            for (ConsumerRecord record : consumer.poll(Duration.ofMillis(500))) {
                for (Integer value : record.toList(Integer.class)) {
                    sum += value;
                    rows++;
                }
            }
        }
        return sum;
    }
}
