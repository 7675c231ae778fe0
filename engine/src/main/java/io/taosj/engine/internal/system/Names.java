package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.ObjectName;
import org.jspecify.annotations.Nullable;

/** Looks names up and knows how each family of statements says that something is missing. */
final class Names {
    private Names() {}

    /** The database of a SHOW that lists something of a database. */
    static String listedDatabase(@Nullable String named, SystemSession session) {
        String database = named == null ? session.database() : named;
        if (database == null) {
            throw new EngineException(0x2600, "database not specified");
        }
        return database;
    }

    /** The database of a statement about one table. */
    static String tableDatabase(ObjectName name, SystemSession session) {
        String database = name.database() == null ? session.database() : name.database();
        if (database == null) {
            throw new EngineException(0x2616, "Database not specified");
        }
        return database;
    }

    /** A table that has to exist. */
    static Table table(Database database, ObjectName name) {
        Table table = database.table(name.name());
        if (table == null) {
            throw noTable();
        }
        return table;
    }

    /** The super table of a child, which has to exist. */
    static Table.SuperTable superTable(Database database, Table.ChildTable child) {
        Table.SuperTable found = TableTables.superTable(database, child);
        if (found == null) {
            throw noTable();
        }
        return found;
    }

    static EngineException noTable() {
        return new EngineException(0x2603, "Table does not exist");
    }
}
