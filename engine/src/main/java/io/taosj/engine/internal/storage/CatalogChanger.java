package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One list of catalog changes: first everything in one transaction of the store, then in memory. The change lock, the
 * flush locks of the row tables concerned and the write lock are held.
 */
final class CatalogChanger {
    private final Core core;
    private final Flusher flusher;
    private final CatalogStore catalogStore;
    private final ChildDrops childDrops;
    private final List<Runnable> inMemory = new ArrayList<>();
    // what earlier changes of the list have made, by database and name
    private final Map<String, Map<String, Table>> made = new HashMap<>();

    private final ChangeCollector history = new ChangeCollector();

    CatalogChanger(Core core, Flusher flusher) {
        this.core = core;
        this.flusher = flusher;
        this.catalogStore = core.catalogStore;
        this.childDrops = new ChildDrops(core);
    }

    /** The row tables that must be flushed and locked before some changes. */
    static List<RowTable> concerned(Core core, List<CatalogChange> changes) {
        List<RowTable> tables = new ArrayList<>();
        for (CatalogChange change : changes) {
            if (change instanceof CatalogChange.DropDatabase drop) {
                core.database(drop.name()).tables().forEach(table -> add(core, tables, table));
            } else if (change instanceof CatalogChange.ReplaceTable replace) {
                add(core, tables, replace.table());
            } else if (change instanceof CatalogChange.DropTable drop) {
                Table table = core.database(drop.database()).table(drop.name());
                if (table == null) {
                    throw Failures.tableNotExist();
                }
                add(core, tables, table);
            }
        }
        return tables;
    }

    private static void add(Core core, List<RowTable> tables, Table table) {
        RowTable found = core.rowTable(table);
        if (found != null) {
            tables.add(found);
        }
    }

    void apply(List<CatalogChange> changes) {
        core.store.transact(statement -> {
            for (CatalogChange change : changes) {
                apply(statement, change);
            }
            childDrops.store(statement);
            core.outbox.put(statement, history.changes());
        });
        inMemory.forEach(Runnable::run);
        history.changes().forEach(core::changed);
    }

    private void apply(Statement statement, CatalogChange change) throws SQLException {
        if (change instanceof CatalogChange.CreateDatabase create) {
            createDatabase(statement, create);
        } else if (change instanceof CatalogChange.AlterDatabase alter) {
            catalogStore.alterDatabase(statement, core.database(alter.name()).id(), alter.options());
            inMemory.add(() -> core.catalog.alterDatabase(alter.name(), alter.options()));
        } else if (change instanceof CatalogChange.DropDatabase drop) {
            dropDatabase(statement, core.database(drop.name()));
        } else if (change instanceof CatalogChange.CreateTables create) {
            createTables(statement, create.tables());
        } else if (change instanceof CatalogChange.ReplaceTable replace) {
            replaceTable(statement, replace.table());
        } else if (change instanceof CatalogChange.DropTable drop) {
            dropTable(statement, table(drop.database(), drop.name()));
        } else if (change instanceof CatalogChange.PutObject put) {
            putObject(statement, put.kind(), put.name(), put.text());
        }
    }

    private void putObject(Statement statement, String kind, String name, @Nullable String text) throws SQLException {
        catalogStore.putObject(statement, kind, name, text);
        inMemory.add(() -> core.catalog.putObject(kind, name, text));
    }

    private Table table(String database, String name) {
        Table found = made.getOrDefault(database, Map.of()).get(name);
        if (found == null) {
            found = core.database(database).table(name);
        }
        if (found == null) {
            throw Failures.tableNotExist();
        }
        return found;
    }

    private void createDatabase(Statement statement, CatalogChange.CreateDatabase create) throws SQLException {
        CatalogStore.NewDatabase fresh = catalogStore.createDatabase(
                statement, create.name(), create.options(), core.options.clock().millis());
        made.put(create.name(), new HashMap<>());
        putObject(statement, History.START, Long.toString(fresh.id()), Long.toString(core.history.end()));
        inMemory.add(() -> core.catalog.addDatabase(
                create.name(),
                fresh.id(),
                fresh.createdMillis(),
                create.options(),
                fresh.vgroups().stream().mapToInt(Integer::intValue).toArray()));
    }

