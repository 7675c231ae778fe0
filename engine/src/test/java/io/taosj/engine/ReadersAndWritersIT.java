package io.taosj.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.Block;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many readers and writers at once. Every statement writes opposite values into two tables, so that a reader who sees all or
 * nothing of each statement always finds the sum 0, whatever else happens: flushes, new tables, new columns, deletions of
 * other rows.
 */
class ReadersAndWritersIT {
    private static final int WRITERS = 4;
    private static final int READERS = 4;
    private static final int STATEMENTS = Boolean.getBoolean("taosj.nightly") ? 5_000 : 300;
    private static final int FLUSH_EVERY = 50;
    private static final long START = 1_800_000_000_000L;
    private static final long PATIENCE_MINUTES = 5;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readersNeverSeeHalfAStatement(boolean disk, @TempDir Path directory) throws Exception {
        EngineOptions options = disk ? EngineOptions.inDirectory(directory) : EngineOptions.inMemory();
        try (Engine engine = Engine.open(options)) {
            run(engine, "create database d vgroups 3 keep 36500");
            run(engine, "create stable d.s (ts timestamp, v bigint) tags (g int)");
            AtomicInteger writing = new AtomicInteger(WRITERS);
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                all.add(CompletableFuture.runAsync(() -> write(engine, writer))
                        .whenComplete((done, error) -> writing.decrementAndGet()));
            }
            for (int i = 0; i < READERS; i++) {
                all.add(CompletableFuture.runAsync(() -> read(engine, writing)));
            }
            all.add(CompletableFuture.runAsync(() -> change(engine, writing)));
            CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            check(engine);
        }
        if (disk) {
            try (Engine engine = Engine.open(options)) {
                check(engine);
            }
        }
    }

    private static void check(Engine engine) {
        long rows = 2L * WRITERS * STATEMENTS;
        assertThat(numbers(engine, "select count(*), sum(v) from d.s")).containsExactly(rows, 0L);
        assertThat(numbers(engine, "select count(*) from (select tbname, count(*) c from d.s group by tbname)"))
                .containsExactly(2L * WRITERS);
    }

    private static void write(Engine engine, int writer) {
        for (int i = 0; i < STATEMENTS; i++) {
            long time = START + i;
            long value = 1 + (i * 7919L + writer) % 1000;
            run(
                    engine,
                    "insert into d.a" + writer + " using d.s tags (" + writer + ") values (" + time + ", " + value
                            + ") d.b" + writer + " using d.s tags (" + writer + ") values (" + time + ", " + -value
                            + ")");
            if (i % FLUSH_EVERY == writer) {
                run(engine, "flush database d");
            }
        }
    }

    private static void read(Engine engine, AtomicInteger writing) {
        long before = 0;
        while (writing.get() > 0) {
            List<Long> all = numbers(engine, "select count(*), sum(v) from d.s");
            if (all.isEmpty() || all.get(0) == 0) {
                continue;
            }
            assertThat(all.get(0) % 2).isZero();
            assertThat(all.get(0)).as("rows never get fewer").isGreaterThanOrEqualTo(before);
            assertThat(all.get(1)).isZero();
            before = all.get(0);
            assertThat(numbers(engine, "select count(*) from (select g, sum(v) t from d.s group by g) where t != 0"))
                    .containsExactly(0L);
        }
    }

    /** Tables, columns and rows that the readers don't look at come and go. */
    private static void change(Engine engine, AtomicInteger writing) {
        for (int i = 0; writing.get() > 0; i++) {
            run(engine, "create table d.n" + i + " (ts timestamp, x int)");
            run(engine, "insert into d.n" + i + " values (" + START + ", 1)");
            run(engine, "delete from d.n" + i);
            run(engine, "alter stable d.s add column c" + i + " int");
            run(engine, "alter stable d.s drop column c" + i);
            run(engine, "drop table d.n" + i);
        }
    }

    private static void run(Engine engine, String sql) {
        try (EngineSession session = engine.session()) {
            session.execute(sql).close();
        }
    }

    /** The first row. */
    private static List<Long> numbers(Engine engine, String sql) {
        try (EngineSession session = engine.session();
                EngineResult result = session.execute(sql)) {
            List<Long> numbers = new ArrayList<>();
            Block block = result.next();
            for (int i = 0; block != null && i < result.schema().size(); i++) {
                numbers.add(block.column(i).get(0) == null ? 0L : block.longs(i).getLong(0));
            }
            return numbers;
        }
    }
}
