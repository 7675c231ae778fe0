package io.taosj.engine.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanerIT {
    private static final Instant START = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final List<ColumnDef> COLUMNS =
            List.of(Tables.column(1, "ts", DataType.TIMESTAMP), Tables.column(2, "a", DataType.INT));

    private final Hands clock = new Hands();
    private EngineOptions options = EngineOptions.inMemory();
    private DuckStorage storage = DuckStorage.open(options, Settings.standard(), Disk.REAL);

    /** A clock that is set by hand. */
    private static final class Hands extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void open(@TempDir Path directory) {
        storage.close();
        options = EngineOptions.inDirectory(directory).withClock(clock);
        reopen();
        storage.change(List.of(new CatalogChange.CreateDatabase(Tables.DB, Tables.options("keep", "10d,10d,10d"))));
        storage.change(List.of(new CatalogChange.CreateTables(List.of(Tables.superTable(
                storage.nextUid(), "meters", COLUMNS, List.of(Tables.column(3, "loc", DataType.INT)))))));
    }

    private void reopen() {
        storage.close();
        storage = DuckStorage.open(options, Settings.standard(), Disk.REAL);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private Table table(String name) {
        return Objects.requireNonNull(Tables.database(storage).table(name), name);
    }

    private Table.ChildTable child(String name, int ttlDays, int... days) {
        Table.ChildTable child = new Table.ChildTable(
                Tables.DB,
                name,
                storage.nextUid(),
                clock.millis(),
                "meters",
                new ArrayList<>(List.of(7L)),
                2,
                ttlDays,
                null);
        Long[] times = new Long[days.length];
        Long[] values = new Long[days.length];
        for (int i = 0; i < days.length; i++) {
            times[i] = START.plus(Duration.ofDays(days[i])).toEpochMilli();
            values[i] = (long) days[i];
        }
        storage.write(
                List.of(child),
                List.of(new TableBatch(
                        child,
                        List.of(1, 2),
                        List.of(Tables.longs(DataType.TIMESTAMP, times), Tables.longs(DataType.INT, values)))));
        return child;
    }

    private List<String> values() {
        return Tables.query(storage, List.of(table("meters")), "SELECT c2 FROM %0 ORDER BY 1");
    }

    private long storedRows() {
        return storage.number("SELECT count(*) FROM r" + table("meters").uid());
    }

    @Test
    void rowsOlderThanKeepGo() {
        child("a", 0, -9, 0, 3);
        child("b", 0, -8, 2);
        storage.flush();
        storage.cleaner().pass();
        assertThat(values()).containsExactly("-9", "-8", "0", "2", "3");
        clock.now = START.plus(Duration.ofDays(12));
        storage.cleaner().pass();
        assertThat(values()).containsExactly("2", "3");
        assertThat(storedRows()).isEqualTo(2);
        clock.now = START.plus(Duration.ofDays(100));
        storage.cleaner().pass();
        assertThat(values()).isEmpty();
        assertThat(Tables.database(storage).children("meters")).hasSize(2);
    }

    @Test
    void childrenPastTheirTimeToLiveGo() {
        child("a", 1, 0);
        child("b", 2, 1);
        child("c", 0, 2);
        clock.now = START.plus(Duration.ofHours(23));
        storage.cleaner().pass();
        assertThat(values()).hasSize(3);
        clock.now = START.plus(Duration.ofHours(24));
        storage.cleaner().pass();
        assertThat(values()).containsExactly("1", "2");
        assertThat(Tables.database(storage).table("a")).isNull();
        clock.now = START.plus(Duration.ofDays(5));
        storage.cleaner().pass();
        assertThat(values()).containsExactly("2");
    }

    @Test
    void droppedChildrenAreGoneAtOnceAndTheirRowsLater() {
        child("a", 0, 0, 1);
        child("b", 0, 2);
        child("c", 0, 3);
        storage.flush();
        storage.change(
                List.of(new CatalogChange.DropTable(Tables.DB, "a"), new CatalogChange.DropTable(Tables.DB, "b")));
        assertThat(values()).containsExactly("3");
        assertThat(storedRows()).isEqualTo(4);
        reopen(); // remembers
        assertThat(values()).containsExactly("3");
        child("a", 0, 5);
        assertThat(values()).containsExactly("3", "5");
        storage.cleaner().purge();
        assertThat(values()).containsExactly("3", "5");
        assertThat(storedRows()).isEqualTo(2);
        assertThat(storage.number("SELECT count(*) FROM taosj_dropped")).isZero();
        reopen();
        assertThat(values()).containsExactly("3", "5");
    }

    @Test
    void aViewFromBeforeADropStillSeesTheRows() {
        child("a", 0, 0, 1);
        child("b", 0, 2);
        Table meters = table("meters");
        try (ReadView before = storage.read(List.of(meters))) {
            storage.change(List.of(new CatalogChange.DropTable(Tables.DB, "a")));
            try (ReadView between = storage.read(List.of(meters))) {
                storage.cleaner().purge();
                assertThat(Tables.query(before, "SELECT count(*) FROM " + before.rows(meters)))
                        .containsExactly("3");
                assertThat(Tables.query(between, "SELECT count(*) FROM " + between.rows(meters)))
                        .containsExactly("1");
            }
        }
    }

    @Test
    void droppingTheSuperTableAndTheDatabaseForgetsTheMarks() {
        child("a", 0, 0);
        storage.change(List.of(new CatalogChange.DropTable(Tables.DB, "a")));
        storage.change(List.of(
                new CatalogChange.DropDatabase(Tables.DB),
                new CatalogChange.CreateDatabase(Tables.DB, Tables.options())));
        assertThat(storage.number("SELECT count(*) FROM taosj_dropped")).isZero();
    }
}
