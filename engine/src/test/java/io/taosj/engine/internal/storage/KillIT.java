package io.taosj.engine.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.internal.catalog.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process again and again: what it acknowledged is there, and no statement is there in part. */
class KillIT {
    /** More lines than a writer that can't flush ever gets to. */
    private static final int ENDLESS = 1_000_000;

    private static final int KILLS = Boolean.getBoolean("taosj.nightly") ? 200 : 20;

    @Test
    void nothingAcknowledgedIsLost(@TempDir Path directory, @TempDir Path temporary) throws Exception {
        Random random = new Random(7);
        long[] next = new long[KillWriter.THREADS];
        for (int round = 0; round < KILLS; round++) {
            run(directory, temporary, next, 1 + random.nextInt(1_500));
            try (StorageEngine storage = KillWriter.open(directory)) {
                for (int thread = 0; thread < next.length; thread++) {
                    next[thread] = check(storage, thread, next[thread]);
                }
            }
        }
    }

    /** From some point on the store's files may not grow, as on a full disk: its transactions fail, and all writing soon. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aStoreThatCannotGrowLosesNothing(@TempDir Path directory, @TempDir Path temporary) throws Exception {
        long[] next = new long[KillWriter.THREADS];
        for (int kilobytes : new int[] {2_000, 4_000}) {
            String limit = "ulimit -f " + kilobytes + "; exec \"$@\"";
            List<String> other = write(List.of("bash", "-c", limit, "bash"), directory, temporary, next, ENDLESS);
            assertThat(String.join("\n", other))
                    .as("the writer has ended by itself")
                    .contains("No enough disk space");
            try (StorageEngine storage = KillWriter.open(directory)) {
                for (int thread = 0; thread < next.length; thread++) {
                    next[thread] = check(storage, thread, next[thread]);
                }
            }
        }
    }

    /** Lets a process write until a number of lines has come, then kills it; notes the acknowledged statements. */
    private static void run(Path directory, Path temporary, long[] next, int lines)
            throws IOException, InterruptedException {
        long before = total(next);
        List<String> other = write(List.of(), directory, temporary, next, lines);
        assertThat(total(next) - before).as(String.join("\n", other)).isGreaterThanOrEqualTo(lines);
    }

    private static long total(long[] numbers) {
        return Arrays.stream(numbers).sum();
    }

    /** Returns what else the process has said. */
    private static List<String> write(List<String> prefix, Path directory, Path temporary, long[] next, int lines)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary, // where a killed process leaves the store's native library
                "-cp",
                System.getProperty("java.class.path"),
                KillWriter.class.getName(),
                directory.toString()));
        for (long number : next) {
            command.add(String.valueOf(number));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        int seen = 0;
        List<String> other = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            String line;
            while ((line = out.readLine()) != null) {
                if (!line.matches("\\d \\d+")) {
                    other.add(line); // such as warnings of the virtual machine, or a cut-off line
                    continue;
                }
                next[line.charAt(0) - '0'] = Long.parseLong(line.substring(2)) + 1;
                if (++seen == lines) {
                    process.toHandle().destroyForcibly(); // leaves the rest of the output readable
                }
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        try (Stream<Path> left = Files.list(temporary)) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        return other;
    }

    /** All statements before the next one are there, later ones as a whole or not at all; returns the first missing one. */
    private static long check(StorageEngine storage, int thread, long next) {
        Table.SuperTable meters = (Table.SuperTable)
                Objects.requireNonNull(Tables.database(storage).table("meters"));
        try (ReadView view = storage.read(List.of(meters))) {
            List<String> statements = Tables.query(
                    view,
                    "SELECT c2, count(*), count(DISTINCT tbid), count(DISTINCT ts), count(c3) FROM " + view.rows(meters)
                            + " JOIN " + view.children(meters) + " USING (tbid) WHERE tbname[2] = '"
                            + thread + "' GROUP BY c2 ORDER BY c2");
            assertThat(statements.size()).isGreaterThanOrEqualTo((int) next);
            for (int i = 0; i < statements.size(); i++) {
                assertThat(statements.get(i))
                        .isEqualTo(i + "|" + 2 * KillWriter.ROWS + "|2|" + KillWriter.ROWS + "|" + 2 * KillWriter.ROWS);
            }
            return statements.size();
        }
    }
}
