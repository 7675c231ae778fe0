package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Prints rates of the storage; run by hand: an optional argument is the directory to work in. */
final class StorageBench {
    private static final int CHILDREN = 1_000;
    private static final int ROWS = 1_000;
    private static final long START = 1_700_000_000_000L;

    private final StorageEngine storage;
    private final List<Table.ChildTable> children = new ArrayList<>();
    private final Table.SuperTable meters;

    private StorageBench(EngineOptions options) {
        storage = DuckStorage.open(options);
        storage.change(List.of(new CatalogChange.CreateDatabase(Tables.DB, Tables.options())));
        List<ColumnDef> columns = List.of(
                Tables.column(1, "ts", DataType.TIMESTAMP),
                Tables.column(2, "a", DataType.DOUBLE),
                Tables.column(3, "b", DataType.DOUBLE),
                Tables.column(4, "c", DataType.INT),
                Tables.column(5, "d", DataType.BIGINT),
                Tables.column(6, "e", DataType.VARCHAR));
        meters = Tables.superTable(
                storage.nextUid(), "meters", columns, List.of(Tables.column(7, "loc", DataType.VARCHAR)));
        storage.change(List.of(new CatalogChange.CreateTables(List.of(meters))));
    }

    public static void main(String[] args) throws InterruptedException {
        EngineOptions options =
                args.length == 0 ? EngineOptions.inMemory() : EngineOptions.inDirectory(Path.of(args[0]));
        long start = System.nanoTime();
        StorageBench bench = new StorageBench(options);
        System.out.printf(Locale.ROOT, "open and DDL %.0f ms%n", (System.nanoTime() - start) / 1e6);
        bench.create();
        for (int round = 0; round < 10; round++) {
            bench.batches(round);
        }
        bench.reads();
        bench.late();
        bench.small(4);
        bench.alternate();
        bench.manyChildren();
        start = System.nanoTime();
        bench.storage.close();
        System.out.printf(Locale.ROOT, "close %.0f ms%n", (System.nanoTime() - start) / 1e6);
    }

    private void create() {
        for (int i = 0; i < CHILDREN; i++) {
            children.add(Tables.child(storage.nextUid(), "m" + i, "meters", "place" + i % 10));
        }
        storage.change(List.of(new CatalogChange.CreateTables(children)));
    }

    private static TableBatch rows(Table table, long from, int count) {
        ColumnData ts = new ColumnData(DataType.TIMESTAMP);
        ColumnData a = new ColumnData(DataType.DOUBLE);
        ColumnData b = new ColumnData(DataType.DOUBLE);
        ColumnData c = new ColumnData(DataType.INT);
        ColumnData d = new ColumnData(DataType.BIGINT);
        ColumnData e = new ColumnData(DataType.VARCHAR);
        byte[] text = "text000001".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < count; i++) {
            ts.addLong(START + (from + i) * 1000);
            a.addDouble(i * 0.5);
            b.addDouble(i * 0.25);
            c.addLong(i);
            d.addLong(i * 17L);
            e.addBytes(text);
        }
        return new TableBatch(table, List.of(1, 2, 3, 4, 5, 6), List.of(ts, a, b, c, d, e));
    }

    private void batches(int round) {
        List<TableBatch> batches = new ArrayList<>();
        for (Table.ChildTable child : children) {
            batches.add(rows(child, (long) round * ROWS, ROWS));
        }
        long start = System.nanoTime();
        for (TableBatch batch : batches) {
            storage.write(List.of(), List.of(batch));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long flushStart = System.nanoTime();
        storage.flush();
        System.out.printf(
                Locale.ROOT,
                "1,000-row batches: %.2f M rows/s, rest of the flush %.0f ms%n",
                CHILDREN * ROWS / seconds / 1e6,
                (System.nanoTime() - flushStart) / 1e6);
    }

    private void reads() {
        for (int i = 0; i < 3; i++) {
            time("count", "SELECT count(*) FROM %0", meters);
            time("sum", "SELECT sum(c2) FROM %0", meters);
            time("one child", "SELECT count(c2), sum(c3) FROM %0", children.get(500));
            time(
                    "interval per table",
                    "SELECT count(*) FROM (SELECT tbid, ts // 60000, avg(c2) FROM %0 GROUP BY ALL)",
                    meters);
        }
    }

    private void time(String what, String sql, Table table) {
        long start = System.nanoTime();
        List<String> answer = Tables.query(storage, List.of(table), sql);
        System.out.printf(Locale.ROOT, "%s: %.1f ms %s%n", what, (System.nanoTime() - start) / 1e6, answer);
    }

    private void late() {
        for (int i = 0; i < 20; i++) {
            storage.write(List.of(), List.of(rows(children.get(i * 7), 5_000, 1_000)));
        }
        long start = System.nanoTime();
        storage.flush();
        System.out.printf(Locale.ROOT, "flush of 20,000 late rows %.0f ms%n", (System.nanoTime() - start) / 1e6);
    }

    private void small(int threads) throws InterruptedException {
        AtomicLong count = new AtomicLong();
        long start = System.nanoTime();
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int number = t;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 50_000; i++) {
                    Table table = children.get((i * threads + number) % CHILDREN);
                    storage.write(List.of(), List.of(rows(table, 20_000L + i, 1)));
                    count.incrementAndGet();
                }
            });
            all.add(thread);
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT, "single-row writes from %d threads: %.0f k/s%n", threads, count.get() / seconds / 1e3);
    }

    private void alternate() {
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                Table.ChildTable child = children.get(i);
                storage.write(List.of(), List.of(rows(child, 500_000L + round, 1)));
                Tables.query(storage, List.of(child), "SELECT c2 FROM %0 WHERE ts > " + (START + 499_999_000L));
            }
            System.out.printf(Locale.ROOT, "write a row, read it: %.2f ms%n", (System.nanoTime() - start) / 1e6 / 200);
        }
    }

    private void manyChildren() {
        long start = System.nanoTime();
        int count = 0;
        for (int i = 0; i < 100; i++) {
            List<Table.ChildTable> fresh = new ArrayList<>();
            List<TableBatch> batches = new ArrayList<>();
            for (int j = 0; j < 1_000; j++) {
                Table.ChildTable child = Tables.child(storage.nextUid(), "x" + count++, "meters", "place");
                fresh.add(child);
                batches.add(rows(child, i, 1));
            }
            storage.write(fresh, batches);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        storage.flush();
        System.out.printf(
                Locale.ROOT,
                "children created with a row: %.0f k/s, flush %.0f ms%n",
                count / seconds / 1e3,
                (System.nanoTime() - start) / 1e6);
    }
}
