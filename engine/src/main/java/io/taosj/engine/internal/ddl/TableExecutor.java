package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.ObjectName;
import io.taosj.engine.internal.sql.TableStatement;
import io.taosj.engine.internal.storage.CatalogChange;
import java.util.ArrayList;
import java.util.List;

/** CREATE and DROP of super and normal tables. */
final class TableExecutor {
    private final DdlSession session;
    private final Names names;

    TableExecutor(DdlSession session) {
        this.session = session;
        this.names = new Names(session);
    }

    void execute(TableStatement statement) {
        if (statement instanceof TableStatement.Create create) {
            create(create);
        } else if (statement instanceof TableStatement.CreateChildren children) {
            new ChildExecutor(session).create(children.children());
        } else if (statement instanceof TableStatement.CreateChildrenFromFile) {
            throw DdlErrors.invalidOperation("proxy mode does not support csv loading");
        } else if (statement instanceof TableStatement.Alter alter) {
            new AlterExecutor(session).alter(alter);
        } else if (statement instanceof TableStatement.Drop drop) {
            drop(drop.tables());
        } else if (statement instanceof TableStatement.DropStable drop) {
            dropStable(drop);
        }
    }

    private void create(TableStatement.Create create) {
        boolean stable = !create.tags().isEmpty();
        TableOptions options = TableOptions.of(create.options());
        Database database = names.databaseOf(create.table(), "create");
        if (stable && options.ttl() >= 0) {
            throw DdlErrors.tableOption("Invalid option ttl: Only supported for create non-super table in databases");
        }
        checkRollup(options, database);
        List<ColumnDef> columns = ColumnRules.columns(create.columns(), create.tags());
        List<ColumnDef> tags = ColumnRules.tags(create.tags(), columns.size() + 1);
        TableOptions.checkSma(create.options(), columns);
        Table existing = database.table(create.table().name());
        if (existing != null) {
            checkExisting(existing, stable, create.ifNotExists());
            return;
        }
        Table table = stable
                ? superTable(database, create.table().name(), columns, tags, options)
                : normalTable(database, create.table().name(), columns, options);
        session.storage().change(List.of(new CatalogChange.CreateTables(List.of(table))));
    }

    private static void checkRollup(TableOptions options, Database database) {
        boolean rollup = options.shown().stream().anyMatch(o -> o.startsWith("ROLLUP"));
        if (rollup && database.options().text("retentions").isEmpty()) {
            throw DdlErrors.tableOption("Invalid option rollup: Only supported for create super table in databases"
                    + " configured with the 'RETENTIONS' option");
        }
    }

    private static void checkExisting(Table existing, boolean stable, boolean ifNotExists) {
        boolean sameKind = stable == existing instanceof Table.SuperTable;
        if (sameKind && ifNotExists) {
            return;
        }
        if (!sameKind && !stable && ifNotExists) {
            return;
        }
        throw stable && sameKind ? DdlErrors.superTableExists() : DdlErrors.tableExists();
    }

    private Table superTable(
            Database database, String name, List<ColumnDef> columns, List<ColumnDef> tags, TableOptions options) {
        boolean single = database.options().number("single_stable") == 1;
        if (single && database.tables().stream().anyMatch(Table.SuperTable.class::isInstance)) {
            throw DdlErrors.of(0x3C5, "Database is single stable mode");
        }
        return new Table.SuperTable(
                database.name(),
                name,
                session.storage().nextUid(),
                session.clock().millis(),
                columns,
                tags,
                columns.size() + tags.size() + 1,
                1,
                options.comment(),
                options.shown());
    }

    private Table normalTable(Database database, String name, List<ColumnDef> columns, TableOptions options) {
        return new Table.NormalTable(
                database.name(),
                name,
                session.storage().nextUid(),
                session.clock().millis(),
                columns,
                columns.size() + 1,
                1,
                session.storage().vgroupOf(database, name),
                options.ttlDays(),
                options.comment(),
                options.shown());
    }

    private void drop(List<TableStatement.DropItem> items) {
        List<CatalogChange> changes = new ArrayList<>();
        for (TableStatement.DropItem item : items) {
            Database database = names.databaseOf(item.table(), "drop");
            Table table = database.table(item.table().name());
            if (table == null) {
                if (item.ifExists()) {
                    continue;
                }
                throw DdlErrors.tableMissing();
            }
            if (table instanceof Table.SuperTable && items.size() > 1) {
                throw DdlErrors.of(0x263A, "Cannot drop super table in batch");
            }
            changes.addAll(drop(table));
        }
        session.storage().change(changes.stream().distinct().toList());
    }

    private void dropStable(TableStatement.DropStable drop) {
        ObjectName name = drop.table();
        Table table = names.databaseOf(name, "drop").table(name.name());
        if (table instanceof Table.SuperTable) {
            session.storage().change(drop(table));
        } else if (!drop.ifExists()) {
            throw DdlErrors.superTableMissing();
        }
    }

    private List<CatalogChange> drop(Table table) {
        List<CatalogChange> changes = new ArrayList<>();
        if (!(table instanceof Table.ChildTable)) {
            SmallObjects objects = new SmallObjects(session.storage());
            objects.checkTableUnused(table.database(), table.name());
            changes.addAll(objects.removalsFor(table.database(), table.name()));
        }
        changes.add(new CatalogChange.DropTable(table.database(), table.name()));
        return changes;
    }
}
