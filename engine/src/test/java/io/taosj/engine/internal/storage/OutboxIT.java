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

/** Changes of tables and deletions whose records don't reach the change log are there after the next start. */
class OutboxIT {
    private static final long T = 1_700_000_000_000L;
    private static final Settings LAZY = new Settings(1 << 20, 1 << 20, 1 << 30, 1 << 30, 0, 3_600_000);
    private static final List<ColumnDef> COLUMNS =
            List.of(Tables.column(1, "ts", DataType.TIMESTAMP), Tables.column(2, "a", DataType.INT));

    private final FailingDisk disk = new FailingDisk();
    private final Path directory;

    OutboxIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private StorageEngine open() {
        return DuckStorage.open(EngineOptions.inDirectory(directory), LAZY, disk);
    }

    private static Table.NormalTable create(StorageEngine storage, String name) {
        Table.NormalTable table = Tables.normal(storage.nextUid(), name, COLUMNS);
        storage.change(List.of(new CatalogChange.CreateTables(List.of(table))));
        return table;
    }

    private static List<String> history(StorageEngine storage) {
        List<String> changes = new ArrayList<>();
        storage.history().read(0, (number, change) -> {
            String name = change instanceof Change.Created created
                    ? " " + created.tables().get(0).name()
                    : "";
            changes.add(change.getClass().getSimpleName() + name);
            return true;
        });
        return changes;
    }

    private static void write(StorageEngine storage, long time) {
        Table table = Objects.requireNonNull(Tables.database(storage).table("n"));
        storage.write(
                List.of(),
                List.of(new TableBatch(
                        table,
                        List.of(1, 2),
                        List.of(Tables.longs(DataType.TIMESTAMP, time), Tables.longs(DataType.INT, 1L)))));
    }

    @Test
    void nothingIsLostBetweenTheStoreAndTheLog() {
        try (StorageEngine storage = open()) {
            storage.change(List.of(
                    new CatalogChange.CreateDatabase(Tables.DB, Tables.options("wal_retention_period", "3600"))));
            Table table = create(storage, "n");
            write(storage, T);
            disk.room = 5; // the log takes a piece of a record, as when the process ends there
            create(storage, "lost");
            storage.delete(List.of(table), T, T);
            disk.room = Long.MAX_VALUE;
            assertThat(history(storage)).containsExactly("Created n", "Written");
        }
        List<String> all = List.of("Created n", "Written", "Created lost", "Deleted");
        try (StorageEngine storage = open()) {
            assertThat(history(storage)).isEqualTo(all);
            write(storage, T + 1);
        }
        try (StorageEngine storage = open()) {
            assertThat(history(storage)).hasSize(5).startsWith(all.toArray(new String[0]));
        }
    }

    @Test
    void numbersThatOtherRecordsTookAreNoReason() {
        try (StorageEngine storage = open()) {
            storage.change(List.of(
                    new CatalogChange.CreateDatabase(Tables.DB, Tables.options("wal_retention_period", "3600"))));
            create(storage, "n");
            disk.room = 5;
            create(storage, "lost");
            disk.room = Long.MAX_VALUE;
            write(storage, T);
            storage.flush();
            assertThat(history(storage)).containsExactly("Created n", "Written");
        }
        try (StorageEngine storage = open()) {
            assertThat(history(storage)).containsExactly("Created n", "Written", "Created lost");
        }
    }
}
