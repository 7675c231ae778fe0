package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.engine.internal.storage.ChangeHistory;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.engine.internal.storage.ReadView;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.engine.internal.storage.TableBatch;
import io.taosj.engine.internal.storage.TableRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A storage of plain maps, just enough to see what statements do to it. */
public final class MemoryStorage implements StorageEngine {
    private final Map<String, MemoryDatabase> databases = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> objects = new LinkedHashMap<>();
    private final Map<Long, TreeMap<String, Map<Integer, Object>>> rows = new LinkedHashMap<>();
    private long lastUid;

    private final Catalog catalog = new Catalog() {
        @Override
        public @Nullable Database database(String name) {
            return databases.get(name);
        }

        @Override
        public Collection<Database> databases() {
            return List.copyOf(databases.values());
        }

        @Override
        public @Nullable String object(String kind, String name) {
            return objects.getOrDefault(kind, Map.of()).get(name);
        }

        @Override
        public Collection<String> objects(String kind) {
            return List.copyOf(objects.getOrDefault(kind, Map.of()).keySet());
        }
    };

    private static final class MemoryDatabase implements Database {
        private final String name;
        private final long id;
        private final Map<String, Table> tables = new LinkedHashMap<>();
        private DatabaseOptions options;

        MemoryDatabase(String name, long id, DatabaseOptions options) {
            this.name = name;
            this.id = id;
            this.options = options;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public long createdMillis() {
            return 0;
        }

        @Override
        public DatabaseOptions options() {
            return options;
        }

        @Override
        public @Nullable Table table(String table) {
            return tables.get(table);
        }

        @Override
        public @Nullable Table table(long uid) {
            return null;
        }

        @Override
        public Collection<Table.ChildTable> children(String superTable) {
            List<Table.ChildTable> children = new ArrayList<>();
            for (Table table : tables.values()) {
                if (table instanceof Table.ChildTable child
                        && child.superTable().equals(superTable)) {
                    children.add(child);
                }
            }
            return children;
        }

        @Override
        public Collection<Table> tables() {
            return List.copyOf(tables.values());
        }

        @Override
        public int[] vgroups() {
            return new int[] {2};
        }
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public long nextUid() {
        return ++lastUid;
    }

    @Override
    public int vgroupOf(Database database, String tableName) {
        return 2;
    }

    @Override
    public void change(List<CatalogChange> changes) {
        changes.forEach(this::apply);
    }

    private void apply(CatalogChange change) {
        if (change instanceof CatalogChange.CreateDatabase c) {
            databases.put(c.name(), new MemoryDatabase(c.name(), nextUid(), c.options()));
        } else if (change instanceof CatalogChange.AlterDatabase c) {
            database(c.name()).options = c.options();
        } else if (change instanceof CatalogChange.DropDatabase c) {
            databases.remove(c.name());
        } else if (change instanceof CatalogChange.CreateTables c) {
            c.tables().forEach(t -> database(t.database()).tables.put(t.name(), t));
        } else if (change instanceof CatalogChange.ReplaceTable c) {
            replace(database(c.table().database()), c.table());
        } else if (change instanceof CatalogChange.DropTable c) {
            MemoryDatabase database = database(c.database());
            database.children(c.name()).forEach(child -> database.tables.remove(child.name()));
            database.tables.remove(c.name());
        } else if (change instanceof CatalogChange.PutObject c) {
            Map<String, String> kind = objects.computeIfAbsent(c.kind(), k -> new LinkedHashMap<>());
            if (c.text() == null) {
                kind.remove(c.name());
            } else {
                kind.put(c.name(), c.text());
            }
        }
    }

    @SuppressWarnings("NullAway") // JDK 17 loses the annotation of the list's elements
    private static void replace(MemoryDatabase database, Table changed) {
        Table before = database.tables.put(changed.name(), changed);
        if (before instanceof Table.SuperTable from && changed instanceof Table.SuperTable to) {
            List<Integer> oldIds = from.tags().stream().map(ColumnDef::id).toList();
            for (Table.ChildTable child : database.children(to.name())) {
                List<@Nullable Object> tags = new ArrayList<>();
                for (ColumnDef tag : to.tags()) {
                    int index = oldIds.indexOf(tag.id());
                    tags.add(index < 0 ? null : child.tags().get(index));
                }
                database.tables.put(
                        child.name(),
                        new Table.ChildTable(
                                child.database(),
                                child.name(),
                                child.uid(),
                                child.createdMillis(),
                                child.superTable(),
                                tags,
                                child.vgroup(),
                                child.ttlDays(),
                                child.comment()));
            }
        }
    }

    private MemoryDatabase database(String name) {
        MemoryDatabase database = databases.get(name);
        if (database == null) {
            throw new IllegalStateException("no database " + name);
        }
        return database;
    }

    @Override
    public long write(List<Table.ChildTable> newTables, List<TableBatch> batches) {
        newTables.forEach(t -> database(t.database()).tables.putIfAbsent(t.name(), t));
        long affected = 0;
        for (TableBatch batch : batches) {
            affected += write(batch);
        }
        return affected;
    }

    private long write(TableBatch batch) {
        int key = keyColumn(batch.table());
        Map<String, Map<Integer, @Nullable Object>> merged = new LinkedHashMap<>();
        for (int row = 0; row < batch.rows(); row++) {
            Map<Integer, @Nullable Object> cells = new LinkedHashMap<>();
            for (int i = 0; i < batch.columnIds().size(); i++) {
                ColumnData column = batch.columns().get(i);
                if (column.state(row) != ColumnData.NONE) {
                    cells.put(batch.columnIds().get(i), TagValues.value(column, row));
                }
            }
            Map<Integer, @Nullable Object> target =
                    merged.computeIfAbsent(keyText(cells, key), k -> new LinkedHashMap<>());
            cells.forEach((id, value) -> {
                if (value != null || !target.containsKey(id)) {
                    target.put(id, value);
                }
            });
        }
        TreeMap<String, Map<Integer, Object>> table =
                rows.computeIfAbsent(batch.table().uid(), u -> new TreeMap<>());
        merged.forEach((k, cells) ->
                table.computeIfAbsent(k, x -> new LinkedHashMap<>()).putAll(cells));
        return merged.size();
    }

    private int keyColumn(Table table) {
        MemoryDatabase database = database(table.database());
        Table owner = table instanceof Table.ChildTable child ? database.table(child.superTable()) : table;
        List<ColumnDef> columns = owner instanceof Table.SuperTable stable
                ? stable.columns()
                : owner instanceof Table.NormalTable normal ? normal.columns() : List.of();
        return columns.stream()
                .filter(ColumnDef::key)
                .mapToInt(ColumnDef::id)
                .findFirst()
                .orElse(0);
    }

    private static String keyText(Map<Integer, @Nullable Object> cells, int key) {
        String time = String.format("%020d", Math.subtractExact(time(cells), -1L << 62));
        return key == 0 ? time : time + "/" + cells.get(key);
    }

    private static long time(Map<Integer, ?> cells) {
        if (cells.get(1) instanceof Long ticks) {
            return ticks;
        }
        throw new IllegalStateException("a row without time: " + cells);
    }

    /** The rows of a table in order of time, each from column id to value. */
    public List<Map<Integer, Object>> rowsOf(String database, String name) {
        Table table = database(database).table(name);
        if (table == null) {
            throw new IllegalStateException("no table " + name);
        }
        return List.copyOf(rows.getOrDefault(table.uid(), new TreeMap<>()).values());
    }

    @Override
    public long delete(List<? extends Table> tables, long from, long to) {
        long deleted = 0;
        for (Table table : tables) {
            Collection<Map<Integer, Object>> all =
                    rows.getOrDefault(table.uid(), new TreeMap<>()).values();
            int before = all.size();
            all.removeIf(cells -> {
                long time = time(cells);
                return time >= from && time <= to;
            });
            deleted += before - all.size();
        }
        return deleted;
    }

    @Override
    public ChangeHistory history() {
        throw new UnsupportedOperationException("no history");
    }

    @Override
    public ReadView readChanges(List<? extends Table> tables, List<TableRows> rows) {
        throw new UnsupportedOperationException("no history");
    }

    @Override
    public ReadView read(List<? extends Table> tables) {
        throw new UnsupportedOperationException("nothing is read here");
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        // nothing is held
    }
}
