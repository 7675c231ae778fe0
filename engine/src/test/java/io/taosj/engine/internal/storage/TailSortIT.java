package io.taosj.engine.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailSortIT {
    private static final long T = 1_700_000_000_000L;
    private static final int CHILDREN = 20;

    @Test
    void bringsTheRowsOfSmallFlushesIntoOrder(@TempDir Path directory) {
        try (DuckStorage storage =
                DuckStorage.open(EngineOptions.inDirectory(directory), Settings.standard(), Disk.REAL)) {
            storage.change(List.of(new CatalogChange.CreateDatabase(Tables.DB, Tables.options())));
            Table.SuperTable meters = Tables.superTable(
                    storage.nextUid(),
                    "meters",
                    List.of(Tables.column(1, "ts", DataType.TIMESTAMP), Tables.column(2, "a", DataType.INT)),
                    List.of(Tables.column(3, "loc", DataType.INT)));
            storage.change(List.of(new CatalogChange.CreateTables(List.of(meters))));
            List<Table.ChildTable> children = new ArrayList<>();
            for (int i = 0; i < CHILDREN; i++) {
                children.add(Tables.child(storage.nextUid(), "m" + i, "meters", (long) i));
            }
            String descents = "SELECT count(*) FROM (SELECT tbid, lag(tbid) OVER (ORDER BY rowid) AS p FROM r"
                    + meters.uid() + ") WHERE tbid < p";
            for (int round = 0; round < 2; round++) {
                for (int flush = 0; flush < 10; flush++) {
                    write(storage, children, T + 1_000L * round + 10L * flush);
                }
                List<String> before = rows(storage, meters);
                storage.sortTails(10_000, 1); // too few rows
                assertThat(storage.number(descents)).isEqualTo(9 + round);
                try (ReadView old = storage.read(List.of(meters))) {
                    storage.sortTails(100, 10);
                    assertThat(storage.number(descents)).isEqualTo(round);
                    assertThat(Tables.query(old, "SELECT count(*) FROM " + old.rows(meters)))
                            .containsExactly(String.valueOf(before.size()));
                }
                assertThat(rows(storage, meters)).isEqualTo(before);
                write(storage, children, T); // late ones don't come to the end
                assertThat(rows(storage, meters)).isEqualTo(before);
            }
        }
    }

    private static void write(DuckStorage storage, List<Table.ChildTable> children, long time) {
        List<TableBatch> batches = new ArrayList<>();
        for (Table.ChildTable child : children) {
            batches.add(new TableBatch(
                    child,
                    List.of(1, 2),
                    List.of(Tables.longs(DataType.TIMESTAMP, time), Tables.longs(DataType.INT, time % 1_000))));
        }
        storage.write(children, batches);
        storage.flush();
    }

    private static List<String> rows(DuckStorage storage, Table.SuperTable meters) {
        return Tables.query(storage, List.of(meters), "SELECT tbid, ts, c2 FROM %0 ORDER BY ALL");
    }
}
