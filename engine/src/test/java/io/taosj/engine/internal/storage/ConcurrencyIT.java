package io.taosj.engine.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers beside writers, flushes and schema changes see whole statements and never go back in time. */
class ConcurrencyIT {
    private static final long T = 1_700_000_000_000L;
    private static final int WRITERS = 2;
    private static final int STATEMENTS = 400;
    private static final List<ColumnDef> COLUMNS =
            List.of(Tables.column(1, "ts", DataType.TIMESTAMP), Tables.column(2, "a", DataType.INT));

    private final List<Table.ChildTable> children = new ArrayList<>();

    private StorageEngine open(Path directory, long inlineRows) {
        Settings settings = new Settings(100_000, 500, 1 << 20, 1 << 16, inlineRows, 20);
        StorageEngine storage = DuckStorage.open(EngineOptions.inDirectory(directory), settings, Disk.REAL);
        storage.change(List.of(new CatalogChange.CreateDatabase(Tables.DB, Tables.options())));
        Table.SuperTable meters = meters(storage.nextUid(), COLUMNS, 1);
        storage.change(List.of(new CatalogChange.CreateTables(List.of(meters))));
        for (int i = 0; i < 2 * WRITERS; i++) {
            children.add(Tables.child(storage.nextUid(), "m" + i, "meters", "x"));
        }
        storage.change(List.of(new CatalogChange.CreateTables(children)));
        return storage;
    }

    private static Table.SuperTable meters(long uid, List<ColumnDef> columns, int version) {
        return new Table.SuperTable(
                Tables.DB,
                "meters",
                uid,
                0,
                columns,
                List.of(Tables.column(3, "t", DataType.VARCHAR)),
                version + 3,
                version,
                null,
                List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000})
    void readersSeeWholeStatements(long inlineRows, @TempDir Path directory) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (StorageEngine storage = open(directory, inlineRows)) {
            AtomicInteger running = new AtomicInteger(WRITERS);
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                all.add(threads.submit(() -> write(storage, number, running)));
            }
            for (int i = 0; i < 2; i++) {
                all.add(threads.submit(() -> read(storage, running)));
            }
            all.add(threads.submit(alter(storage, running)));
            for (Future<Boolean> one : all) {
                assertThat(one.get(120, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(sums(storage)).isEqualTo((long) WRITERS * 2 * STATEMENTS);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each statement adds a row to two children and overwrites the first row of both with its number. */
    private boolean write(StorageEngine storage, int number, AtomicInteger running) {
        try {
            for (long i = 1; i <= STATEMENTS; i++) {
                List<TableBatch> batches = new ArrayList<>();
                for (Table.ChildTable child : children.subList(2 * number, 2 * number + 2)) {
                    batches.add(new TableBatch(
                            child,
                            List.of(1, 2),
                            List.of(Tables.longs(DataType.TIMESTAMP, T, T + i), Tables.longs(DataType.INT, i, 1L))));
                }
                storage.write(List.of(), batches);
            }
            return true;
        } finally {
            running.decrementAndGet();
        }
    }

    private boolean read(StorageEngine storage, AtomicInteger running) {
        long before = 0;
        do {
            long now = sums(storage);
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        } while (running.get() > 0);
        return true;
    }

    /** Checks that in each table the first row's number equals the number of the others; returns their sum. */
    private long sums(StorageEngine storage) {
        Table meters = java.util.Objects.requireNonNull(Tables.database(storage).table("meters"));
        List<String> rows = Tables.query(
                storage,
                List.of(meters),
                "SELECT tbid, max(c2) FILTER (ts = " + T + "), count(*) - 1 FROM %0 GROUP BY tbid ORDER BY tbid");
        long sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).split("\\|");
            assertThat(cells[1]).isEqualTo(cells[2]);
            if (i % 2 == 1) { // the tables of one writer get their rows in the same statements
                assertThat(rows.get(i - 1).split("\\|")[1]).isEqualTo(cells[1]);
            }
            sum += Long.parseLong(cells[2]);
        }
        return sum;
    }

    private Callable<Boolean> alter(StorageEngine storage, AtomicInteger running) {
        return () -> {
            int version = 1;
            while (running.get() > 0) {
                Table now = java.util.Objects.requireNonNull(
                        Tables.database(storage).table("meters"));
                List<ColumnDef> columns = new ArrayList<>(COLUMNS);
                if (++version % 2 == 0) {
                    columns.add(Tables.column(version + 2, "b", DataType.DOUBLE));
                }
                storage.change(List.of(new CatalogChange.ReplaceTable(meters(now.uid(), columns, version))));
            }
            return true;
        };
    }

    @Test
    @Timeout(60)
    void interruptStopsAStatement() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (StorageEngine storage = DuckStorage.open(EngineOptions.inMemory());
                ReadView view = storage.read(List.of());
                Statement statement = view.connection().createStatement()) {
            CountDownLatch ended = new CountDownLatch(1);
            Future<?> killer = threads.submit(() -> {
                while (ended.getCount() > 0) { // before the statement has begun there is nothing to stop
                    view.interrupt();
                }
            });
            statement.setQueryTimeout(30); // ends the test if the interrupt does not work
            assertThatThrownBy(() -> {
                        try (var rows = statement.executeQuery(
                                "SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b")) {
                            rows.next();
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("INTERRUPT");
            ended.countDown();
            killer.get(10, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Timeout(60)
    void closingEndsRunningStatements() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        StorageEngine storage = DuckStorage.open(EngineOptions.inMemory());
        try (ReadView view = storage.read(List.of());
                Statement statement = view.connection().createStatement()) {
            statement.setQueryTimeout(30);
            CountDownLatch begun = new CountDownLatch(1);
            Future<?> running = threads.submit(() -> {
                begun.countDown();
                return statement.executeQuery("SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b");
            });
            begun.await();
            storage.close();
            assertThatThrownBy(() -> running.get(50, TimeUnit.SECONDS)).hasCauseInstanceOf(SQLException.class);
        } finally {
            threads.shutdownNow();
        }
    }
}
