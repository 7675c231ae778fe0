package io.taosj.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.BindTable;
import io.taosj.SchemalessOptions;
import io.taosj.Statement2;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosResult;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Two hundred connections that query and write in every way at once: no error, no heap that grows. A number of rounds
 * in every build, ten minutes with {@code -Dtaosj.nightly=true}. What it measured lies in {@code target/load.txt}.
 */
final class LoadIT {
    private static final boolean NIGHTLY = Boolean.getBoolean("taosj.nightly");
    private static final int CONNECTIONS = 200;
    private static final int ROUNDS = Integer.getInteger("taosj.load.rounds", 100);
    private static final int WARM_UP = 30;
    private static final int KINDS = 5;
    private static final int ROWS = 50;
    private static final long START = 1_704_067_200_000L;
    /** What is kept of all changes for topics and what waits to be stored, but far less than all that was sent. */
    private static final long HEAP_SLACK = 128 << 20;

    private static final long NIGHTLY_NANOS = TimeUnit.MINUTES.toNanos(10);

    @Test
    void mixedWorkOfManyConnections() throws Exception {
        try (EmbeddedTaos taos = EmbeddedTaos.start()) {
            try (TaosConnection connection = taos.connect()) {
                connection.execute("create database load");
                connection.execute("create database load_lines precision 'ns'");
                connection.execute("create table load.st (ts timestamp, v int, d double) tags (g int)");
                for (int i = 0; i < CONNECTIONS; i++) {
                    connection.execute("create table load.t" + i + " using load.st tags (" + i + ")");
                    connection.execute("insert into load.t" + i + " values (" + START + ", 1, 2.5)");
                }
            }
            run(taos, WARM_UP, System.nanoTime());
            long before = heap();
            long begun = System.nanoTime();
            long[] nanos = run(taos, ROUNDS, begun + (NIGHTLY ? NIGHTLY_NANOS : 0));
            long took = System.nanoTime() - begun;
            long after = heap();
            report(nanos, took, before, after);
            assertThat(after).as("heap after %d rounds", nanos.length).isLessThan(before + HEAP_SLACK);
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void report(long[] nanos, long took, long before, long after) throws IOException {
        Arrays.sort(nanos);
        String text = String.format(
                "%d connections, %d operations in %d ms: %d/s, p50 %d us, p99 %d us, max %d us, heap %d -> %d MiB%n",
                CONNECTIONS,
                nanos.length,
                took / 1_000_000,
                nanos.length * 1_000_000_000L / took,
                nanos[nanos.length / 2] / 1000,
                nanos[(int) (nanos.length * 0.99)] / 1000,
                nanos[nanos.length - 1] / 1000,
                before >> 20,
                after >> 20);
        Files.writeString(Path.of("target", "load.txt"), text);
        System.out.print(text);
    }

    /** Durations of all operations; the first failure fails the run. */
    private static long[] run(EmbeddedTaos taos, int rounds, long end) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int number = i;
                all.add(threads.submit((Callable<List<Long>>) () -> client(taos, number, rounds, end)));
            }
            List<Long> durations = new ArrayList<>();
            for (Future<List<Long>> each : all) {
                durations.addAll(each.get());
            }
            return durations.stream().mapToLong(Long::longValue).toArray();
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static List<Long> client(EmbeddedTaos taos, int number, int rounds, long end) {
        List<Long> durations = new ArrayList<>();
        try (TaosConnection connection = Taos.connect(taos.url() + "/load");
                TaosConnection lines = Taos.connect(taos.url() + "/load_lines");
                TaosConnection rest = Taos.connect(taos.restUrl() + "/load");
                Statement2 insert = connection.statement2("insert into ? using st tags (?) values (?, ?, ?)")) {
            for (int i = 0; i < rounds || System.nanoTime() - end < 0; i++) {
                long start = System.nanoTime();
                switch ((i + number) % KINDS) {
                    case 0 -> query(connection, number);
                    case 1 -> query(rest, number);
                    case 2 ->
                        connection.execute(
                                "insert into t" + number + " values (" + (START + i % ROWS) + ", " + i + ", 1.5)");
                    case 3 -> bind(insert, number);
                    default ->
                        lines.schemaless(
                                List.of("m,g=" + number + " v=" + i + " " + (START + i % ROWS) * 1_000_000),
                                SchemalessProtocol.LINE,
                                SchemalessPrecision.NANOSECONDS,
                                SchemalessOptions.DEFAULT);
                }
                durations.add(System.nanoTime() - start);
            }
        }
        return durations;
    }

    private static void query(TaosConnection connection, int number) {
        try (TaosResult result = connection.query("select * from t" + number + " where ts = " + START)) {
            assertThat(result.toMaps()).hasSize(1);
        }
    }

    private static void bind(Statement2 insert, int number) {
        long[] times = new long[ROWS];
        int[] values = new int[ROWS];
        double[] doubles = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            times[i] = START + i;
            values[i] = i;
            doubles[i] = i;
        }
        insert.bind(BindTable.named("t" + number)
                .tags(number)
                .column(times)
                .column(values)
                .column(doubles));
        assertThat(insert.execute()).isEqualTo(ROWS);
    }
}
