package io.taosj.engine.internal.storage;

import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A process that writes until it is killed. Two threads write statements 0, 1, 2 … to two children each, all rows of a
 * statement with the statement's number, and print "thread number" when it has been acknowledged.
 */
final class KillWriter {
    static final int THREADS = 2;
    static final int ROWS = 3;
    static final long START = 1_700_000_000_000L;
    private static final List<ColumnDef> COLUMNS = List.of(
            Tables.column(1, "ts", DataType.TIMESTAMP),
            Tables.column(2, "a", DataType.BIGINT),
            Tables.column(3, "b", DataType.VARCHAR));

    private KillWriter() {}

    static StorageEngine open(Path directory) {
        // everything happens often: new log files, flushes by size and by age
        Settings settings = new Settings(20_000, 2_000, 1 << 20, 1 << 20, 500, 50);
        return DuckStorage.open(EngineOptions.inDirectory(directory), settings, Disk.REAL);
    }

    public static void main(String[] args) {
        StorageEngine storage = open(Path.of(args[0]));
        if (storage.catalog().database(Tables.DB) == null) {
            storage.change(List.of(
                    new CatalogChange.CreateDatabase(Tables.DB, Tables.options()),
                    new CatalogChange.CreateTables(List.of(Tables.superTable(
                            storage.nextUid(), "meters", COLUMNS, List.of(Tables.column(4, "t", DataType.INT)))))));
        }
        for (int number = 0; number < THREADS; number++) {
            int thread = number;
            long from = Long.parseLong(args[1 + number]);
            new Thread(() -> run(storage, thread, from)).start();
        }
    }

    private static void run(StorageEngine storage, int thread, long from) {
        for (long number = from; ; number++) {
            Table.ChildTable left = child(storage, "l" + thread + "_" + number / 500);
            Table.ChildTable right = child(storage, "r" + thread + "_" + number / 500);
            storage.write(List.of(left, right), List.of(rows(left, number), rows(right, number)));
            String line = thread + " " + number + "\n";
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            System.out.write(bytes, 0, bytes.length); // one call, so that lines of the threads don't mix
            System.out.flush();
        }
    }

    private static Table.ChildTable child(StorageEngine storage, String name) {
        Table known =
                Objects.requireNonNull(storage.catalog().database(Tables.DB)).table(name);
        return known instanceof Table.ChildTable child ? child : Tables.child(storage.nextUid(), name, "meters", 1L);
    }

    private static TableBatch rows(Table table, long number) {
        ColumnData ts = new ColumnData(DataType.TIMESTAMP);
        ColumnData a = new ColumnData(DataType.BIGINT);
        ColumnData b = new ColumnData(DataType.VARCHAR);
        for (int i = 0; i < ROWS; i++) {
            ts.addLong(START + number * ROWS + i);
            a.addLong(number);
            b.addBytes(("text " + number).getBytes(StandardCharsets.UTF_8));
        }
        return new TableBatch(table, List.of(1, 2, 3), List.of(ts, a, b));
    }
}
