package io.taosj.engine.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of changes on disk and in memory. */
class HistoryIT {
    private static final long T = 1_700_000_000_000L;
    private static final List<ColumnDef> COLUMNS =
            List.of(Tables.column(1, "ts", DataType.TIMESTAMP), Tables.column(2, "a", DataType.INT));
    private static final Settings SMALL = new Settings(1 << 10, 1 << 20, 1 << 30, 1 << 30, 0, 60_000);

    private final Path directory;

    HistoryIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private StorageEngine open(boolean disk) {
        EngineOptions options = disk ? EngineOptions.inDirectory(directory) : EngineOptions.inMemory();
        return DuckStorage.open(options, SMALL, Disk.REAL);
    }

    private static Table.NormalTable create(StorageEngine storage, String period) {
        storage.change(
                List.of(new CatalogChange.CreateDatabase(Tables.DB, Tables.options("wal_retention_period", period))));
        Table.NormalTable table = Tables.normal(storage.nextUid(), "n", COLUMNS);
        storage.change(List.of(new CatalogChange.CreateTables(List.of(table))));
        return table;
    }

    private static void write(StorageEngine storage, Table table, int from, int to) {
        for (int i = from; i < to; i++) {
            storage.write(
                    List.of(),
                    List.of(new TableBatch(
                            table,
                            List.of(1, 2),
                            List.of(Tables.longs(DataType.TIMESTAMP, T + i), Tables.longs(DataType.INT, (long) i)))));
        }
    }

    private static List<String> read(StorageEngine storage, long from) {
        List<String> changes = new ArrayList<>();
        long next = storage.history().read(from, (number, change) -> {
            String text = change.getClass().getSimpleName();
            if (change instanceof Change.Written written) {
                TableRows rows = written.rows().get(0);
                text = rows.table().name()
                        + Objects.requireNonNull(rows.column(2)).getLong(0);
            }
            changes.add(number + ":" + text);
            return changes.size() < 1000;
        });
        assertThat(next).isEqualTo(storage.history().end());
        return changes;
    }

    private static List<String> expected(int from, int to) {
        List<String> changes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            changes.add(i + 1 + ":n" + i);
        }
        return changes;
    }

    @Test
    void changesAreReadAcrossSegmentsAndRestarts() {
        try (StorageEngine storage = open(true)) {
            Table table = create(storage, "3600");
            write(storage, table, 0, 200);
            assertThat(read(storage, 0)).startsWith("0:Created", "1:n0").hasSize(201);
            assertThat(read(storage, 151)).isEqualTo(expected(150, 200));
            storage.flush();
            assertThat(storage.history().first()).isZero();
        }
        try (StorageEngine storage = open(true)) {
            assertThat(read(storage, 101)).isEqualTo(expected(100, 200));
            Table table = Objects.requireNonNull(Tables.database(storage).table("n"));
            write(storage, table, 200, 250);
            assertThat(read(storage, 191)).isEqualTo(expected(190, 250));
            assertThat(Tables.query(storage, List.of(table), "SELECT count(*) FROM %0"))
                    .containsExactly("250");
        }
    }

    @Test
    void withoutRetentionFlushedChangesGo() {
        try (StorageEngine storage = open(true)) {
            write(storage, create(storage, "0"), 0, 200);
            storage.flush();
            assertThat(storage.history().first()).isGreaterThan(100);
            assertThat(read(storage, 0)).last().isEqualTo("200:n199");
        }
    }

    @Test
    void inMemoryTheNewestChangesStay() {
        try (StorageEngine storage = open(false)) {
            write(storage, create(storage, "3600"), 0, 200);
            assertThat(read(storage, 151)).isEqualTo(expected(150, 200));
            assertThat(storage.history().first()).isZero();
        }
    }
}
