package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.insert.SystemDatabases;
import io.taosj.engine.internal.sql.ObjectName;
import org.jspecify.annotations.Nullable;

/** Finds what names in a statement mean. */
final class Names {
    private final DdlSession session;

    Names(DdlSession session) {
        this.session = session;
    }

    /** The name of the database that an object's name is about. */
    String databaseName(ObjectName name) {
        String database = name.database() == null ? session.database() : name.database();
        if (database == null) {
            throw DdlErrors.databaseNotSpecified();
        }
        return database;
    }

    /** A user database. */
    Database database(String name) {
        Database database = session.storage().catalog().database(name);
        if (database == null) {
            throw DdlErrors.databaseMissing();
        }
        return database;
    }

    Database databaseOf(ObjectName name) {
        return database(databaseName(name));
    }

    /**
     * The user database of a table that is about to be changed.
     *
     * @param action what is refused in system databases, for example {@code create}
     */
    Database databaseOf(ObjectName name, String action) {
        String database = databaseName(name);
        if (SystemDatabases.contains(database)) {
            throw DdlErrors.invalidOperation(
                    "Cannot " + action + " table of system database: `" + database + "`.`" + name.name() + "`");
        }
        return database(database);
    }

    @Nullable Table table(ObjectName name) {
        return databaseOf(name).table(name.name());
    }

    /** Refuses to change a system database as a whole. */
    static void checkNoSystemDatabase(String name, String action) {
        if (SystemDatabases.contains(name)) {
            throw DdlErrors.invalidOperation("Cannot " + action + " system database: `" + name + "`");
        }
    }
}
