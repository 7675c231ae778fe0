package io.taosj.engine.internal.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.ConsumerOptions;
import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import io.taosj.engine.TopicConsumer;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes and consumes: the log and what was committed are there afterwards. */
class TopicKillIT {
    private static final int KILLS = 3;
    private static final int LINES = 120;

    /** Rows that are written, rows that were consumed and committed, rows that were consumed only. */
    private record Seen(long written, Set<Long> committed, Set<Long> read) {}

    @Test
    void offsetsAndLogSurvive(@TempDir Path directory, @TempDir Path temporary) throws Exception {
        long written = 0;
        Set<Long> committed = new TreeSet<>();
        for (int round = 0; round < KILLS; round++) {
            Seen seen = run(directory, temporary, written);
            written = Math.max(written, seen.written());
            committed.addAll(seen.committed());
            try (Engine engine = Engine.open(EngineOptions.inDirectory(directory));
                    EngineSession session = engine.session()) {
                session.use("d");
                List<Long> all = consume(session, "all" + round);
                assertThat(all).contains(LongStream.range(0, written).boxed().toArray(Long[]::new));
                written = all.size();
                List<Long> rest = consume(session, "g");
                Set<Long> both = new TreeSet<>(committed);
                both.addAll(rest);
                // nothing is lost; what comes again was not committed before the kill
                assertThat(both).containsAll(all);
                assertThat(rest).doesNotContainAnyElementsOf(committed);
                committed.addAll(rest);
            }
        }
    }

    private static List<Long> consume(EngineSession session, String group) {
        ConsumerOptions options = ConsumerOptions.of(group).withReset(ConsumerOptions.Reset.EARLIEST);
        try (TopicConsumer consumer = session.consumer(options)) {
            consumer.subscribe(List.of("t"));
            List<Long> values = TopicConsume.drain(consumer);
            consumer.commit();
            return values;
        }
    }

    private static Seen run(Path directory, Path temporary, long first) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        TopicKillWriter.class.getName(),
                        directory.toString(),
                        Long.toString(first))
                .redirectErrorStream(true)
                .start();
        long written = 0;
        Set<Long> read = new TreeSet<>();
        Set<Long> committed = new TreeSet<>();
        List<String> other = new ArrayList<>();
        int lines = 0;
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches("w \\d+")) {
                    written = Long.parseLong(line.substring(2));
                } else if (line.matches("r \\d+")) {
                    read.add(Long.parseLong(line.substring(2)));
                } else if (line.equals("c")) {
                    committed.addAll(read);
                } else {
                    other.add(line);
                }
                if (++lines == LINES) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).as(String.join("\n", other)).isGreaterThanOrEqualTo(LINES);
        return new Seen(written, committed, read);
    }
}
