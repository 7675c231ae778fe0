package io.taosj.engine.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A storage beside plain maps that must always hold the same; both are driven by a seeded random generator. */
final class StorageModel {
    private static final long START = 1_700_000_000_000L;
    private static final int TIMES = 300;
    private static final DataType[] TYPES = {
        DataType.INT, DataType.DOUBLE, DataType.VARCHAR, DataType.BOOL, DataType.UBIGINT, DataType.TINYINT
    };

    private record Key(long time, long second) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparingLong(Key::time)
                    .thenComparingLong(Key::second)
                    .compare(this, other);
        }
    }

    /** One super or normal table and the rows of its tables by name: per key the non-null cells by column id. */
    private static final class Family {
        Table definer;
        final Map<String, Table> tables = new LinkedHashMap<>();
        final Map<String, TreeMap<Key, Map<Integer, String>>> rows = new HashMap<>();

        Family(Table definer) {
            this.definer = definer;
        }

        List<ColumnDef> columns() {
            return Core.layout(definer).columns();
        }

        boolean composite() {
            return Core.layout(definer).keyId() != 0;
        }
    }

    private final Random random;
    private final Function<@Nullable StorageEngine, StorageEngine> reopen;
    private StorageEngine storage;
    private final List<Family> families = new ArrayList<>();
    private int names;

    /** @param reopen closes the storage and opens it again, or opens the first one */
    StorageModel(long seed, Function<@Nullable StorageEngine, StorageEngine> reopen) {
        this.random = new Random(seed);
        this.reopen = reopen;
        this.storage = reopen.apply(null);
        storage.change(List.of(new CatalogChange.CreateDatabase(Tables.DB, Tables.options())));
        addFamily(true, false);
        addFamily(true, true);
        addFamily(false, false);
    }

    StorageEngine storage() {
        return storage;
    }

    private void addFamily(boolean parent, boolean composite) {
        List<ColumnDef> columns = new ArrayList<>(List.of(Tables.column(1, "ts", DataType.TIMESTAMP)));
        columns.add(Tables.column(2, "k", composite ? DataType.BIGINT : DataType.INT, composite));
        columns.add(Tables.column(3, "c3", DataType.DOUBLE));
        columns.add(Tables.column(4, "c4", DataType.VARCHAR));
        String name = "f" + names++;
        long uid = storage.nextUid();
        Table table = parent
                ? Tables.superTable(uid, name, columns, List.of(Tables.column(5, "t", DataType.INT)))
                : Tables.normal(uid, name, columns);
        storage.change(List.of(new CatalogChange.CreateTables(List.of(table))));
        Family family = new Family(table);
        if (!parent) {
            family.tables.put(name, table);
            family.rows.put(name, new TreeMap<>());
        }
        families.add(family);
    }

    /** One random step. */
    void step() {
        Family family = families.get(random.nextInt(families.size()));
        int dice = random.nextInt(100);
        if (dice < 70) {
            write(family);
        } else if (dice < 78) {
            delete(family);
        } else if (dice < 82) {
            alter(family);
        } else if (dice < 84) {
            drop(family);
        } else if (dice < 90) {
            storage.flush();
        } else if (dice < 92) {
            storage = reopen.apply(storage);
        } else {
            check();
        }
    }

    private void write(Family family) {
        List<Table.ChildTable> fresh = new ArrayList<>();
        List<TableBatch> batches = new ArrayList<>();
        Map<String, TreeMap<Key, Map<Integer, @Nullable String>>> statement = new HashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Table table = someTable(family, fresh);
            batches.add(batch(family, table, statement.computeIfAbsent(table.name(), key -> new TreeMap<>())));
        }
        long count = storage.write(fresh, batches);
        assertThat(count)
                .isEqualTo(statement.values().stream().mapToLong(TreeMap::size).sum());
        statement.forEach((name, rows) -> {
            TreeMap<Key, Map<Integer, String>> stored = family.rows.computeIfAbsent(name, key -> new TreeMap<>());
            rows.forEach((key, cells) -> {
                Map<Integer, String> row = stored.computeIfAbsent(key, k -> new HashMap<>());
                cells.forEach((id, value) -> {
                    if (value == null) {
                        row.remove(id);
                    } else {
                        row.put(id, value);
                    }
                });
            });
        });
    }

    private Table someTable(Family family, List<Table.ChildTable> fresh) {
        List<Table> known = List.copyOf(family.tables.values());
        if (!known.isEmpty() && (!(family.definer instanceof Table.SuperTable) || random.nextInt(8) > 0)) {
            return known.get(random.nextInt(known.size()));
        }
        Table.ChildTable child =
                Tables.child(storage.nextUid(), "t" + names++, family.definer.name(), (long) random.nextInt(100));
        fresh.add(child);
        family.tables.put(child.name(), child);
        return child;
    }

    private TableBatch batch(Family family, Table table, TreeMap<Key, Map<Integer, @Nullable String>> merged) {
        List<ColumnDef> given = family.columns().stream()
                .filter(column -> column.id() == 1 || column.key() || random.nextInt(3) > 0)
                .toList();
        List<ColumnData> data =
                given.stream().map(column -> new ColumnData(column.type())).toList();
        int from = random.nextInt(TIMES);
        boolean ordered = random.nextBoolean();
        for (int row = random.nextInt(12); row >= 0; row--) {
            long time = START + (ordered ? from++ : random.nextInt(TIMES));
            long second = family.composite() ? random.nextInt(3) : 0;
            Map<Integer, @Nullable String> cells =
                    merged.computeIfAbsent(new Key(time, second), key -> new HashMap<>());
            for (int i = 0; i < given.size(); i++) {
                ColumnDef column = given.get(i);
                if (column.id() == 1) {
                    data.get(i).addLong(time);
                } else if (column.key()) {
                    data.get(i).addLong(second);
                } else {
                    cell(column, data.get(i), cells);
                }
            }
        }
        return new TableBatch(table, given.stream().map(ColumnDef::id).toList(), data);
    }

    /** Adds a random cell to a batch and to the statement's merged row, where the newest value wins over any NULL. */
    private void cell(ColumnDef column, ColumnData data, Map<Integer, @Nullable String> cells) {
        int dice = random.nextInt(6);
        if (dice == 0) {
            data.addNone();
        } else if (dice == 1) {
            data.addNull();
            cells.putIfAbsent(column.id(), null);
        } else {
            cells.put(column.id(), value(column, data));
        }
    }

    private String value(ColumnDef column, ColumnData data) {
        int number = random.nextInt(100);
        switch (column.type()) {
            case DOUBLE -> {
                data.addDouble(number + 0.5);
                return number + ".5";
            }
            case VARCHAR -> {
                String text = "é".repeat(number % 20) + number;
                data.addBytes(text.getBytes(StandardCharsets.UTF_8));
                return text;
            }
            case BOOL -> {
                data.addLong(number % 2);
                return String.valueOf(number % 2 == 1);
            }
            default -> {
                data.addLong(number);
                return String.valueOf(number);
            }
        }
    }

    private void delete(Family family) {
        List<Table> targets = family.tables.values().stream()
                .filter(table -> random.nextInt(3) > 0)
                .toList();
        if (targets.isEmpty()) {
            return;
        }
        long from = START + random.nextInt(TIMES);
        long to = from + random.nextInt(20);
        long deleted = 0;
        for (Table table : targets) {
            TreeMap<Key, Map<Integer, String>> rows = family.rows.computeIfAbsent(table.name(), key -> new TreeMap<>());
            var range = rows.subMap(new Key(from, Long.MIN_VALUE), true, new Key(to, Long.MAX_VALUE), true);
            deleted += range.size();
            range.clear();
        }
        assertThat(storage.delete(targets, from, to)).isEqualTo(deleted);
    }

    private void alter(Family family) {
        List<ColumnDef> columns = new ArrayList<>(family.columns());
        int next = family.definer instanceof Table.SuperTable parent
                ? parent.nextColumnId()
                : ((Table.NormalTable) family.definer).nextColumnId();
        if (random.nextBoolean() && columns.size() > 3) {
            ColumnDef gone = columns.remove(columns.size() - 1 - random.nextInt(columns.size() - 3));
            if (gone.key() || gone.id() == 1) {
                return;
            }
            family.rows.values().forEach(rows -> rows.values().forEach(row -> row.remove(gone.id())));
        } else {
            columns.add(Tables.column(next, "c" + next, TYPES[random.nextInt(TYPES.length)]));
            next++;
        }
        Table changed;
        if (family.definer instanceof Table.SuperTable old) {
            changed = new Table.SuperTable(
                    old.database(), old.name(), old.uid(), 0, columns, old.tags(), next, 2, null, List.of());
        } else {
            changed = new Table.NormalTable(
                    Tables.DB, family.definer.name(), family.definer.uid(), 0, columns, next, 2, 2, 0, null);
            family.tables.put(changed.name(), changed);
        }
        storage.change(List.of(new CatalogChange.ReplaceTable(changed)));
        family.definer = changed;
    }

    private void drop(Family family) {
        List<Table> known = List.copyOf(family.tables.values());
        if (family.definer instanceof Table.SuperTable && !known.isEmpty()) {
            Table gone = known.get(random.nextInt(known.size()));
            storage.change(List.of(new CatalogChange.DropTable(Tables.DB, gone.name())));
            family.tables.remove(gone.name());
            family.rows.remove(gone.name());
        }
    }

    /** Compares everything. */
    void check() {
        for (Family family : families) {
            check(family);
        }
        assertThat(Tables.database(storage).tables().stream().map(Table::name))
                .containsExactlyInAnyOrderElementsOf(families.stream()
                        .flatMap(family -> java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(family.definer.name()), family.tables.keySet().stream()))
                        .distinct()
                        .toList());
    }

    private void check(Family family) {
        String columns = family.columns().stream().map(ColumnDef::storeName).collect(Collectors.joining(","));
        String order = " ORDER BY tbid, ts" + (family.composite() ? ", c2" : "");
        List<String> found =
                Tables.query(storage, List.of(family.definer), "SELECT tbid, " + columns + " FROM %0" + order);
        List<String> expected = family.tables.values().stream()
                .sorted(Comparator.comparingLong(Table::uid))
                .flatMap(table -> rows(family, table).stream())
                .toList();
        assertThat(found).isEqualTo(expected);
        if (family.definer instanceof Table.SuperTable && !family.tables.isEmpty()) {
            List<Table> known = List.copyOf(family.tables.values());
            Table one = known.get(random.nextInt(known.size()));
            assertThat(Tables.query(storage, List.of(one), "SELECT tbid, " + columns + " FROM %0" + order))
                    .isEqualTo(rows(family, one));
        }
    }

    private static List<String> rows(Family family, Table table) {
        List<String> rows = new ArrayList<>();
        family.rows.getOrDefault(table.name(), new TreeMap<>()).forEach((key, cells) -> {
            List<String> row = new ArrayList<>();
            row.add(String.valueOf(table.uid()));
            for (ColumnDef column : family.columns()) {
                row.add(
                        column.id() == 1
                                ? String.valueOf(key.time())
                                : column.key() ? String.valueOf(key.second()) : String.valueOf(cells.get(column.id())));
            }
            rows.add(String.join("|", row));
        });
        return rows;
    }
}