    private void dropDatabase(Statement statement, Database database) throws SQLException {
        for (Table table : database.tables()) {
            dropStoreTables(statement, table);
            childDrops.forget(table);
            if (!(table instanceof Table.ChildTable)) {
                forgetSchemas(statement, table);
            }
        }
        catalogStore.dropDatabase(statement, database.id(), database.name());
        putObject(statement, History.START, Long.toString(database.id()), null);
        inMemory.add(() -> {
            database.tables().forEach(core::discardRows);
            core.catalog.dropDatabase(database.name());
        });
    }

    private void forgetSchemas(Statement statement, Table gone) throws SQLException {
        String prefix = gone.uid() + ".";
        for (String name : core.catalog.objects(OldSchemas.KIND)) {
            if (name.startsWith(prefix)) {
                putObject(statement, OldSchemas.KIND, name, null);
            }
        }
    }

    private static void dropStoreTables(Statement statement, Table table) throws SQLException {
        if (table instanceof Table.SuperTable gone) {
            statement.execute("DROP TABLE IF EXISTS " + gone.rowTable());
            statement.execute("DROP TABLE IF EXISTS " + gone.tagTable());
        } else if (table instanceof Table.NormalTable gone) {
            statement.execute("DROP TABLE IF EXISTS " + gone.rowTable());
        }
    }

    private void createTables(Statement statement, List<? extends Table> tables) throws SQLException {
        Map<Table.SuperTable, List<Table.ChildTable>> bySuper = new LinkedHashMap<>();
        for (Table table : tables) {
            if (table instanceof Table.SuperTable fresh) {
                statement.execute(StoreTypes.createRowTable(fresh.rowTable(), fresh.columns()));
                statement.execute(StoreTypes.createTagTable(fresh.tagTable(), fresh.tags()));
            } else if (table instanceof Table.NormalTable fresh) {
                statement.execute(StoreTypes.createRowTable(fresh.rowTable(), fresh.columns()));
            } else if (table instanceof Table.ChildTable child) {
                bySuper.computeIfAbsent(parent(child), key -> new ArrayList<>()).add(child);
            }
            made.computeIfAbsent(table.database(), key -> new HashMap<>()).put(table.name(), table);
            inMemory.add(() -> {
                core.catalog.putTable(table);
                if (!(table instanceof Table.ChildTable)) {
                    core.rowTables.put(table.uid(), new RowTable(table, true));
                }
            });
        }
        for (Map.Entry<Table.SuperTable, List<Table.ChildTable>> children : bySuper.entrySet()) {
            flusher.insertChildren(statement, children.getValue(), children.getKey());
        }
        catalogStore.putTables(statement, tables, this::tagIds);
        history.created(tables, this::tagIds);
    }

    private Table.SuperTable parent(Table.ChildTable child) {
        if (table(child.database(), child.superTable()) instanceof Table.SuperTable found) {
            return found;
        }
        throw Failures.tableNotExist();
    }

    private List<Integer> tagIds(Table.ChildTable child) {
        return ids(parent(child).tags());
    }

