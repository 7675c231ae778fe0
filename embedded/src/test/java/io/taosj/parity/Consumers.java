package io.taosj.parity;

import io.taosj.ConsumerRecord;
import io.taosj.TaosConnection;
import io.taosj.TaosConsumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What the checks of subscriptions share. */
final class Consumers {
    static final Duration MOMENT = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofSeconds(30);

    private Consumers() {}

    /** The settings of a consumer that begins at the beginning and commits nothing on its own; then further pairs. */
    static Map<String, String> settings(ParityTarget target, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "url",
                target.url(),
                "group.id",
                "g_" + target.database(),
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    static TaosConsumer consumer(ParityTarget target, String... more) {
        return TaosConsumer.create(settings(target, more));
    }

    /** The name of the test's database that has topics: it can't be dropped while consumers still leave. */
    static String database(ParityTarget target) {
        return "tmq_" + target.database();
    }

    /** Makes that database and the current one; in one vgroup there is one order of changes. */
    static void use(ParityTarget target, TaosConnection taos, int vgroups) {
        taos.execute("create database " + database(target) + " vgroups " + vgroups);
        taos.execute("use " + database(target));
    }

    /** A super table with two child tables in one vgroup and a topic on it; gives the topic's name. */
    static String meters(ParityTarget target, TaosConnection taos) {
        return meters(target, taos, 1);
    }

    /** A super table with two child tables and a topic on it; gives the topic's name. */
    static String meters(ParityTarget target, TaosConnection taos, int vgroups) {
        use(target, taos, vgroups);
        String topic = "t_" + target.database();
        taos.execute("create table st (ts timestamp, n int) tags (g int)");
        taos.execute("create table a using st tags (1)");
        taos.execute("create table b using st tags (2)");
        taos.execute("create topic " + topic + " as stable st");
        return topic;
    }

    /** Writes numbered rows, each with a statement of its own, alternately into both child tables. */
    static void write(TaosConnection taos, int from, int to) {
        for (int n = from; n < to; n++) {
            taos.execute("insert into " + (n % 2 == 0 ? "a" : "b") + " values (" + (1_700_000_000_000L + n) + ", " + n
                    + ")");
        }
    }

    /** Polls until so many rows have come. */
    static List<ConsumerRecord> read(TaosConsumer consumer, long rows) {
        List<ConsumerRecord> records = new ArrayList<>();
        until(() -> {
            consumer.poll(MOMENT).forEach(records::add);
            return records.stream().mapToLong(ConsumerRecord::rowCount).sum() >= rows;
        });
        return records;
    }

    /** The column n of all rows. */
    static List<Integer> numbers(List<ConsumerRecord> records) {
        return records.stream()
                .flatMap(ConsumerRecord::rows)
                .map(row -> row.getInt("n"))
                .toList();
    }

    /** Repeats something until it is so. */
    static void until(BooleanSupplier done) {
        long deadline = System.nanoTime() + MOST.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not so within " + MOST);
            }
        }
    }
}
