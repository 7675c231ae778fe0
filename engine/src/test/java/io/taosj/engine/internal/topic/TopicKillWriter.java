package io.taosj.engine.internal.topic;

import io.taosj.engine.ConsumerOptions;
import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import io.taosj.engine.TopicConsumer;
import java.nio.file.Path;
import java.util.List;

/** A process that writes and consumes until it is killed; prints how many rows are written and how many consumed. */
final class TopicKillWriter {
    private static final long START = 1_704_067_200_000L;

    private TopicKillWriter() {}

    /** @param arguments directory, and the number of the first row */
    public static void main(String[] arguments) {
        long row = Long.parseLong(arguments[1]);
        try (Engine engine = Engine.open(EngineOptions.inDirectory(Path.of(arguments[0])));
                EngineSession session = engine.session()) {
            run(session, "create database if not exists d vgroups 2 wal_retention_period 36000", "use d");
            run(session, "create table if not exists st (ts timestamp, v bigint) tags (g int)");
            run(session, "create topic if not exists t as stable st");
            try (TopicConsumer consumer =
                    session.consumer(ConsumerOptions.of("g").withReset(ConsumerOptions.Reset.EARLIEST))) {
                consumer.subscribe(List.of("t"));
                while (true) {
                    run(
                            session,
                            "insert into c" + row % 5 + " using st tags(1) values(" + (START + row) + "," + row + ")");
                    System.out.println("w " + ++row);
                    if (row % 3 == 0) {
                        TopicConsume.drain(consumer).forEach(v -> System.out.println("r " + v));
                        consumer.commit();
                        System.out.println("c");
                    }
                }
            }
        }
    }

    private static void run(EngineSession session, String... statements) {
        for (String sql : statements) {
            session.execute(sql).close();
        }
    }
}
