package io.taosj.engine.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuckStorageTest {
    private static final long T = 1_700_000_000_000L;
    private static final List<ColumnDef> COLUMNS = List.of(
            Tables.column(1, "ts", DataType.TIMESTAMP),
            Tables.column(2, "a", DataType.INT),
            Tables.column(3, "b", DataType.INT));

    private StorageEngine storage;

    @BeforeEach
    void open() {
        storage = DuckStorage.open(EngineOptions.inMemory());
        storage.change(List.of(new CatalogChange.CreateDatabase(Tables.DB, Tables.options())));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private Table.NormalTable normal(List<ColumnDef> columns) {
        Table.NormalTable table = Tables.normal(storage.nextUid(), "n", columns);
        storage.change(List.of(new CatalogChange.CreateTables(List.of(table))));
        return table;
    }

    private TableBatch batch(Table table, Long[] times, @Nullable Long[] a, @Nullable Long[] b) {
        return new TableBatch(
                table,
                List.of(1, 2, 3),
                List.of(
                        Tables.longs(DataType.TIMESTAMP, times),
                        Tables.longs(DataType.INT, a),
                        Tables.longs(DataType.INT, b)));
    }

    @Test
    void inOneStatementTheNewestValueWinsAndNullErasesNothing() {
        Table table = normal(COLUMNS);
        long rows = storage.write(
                List.of(),
                List.of(batch(
                        table, new Long[] {T + 1, T, T}, new @Nullable Long[] {7L, 1L, null}, new @Nullable Long[] {
                            null, 2L, 3L
                        })));
        assertThat(rows).isEqualTo(2);
        assertThat(Tables.query(storage, List.of(table), "SELECT ts, c2, c3 FROM %0 ORDER BY 1"))
                .containsExactly(T + "|1|3", T + 1 + "|7|null");
    }

    @Test
    void acrossStatementsNullReplacesAndNothingKeeps() {
        Table table = normal(COLUMNS);
        for (boolean flush : new boolean[] {false, true}) {
            storage.write(List.of(), List.of(batch(table, new Long[] {T}, new Long[] {1L}, new Long[] {2L})));
            if (flush) {
                storage.flush();
            }
            storage.write(
                    List.of(),
                    List.of(new TableBatch(
                            table,
                            List.of(1, 3),
                            List.of(
                                    Tables.longs(DataType.TIMESTAMP, T),
                                    Tables.longs(DataType.INT, new @Nullable Long[] {null})))));
            assertThat(Tables.query(storage, List.of(table), "SELECT ts, c2, c3 FROM %0"))
                    .containsExactly(T + "|1|null");
        }
    }

    @Test
    void mergesCellsThatAreGivenForSomeLateRowsOnly() {
        Table table = normal(COLUMNS);
        storage.write(List.of(), List.of(batch(table, new Long[] {T, T + 1}, new Long[] {1L, 1L}, new Long[] {1L, 1L
        })));
        storage.flush();
        ColumnData a = new ColumnData(DataType.INT);
        a.addNone();
        a.addNull();
        storage.write(
                List.of(),
                List.of(new TableBatch(table, List.of(1, 2), List.of(Tables.longs(DataType.TIMESTAMP, T, T + 1), a))));
        assertThat(Tables.query(storage, List.of(table), "SELECT c2, c3 FROM %0 ORDER BY ts"))
                .containsExactly("1|1", "null|1");
    }

    @Test
    void theSecondKeyColumnIsPartOfTheRowKey() {
        Table table = normal(List.of(
                Tables.column(1, "ts", DataType.TIMESTAMP),
                Tables.column(2, "k", DataType.UBIGINT, true),
                Tables.column(3, "b", DataType.INT)));
        for (long value = 1; value <= 2; value++) {
            storage.write(
                    List.of(),
                    List.of(new TableBatch(
                            table,
                            List.of(1, 2, 3),
                            List.of(
                                    Tables.longs(DataType.TIMESTAMP, T, T, T),
                                    Tables.longs(DataType.UBIGINT, -1L, 1L, -1L),
                                    Tables.longs(DataType.INT, 0L, 10 * value, value)))));
            storage.flush();
        }
        assertThat(Tables.query(storage, List.of(table), "SELECT c2, c3 FROM %0 ORDER BY 1"))
                .containsExactly("1|20", "18446744073709551615|2");
    }

    @Test
    void createsChildrenOnTheFlyAndKeepsTheirTags() {
        Table.SuperTable meters = Tables.superTable(
                storage.nextUid(), "meters", COLUMNS, List.of(Tables.column(4, "loc", DataType.VARCHAR)));
        storage.change(List.of(new CatalogChange.CreateTables(List.of(meters))));
        Table.ChildTable first = Tables.child(storage.nextUid(), "m1", "meters", "north");
        Table.ChildTable again = Tables.child(storage.nextUid(), "m1", "meters", "south");
        for (Table.ChildTable child : List.of(first, again)) {
            storage.write(
                    List.of(child), List.of(batch(child, new Long[] {T}, new Long[] {1L}, new Long[] {child.uid()})));
        }
        assertThat(Tables.database(storage).children("meters")).containsExactly(first);
        assertThat(Tables.query(storage, List.of(meters), "SELECT tbid, c3 FROM %0"))
                .containsExactly(first.uid() + "|" + again.uid());
        try (ReadView view = storage.read(List.of(meters))) {
            assertThat(Tables.query(view, "SELECT tbname, c4 FROM " + view.children(meters)))
                    .containsExactly("m1|north");
            assertThat(Tables.query(view, "SELECT c2 FROM " + view.rows(List.of(first))))
                    .containsExactly("1");
        }
    }

    @Test
    void deletesRowsAndCountsThem() {
        Table table = normal(COLUMNS);
        storage.write(
                List.of(),
                List.of(batch(table, new Long[] {T, T + 1, T + 2}, new Long[] {1L, 2L, 3L}, new Long[] {1L, 2L, 3L})));
        assertThat(storage.delete(List.of(table), T + 1, T + 9)).isEqualTo(2);
        assertThat(storage.delete(List.of(table), T + 1, T + 9)).isZero();
        storage.write(
                List.of(), List.of(batch(table, new Long[] {T + 1}, new Long[] {9L}, new @Nullable Long[] {null})));
        assertThat(Tables.query(storage, List.of(table), "SELECT ts - " + T + ", c2 FROM %0 ORDER BY 1"))
                .containsExactly("0|1", "1|9");
    }

    @Test
    void refusesTimesThatTheDatabaseDoesNotKeep() {
        Table table = normal(COLUMNS);
        for (long time : new long[] {0, 31_556_995_200_001L}) {
            TableBatch batch = batch(table, new Long[] {T, time}, new Long[] {1L, 1L}, new Long[] {1L, 1L});
            assertThatThrownBy(() -> storage.write(List.of(), List.of(batch)))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(0x60b))
                    .hasMessage("Timestamp data out of range");
        }
        assertThat(Tables.query(storage, List.of(table), "SELECT count(*) FROM %0"))
                .containsExactly("0");
    }

    @Test
    void keepsEveryType() {
        List<ColumnDef> columns = new ArrayList<>(List.of(Tables.column(1, "ts", DataType.TIMESTAMP)));
        List<ColumnData> data = new ArrayList<>(List.of(Tables.longs(DataType.TIMESTAMP, T, T + 1)));
        for (DataType type : DataType.values()) {
            if (type == DataType.NULL || type == DataType.JSON) {
                continue;
            }
            columns.add(Tables.column(columns.size() + 1, "c", type));
            ColumnData cells = new ColumnData(type);
            if (type.isVariable()) {
                cells.addBytes(type.isText() ? new byte[] {'x', 0, (byte) 0xFF} : new byte[] {0, (byte) 0xFF});
            } else if (type.isFloating()) {
                cells.addDouble(0.5);
            } else if (type.isDecimal()) {
                cells.addDecimal(new BigDecimal("-12345678901234567.890"));
            } else {
                cells.addLong(type == DataType.BOOL ? 1 : type.isUnsignedInteger() ? -1 : -5);
            }
            cells.addNull();
            data.add(cells);
        }
        Table table = normal(columns);
        List<Integer> ids = columns.stream().map(ColumnDef::id).toList();
        List<String> first = List.of();
        for (int pass = 0; pass < 2; pass++) { // the second time by way of a merge
            storage.write(List.of(), List.of(new TableBatch(table, ids, data)));
            List<String> rows = Tables.query(storage, List.of(table), "SELECT * FROM %0 ORDER BY ts");
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1)).endsWith("null|null");
            assertThat(rows.get(0))
                    .contains("|true|")
                    .contains("18446744073709551615")
                    .contains("-12345678901234567.890");
            assertThat(rows.get(0)).contains(new String(new byte[] {'x', 0, (byte) 0xFF}, StandardCharsets.UTF_8));
            assertThat(pass == 0 ? rows : first).isEqualTo(rows);
            first = rows;
        }
        assertThat(Tables.query(storage, List.of(table), "SELECT octet_length(c16) FROM %0 WHERE c16 IS NOT NULL"))
                .containsExactly("2");
    }

    @Test
    void addedColumnsReadNullAndDroppedOnesVanish() {
        Table.NormalTable table = normal(COLUMNS);
        storage.write(List.of(), List.of(batch(table, new Long[] {T}, new Long[] {1L}, new Long[] {2L})));
        List<ColumnDef> columns = List.of(COLUMNS.get(0), COLUMNS.get(2), Tables.column(4, "d", DataType.VARCHAR));
        Table.NormalTable changed = new Table.NormalTable(
                Tables.DB, "n", table.uid(), table.createdMillis(), columns, 5, 2, 2, 0, "changed");
        storage.change(List.of(new CatalogChange.ReplaceTable(changed)));
        assertThat(Tables.database(storage).table("n")).isEqualTo(changed);
        // a batch that was bound before the change
        storage.write(List.of(), List.of(batch(table, new Long[] {T + 1}, new Long[] {1L}, new Long[] {2L})));
        assertThat(Tables.query(storage, List.of(table), "SELECT * EXCLUDE (tbid) FROM %0 ORDER BY 1"))
                .containsExactly(T + "|2|null", T + 1 + "|2|null");
    }

    @Test
    void droppedTablesAreGone() {
        Table.SuperTable meters = Tables.superTable(
                storage.nextUid(), "meters", COLUMNS, List.of(Tables.column(4, "loc", DataType.VARCHAR)));
        Table.ChildTable child = Tables.child(storage.nextUid(), "m1", "meters", "north");
        Table.ChildTable other = Tables.child(storage.nextUid(), "m2", "meters", "south");
        storage.change(List.of(new CatalogChange.CreateTables(List.of(meters, child, other))));
        for (Table.ChildTable one : List.of(child, other)) {
            storage.write(List.of(), List.of(batch(one, new Long[] {T}, new Long[] {1L}, new Long[] {2L})));
        }
        storage.change(List.of(new CatalogChange.DropTable(Tables.DB, "m1")));
        assertThat(Tables.query(storage, List.of(meters), "SELECT tbid FROM %0"))
                .containsExactly(String.valueOf(other.uid()));
        TableBatch late = batch(child, new Long[] {T}, new Long[] {1L}, new Long[] {2L});
        assertThatThrownBy(() -> storage.write(List.of(), List.of(late)))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x2603));
        storage.change(List.of(new CatalogChange.DropTable(Tables.DB, "meters")));
        assertThat(Tables.database(storage).tables()).isEmpty();
        storage.change(List.of(new CatalogChange.DropDatabase(Tables.DB)));
        assertThat(storage.catalog().databases()).isEmpty();
    }
}
