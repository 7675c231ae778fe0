package io.taosj.engine.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a directory whose engine ended without being closed, and what is done about damaged files. */
class RecoveryIT {
    private static final long T = 1_700_000_000_000L;
    private static final List<ColumnDef> COLUMNS =
            List.of(Tables.column(1, "ts", DataType.TIMESTAMP), Tables.column(2, "a", DataType.INT));
    private static final Settings LAZY = new Settings(1 << 20, 1 << 20, 1 << 30, 1 << 30, 0, 60_000);

    private final Path directory;
    private final FailingDisk disk = new FailingDisk();
    private StorageEngine storage;
    private Table.SuperTable meters;
    private Table.ChildTable child;

    RecoveryIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void open() {
        storage = open(directory.resolve("first"));
        storage.change(List.of(new CatalogChange.CreateDatabase(Tables.DB, Tables.options())));
        meters = Tables.superTable(
                storage.nextUid(), "meters", COLUMNS, List.of(Tables.column(3, "loc", DataType.VARCHAR)));
        storage.change(List.of(new CatalogChange.CreateTables(List.of(meters))));
        child = Tables.child(storage.nextUid(), "m1", "meters", "north");
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private StorageEngine open(Path where) {
        return DuckStorage.open(EngineOptions.inDirectory(where), LAZY, disk);
    }

    private void write(long time, long value) {
        storage.write(
                List.of(child),
                List.of(new TableBatch(
                        child,
                        List.of(1, 2),
                        List.of(Tables.longs(DataType.TIMESTAMP, time), Tables.longs(DataType.INT, value)))));
    }

    private static List<String> rows(StorageEngine storage) {
        Table table = Objects.requireNonNull(Tables.database(storage).table("meters"));
        return Tables.query(storage, List.of(table), "SELECT ts - " + T + ", c2 FROM %0 ORDER BY ts");
    }

    /** The directory as a crash at this moment would leave it. */
    private Path crashed() {
        Path from = directory.resolve("first");
        Path to = directory.resolve("crashed" + System.nanoTime());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to;
    }

    private static Path log(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("log"))) {
            return files.max(java.util.Comparator.naturalOrder()).orElseThrow();
        }
    }

    @Test
    void replaysWhatIsInTheLogOnly() {
        write(T, 1);
        storage.flush();
        write(T, 2);
        write(T + 1, 3);
        try (StorageEngine again = open(crashed())) {
            assertThat(rows(again)).containsExactly("0|2", "1|3");
            assertThat(Tables.database(again).children("meters")).containsExactly(child);
            assertThat(again.nextUid()).isGreaterThan(child.uid());
        }
    }

    @Test
    void doesNotBringBackWhatWasDeletedOrDropped() {
        write(T, 1);
        write(T + 1, 2);
        storage.delete(List.of(child), T, T);
        try (StorageEngine again = open(crashed())) {
            assertThat(rows(again)).containsExactly("1|2");
        }
        storage.change(List.of(new CatalogChange.DropTable(Tables.DB, "m1")));
        try (StorageEngine again = open(crashed())) {
            assertThat(rows(again)).isEmpty();
            assertThat(Tables.database(again).children("meters")).isEmpty();
        }
    }

    @Test
    void cutsATornTail() throws IOException {
        write(T, 1);
        write(T + 1, 2);
        long whole = Files.size(log(directory.resolve("first")));
        write(T + 2, 3);
        long all = Files.size(log(directory.resolve("first")));
        for (long size = whole; size < all; size += 7) {
            Path copy = crashed();
            try (FileChannel channel = FileChannel.open(log(copy), StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }
            try (StorageEngine again = open(copy)) {
                assertThat(rows(again)).containsExactly("0|1", "1|2");
            }
        }
    }

    @Test
    void refusesADamagedMiddleAndNamesThePlace() throws IOException {
        write(T, 1);
        long first = Files.size(log(directory.resolve("first")));
        write(T + 1, 2);
        write(T + 2, 3);
        Path copy = crashed();
        byte[] bytes = Files.readAllBytes(log(copy));
        bytes[(int) first + 30] ^= 1;
        Files.write(log(copy), bytes);
        assertThatThrownBy(() -> open(copy))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x104))
                .hasMessageContaining(log(copy).toString())
                .hasMessageContaining("at byte " + first);
        assertThat(Files.readAllBytes(log(copy))).isEqualTo(bytes);
    }

    @Test
    void refusesADamagedStore() throws IOException {
        write(T, 1);
        storage.flush();
        Path copy = crashed();
        Files.write(copy.resolve("data.duckdb"), new byte[12_288]);
        assertThatThrownBy(() -> open(copy)).isInstanceOf(EngineException.class).hasMessageContaining("data.duckdb");
    }

    @Test
    void letsOneEngineIntoADirectory() {
        assertThatThrownBy(() -> open(directory.resolve("first")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(
                        "in use by process " + ProcessHandle.current().pid());
    }

    @Test
    void goesOnWhenThereIsRoomAgain() {
        write(T, 1);
        for (int room = 0; room < 40; room += 13) { // also in the middle of a record
            disk.room = room;
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> write(T + 1, 9))
                        .isInstanceOfSatisfying(
                                EngineException.class, e -> assertThat(e.code()).isEqualTo(0x12E));
                assertThat(rows(storage).get(0)).isEqualTo("0|1");
            }
            try (StorageEngine again = open(crashed())) {
                assertThat(rows(again).get(0)).isEqualTo("0|1");
            }
            disk.room = Long.MAX_VALUE;
            write(T + 2 + room, room);
        }
        List<String> expected = List.of("0|1", "2|0", "15|13", "28|26", "41|39");
        assertThat(rows(storage)).isEqualTo(expected);
        try (StorageEngine again = open(crashed())) {
            assertThat(rows(again)).isEqualTo(expected);
        }
    }

    @Test
    void removesLogFilesThatAreNoLongerNeeded() throws IOException {
        Settings small = new Settings(1_000, 1 << 20, 1 << 30, 1 << 30, 0, 60_000);
        storage.close();
        storage = DuckStorage.open(EngineOptions.inDirectory(directory.resolve("first")), small, disk);
        for (int i = 0; i < 100; i++) {
            write(T + i, i);
        }
        assertThat(segments()).isGreaterThan(3);
        storage.flush();
        assertThat(segments()).isEqualTo(1);
        try (StorageEngine again = open(crashed())) {
            assertThat(rows(again)).hasSize(100);
        }
    }

    private long segments() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("first/log"))) {
            return files.count();
        }
    }
}