    private void replaceTable(Statement statement, Table changed) throws SQLException {
        Table before = table(changed.database(), changed.name());
        if (before.uid() != changed.uid()) {
            throw Failures.tableNotExist();
        }
        if (before instanceof Table.SuperTable from && changed instanceof Table.SuperTable to) {
            alter(statement, to.rowTable(), from.columns(), to.columns());
            alter(statement, to.tagTable(), from.tags(), to.tags());
            if (!ids(from.tags()).equals(ids(to.tags()))) {
                remapTags(from, to);
            }
        } else if (before instanceof Table.NormalTable from && changed instanceof Table.NormalTable to) {
            alter(statement, to.rowTable(), from.columns(), to.columns());
        } else if (changed instanceof Table.ChildTable child) {
            Table.SuperTable parent = parent(child);
            statement.execute("DELETE FROM " + parent.tagTable() + " WHERE tbid = " + child.uid());
            flusher.insertChildren(statement, List.of(child), parent);
        }
        made.computeIfAbsent(changed.database(), key -> new HashMap<>()).put(changed.name(), changed);
        history.replaced(before, changed, changed instanceof Table.ChildTable child ? tagIds(child) : List.of());
        if (ChangeCodec.version(before) != ChangeCodec.version(changed)) {
            putObject(statement, OldSchemas.KIND, OldSchemas.name(before), OldSchemas.text(before));
        }
        catalogStore.deleteDefinition(statement, changed.uid());
        catalogStore.putTables(statement, List.of(changed), this::tagIds);
        inMemory.add(() -> {
            core.catalog.putTable(changed);
            RowTable rows = core.rowTables.get(changed.uid());
            if (rows != null) {
                rows.redefine(changed);
            }
        });
    }

    private static List<Integer> ids(List<ColumnDef> columns) {
        return columns.stream().map(ColumnDef::id).toList();
    }

    private static void alter(Statement statement, String name, List<ColumnDef> from, List<ColumnDef> to)
            throws SQLException {
        List<Integer> before = ids(from);
        List<Integer> after = ids(to);
        for (ColumnDef column : to) {
            if (!before.contains(column.id())) {
                statement.execute(
                        "ALTER TABLE " + name + " ADD COLUMN " + column.storeName() + " " + StoreTypes.sql(column));
            }
        }
        for (ColumnDef column : from) {
            if (!after.contains(column.id())) {
                statement.execute("ALTER TABLE " + name + " DROP COLUMN " + column.storeName());
            }
        }
    }

    private void remapTags(Table.SuperTable from, Table.SuperTable to) {
        List<Integer> before = ids(from.tags());
        inMemory.add(() -> {
            for (Table.ChildTable child :
                    List.copyOf(core.database(to.database()).children(to.name()))) {
                core.catalog.putTable(withTags(child, before, ids(to.tags())));
            }
        });
    }

    /** The child with its tag values in another order of tags; new tags are NULL. */
    static Table.ChildTable withTags(Table.ChildTable child, List<Integer> before, List<Integer> after) {
        if (before.equals(after)) {
            return child;
        }
        List<@Nullable Object> tags = new ArrayList<>(after.size());
        for (Integer id : after) {
            int index = before.indexOf(id);
            tags.add(
                    index < 0 || index >= child.tags().size()
                            ? null
                            : child.tags().get(index));
        }
        return new Table.ChildTable(
                child.database(),
                child.name(),
                child.uid(),
                child.createdMillis(),
                child.superTable(),
                tags,
                child.vgroup(),
                child.ttlDays(),
                child.comment());
    }

    private void dropTable(Statement statement, Table gone) throws SQLException {
        Database database = core.database(gone.database());
        history.dropped(gone);
        if (gone instanceof Table.ChildTable child) {
            Table.SuperTable parent = parent(child);
            childDrops.add(parent, child);
            inMemory.add(() -> {
                core.existingRowTable(parent).drop(Set.of((int) child.uid()));
                core.catalog.removeTable(child);
            });
            return;
        }
        dropStoreTables(statement, gone);
        childDrops.forget(gone);
        forgetSchemas(statement, gone);
        if (gone instanceof Table.SuperTable) {
            String uids = database.children(gone.name()).stream()
                    .map(child -> String.valueOf(child.uid()))
                    .collect(Collectors.joining(","));
            catalogStore.deleteTables(statement, uids);
        }
        catalogStore.deleteTables(statement, String.valueOf(gone.uid()));
        inMemory.add(() -> {
            List.copyOf(database.children(gone.name())).forEach(core.catalog::removeTable);
            core.catalog.removeTable(gone);
            core.discardRows(gone);
        });
    }
}
