package io.taosj.engine.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens to rows: what LAST_ROW and LAST find in the newest rows is what they find in all rows. */
class LastRowsTest {
    private static final long T = 1_700_000_000_000L;
    private static final int CHILDREN = 6;
    private static final int TIMES = 60;

    private final List<ColumnDef> columns = new ArrayList<>(List.of(
            Tables.column(1, "ts", DataType.TIMESTAMP),
            Tables.column(2, "i", DataType.INT),
            Tables.column(3, "u", DataType.UBIGINT),
            Tables.column(4, "f", DataType.FLOAT),
            Tables.column(5, "d", DataType.DECIMAL),
            Tables.column(6, "t", DataType.VARCHAR),
            Tables.column(7, "b", DataType.VARBINARY),
            Tables.column(8, "o", DataType.BOOL)));
    private Random random = new Random(0);
    private DuckStorage storage = DuckStorage.open(EngineOptions.inMemory(), Settings.standard(), Disk.REAL);

    @AfterEach
    void close() {
        storage.close();
    }

    private Table.SuperTable meters() {
        return (Table.SuperTable)
                Objects.requireNonNull(Tables.database(storage).table("meters"));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,0", "3,20000", "4,20000", "5,30", "6,30"})
    void newestRowsAreEnough(long seed, long inlineRows) {
        storage.close();
        random = new Random(seed);
        Settings plain = Settings.standard();
        storage = DuckStorage.open(
                EngineOptions.inMemory(),
                new Settings(
                        plain.segmentBytes(),
                        plain.flushRows(),
                        plain.flushBytes(),
                        plain.bufferBytes(),
                        inlineRows,
                        plain.flushAgeMillis()),
                Disk.REAL);
        storage.change(List.of(new CatalogChange.CreateDatabase(Tables.DB, Tables.options())));
        storage.change(List.of(new CatalogChange.CreateTables(List.of(Tables.superTable(
                storage.nextUid(), "meters", columns, List.of(Tables.column(90, "loc", DataType.INT)))))));
        for (int step = 0; step < 60; step++) {
            step(step);
            if (random.nextInt(3) > 0) {
                check("seed " + seed + " step " + step);
            }
        }
    }

    @Test
    void oneRowIsEnoughWhereNothingIsNull() {
        storage.change(List.of(new CatalogChange.CreateDatabase(Tables.DB, Tables.options())));
        storage.change(List.of(new CatalogChange.CreateTables(List.of(Tables.superTable(
                storage.nextUid(),
                "meters",
                columns.subList(0, 2),
                List.of(Tables.column(90, "loc", DataType.INT)))))));
        for (long step = 0; step < 50; step++) {
            for (int number = 0; number < CHILDREN; number++) {
                Table.ChildTable child = child(number);
                storage.write(
                        List.of(child),
                        List.of(new TableBatch(
                                child,
                                List.of(1, 2),
                                List.of(
                                        Tables.longs(DataType.TIMESTAMP, T + step, T + step - 40),
                                        Tables.longs(DataType.INT, step, step)))));
            }
            try (ReadView view = storage.read(List.of(meters()))) {
                assertThat(Tables.query(view, "SELECT count(*), min(ts), min(c2) FROM " + view.newestRows(meters())))
                        .containsExactly(CHILDREN + "|" + (T + step) + "|" + step);
            }
        }
    }

    private void step(int step) {
        Table.ChildTable child = child(random.nextInt(CHILDREN));
        int kind = random.nextInt(100);
        if (kind < 70) {
            storage.write(List.of(child), List.of(batch(child, step)));
        } else if (kind < 80) {
            storage.flush();
        } else if (Tables.database(storage).table(child.name()) == null) {
            storage.cleaner().purge();
        } else if (kind < 92) {
            long from = T + random.nextInt(TIMES);
            storage.delete(List.of(child), from, from + random.nextInt(TIMES));
        } else if (kind < 96) {
            storage.change(List.of(new CatalogChange.DropTable(Tables.DB, child.name())));
        } else {
            alter();
        }
    }

    private void alter() {
        Table.SuperTable now = meters();
        columns.removeIf(column -> column.id() > 8);
        columns.add(Tables.column(now.nextColumnId(), "added", DataType.INT));
        storage.change(List.of(new CatalogChange.ReplaceTable(new Table.SuperTable(
                now.database(),
                now.name(),
                now.uid(),
                now.createdMillis(),
                columns,
                now.tags(),
                now.nextColumnId() + 1,
                now.version() + 1,
                now.comment(),
                now.options()))));
    }

    private Table.ChildTable child(int number) {
        String name = "m" + number;
        return Tables.database(storage).table(name) instanceof Table.ChildTable existing
                ? existing
                : Tables.child(storage.nextUid(), name, "meters", (long) number);
    }

    private TableBatch batch(Table.ChildTable child, int step) {
        List<Integer> ids = new ArrayList<>(List.of(1));
        ColumnData times = new ColumnData(DataType.TIMESTAMP);
        List<ColumnData> data = new ArrayList<>(List.of(times));
        int rows = 1 + random.nextInt(3);
        for (int i = 0; i < rows; i++) {
            // mostly newer ones, some late
            times.addLong(T + (random.nextInt(4) == 0 ? random.nextInt(TIMES) : step));
        }
        for (ColumnDef column : columns.subList(1, columns.size())) {
            if (random.nextInt(3) > 0) {
                ColumnData cells = new ColumnData(column.type());
                for (int i = 0; i < rows; i++) {
                    add(cells);
                }
                ids.add(column.id());
                data.add(cells);
            }
        }
        return new TableBatch(child, ids, data);
    }

    private void add(ColumnData cells) {
        int value = random.nextInt(50);
        if (value < 15) {
            cells.addNull();
        } else if (cells.type().isVariable()) {
            cells.addBytes(new byte[] {(byte) (value + 40)});
        } else if (cells.type().isFloating()) {
            cells.addDouble(value / 2.0);
        } else if (cells.type().isDecimal()) {
            cells.addDecimal(BigDecimal.valueOf(value, 3));
        } else {
            cells.addLong(
                    cells.type() == DataType.BOOL ? value % 2 : cells.type() == DataType.UBIGINT ? -value : value);
        }
    }

    private void check(String where) {
        Table.SuperTable meters = meters();
        try (ReadView view = storage.read(List.of(meters))) {
            for (int pass = 0; pass < 2; pass++) { // found out, then known
                assertThat(newest(view, view.newestRows(meters))).as(where).isEqualTo(newest(view, view.rows(meters)));
            }
        }
        Table.ChildTable child = child(random.nextInt(CHILDREN));
        if (Tables.database(storage).table(child.name()) != null) {
            try (ReadView view = storage.read(List.of(child))) {
                assertThat(newest(view, view.newestRows(child))).as(where).isEqualTo(newest(view, view.rows(child)));
            }
        }
    }

    private List<String> newest(ReadView view, String rows) {
        StringBuilder sql = new StringBuilder("SELECT tbid, max(ts)");
        for (ColumnDef column : columns.subList(1, columns.size())) {
            String name = column.storeName();
            sql.append(", max(ts) FILTER (").append(name).append(" IS NOT NULL), arg_max(");
            sql.append(name).append(", ts), arg_max_null(").append(name).append(", ts)");
        }
        return Tables.query(view, sql + " FROM " + rows + " GROUP BY tbid ORDER BY tbid");
    }
}
