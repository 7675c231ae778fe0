package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.sql.DatabaseStatement;
import io.taosj.engine.internal.storage.CatalogChange;
import java.util.List;

/** CREATE, ALTER and DROP DATABASE and what else is about a database as a whole. */
final class DatabaseExecutor {
    private final DdlSession session;
    private final Names names;

    DatabaseExecutor(DdlSession session) {
        this.session = session;
        this.names = new Names(session);
    }

    void execute(DatabaseStatement statement) {
        if (statement instanceof DatabaseStatement.Create create) {
            create(create);
        } else if (statement instanceof DatabaseStatement.Alter alter) {
            alter(alter);
        } else if (statement instanceof DatabaseStatement.Drop drop) {
            drop(drop);
        } else if (statement instanceof DatabaseStatement.Flush flush) {
            names.database(flush.name());
            session.storage().flush();
        } else if (statement instanceof DatabaseStatement.Trim trim) {
            names.database(trim.name());
        } else if (statement instanceof DatabaseStatement.Migrate migrate) {
            names.database(migrate.name());
        } else if (statement instanceof DatabaseStatement.Compact compact) {
            names.database(compact.name());
            throw DdlErrors.unsupported();
        } else if (statement instanceof DatabaseStatement.CompactVgroups) {
            throw DdlErrors.unsupported();
        } else {
            throw new IllegalArgumentException("not a change of a database: " + statement);
        }
    }

    private void create(DatabaseStatement.Create create) {
        Names.checkNoSystemDatabase(create.name(), "create");
        DatabaseOptions options = DatabaseOptionReader.create(create.options());
        if (session.storage().catalog().database(create.name()) != null) {
            if (create.ifNotExists()) {
                return;
            }
            throw DdlErrors.databaseExists();
        }
        change(new CatalogChange.CreateDatabase(create.name(), options));
    }

    private void alter(DatabaseStatement.Alter alter) {
        Names.checkNoSystemDatabase(alter.name(), "alter");
        // a wrong value is noticed before the name is looked up
        Database database = session.storage().catalog().database(alter.name());
        if (database == null) {
            DatabaseOptionReader.create(alter.options());
            throw DdlErrors.databaseMissing();
        }
        DatabaseOptions changed = DatabaseOptionReader.alter(database.options(), alter.options());
        if (!changed.equals(database.options())) {
            change(new CatalogChange.AlterDatabase(alter.name(), changed));
        }
    }

    private void drop(DatabaseStatement.Drop drop) {
        Names.checkNoSystemDatabase(drop.name(), "drop");
        Catalog catalog = session.storage().catalog();
        if (catalog.database(drop.name()) == null) {
            if (drop.ifExists()) {
                return;
            }
            throw DdlErrors.databaseMissing();
        }
        SmallObjects objects = new SmallObjects(session.storage());
        objects.checkDatabaseUnused(drop.name());
        List<CatalogChange> changes = objects.removalsFor(drop.name());
        changes.add(new CatalogChange.DropDatabase(drop.name()));
        session.storage().change(changes);
    }

    private void change(CatalogChange change) {
        session.storage().change(List.of(change));
    }
}
