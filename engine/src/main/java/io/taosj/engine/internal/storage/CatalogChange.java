package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of the catalog; applied in order, each list of them as a whole or not at all. */
public sealed interface CatalogChange {

    /** A new database; its id and vgroups are assigned by the storage. */
    record CreateDatabase(String name, DatabaseOptions options) implements CatalogChange {}

    record AlterDatabase(String name, DatabaseOptions options) implements CatalogChange {}

    /** The database with all its tables and rows. */
    record DropDatabase(String name) implements CatalogChange {}

    /** New tables of any kind; uid, creation time and vgroup are already in them ({@code StorageEngine.nextUid()}). */
    record CreateTables(List<? extends Table> tables) implements CatalogChange {
        public CreateTables {
            tables = List.copyOf(tables);
        }
    }

    /**
     * New definition of a table of the same kind and uid: changed columns, tags, tag values, comment, options. The
     * storage works out what that means for the rows: added columns read NULL, dropped ones vanish.
     */
    record ReplaceTable(Table table) implements CatalogChange {}

    /** A table with its rows; a super table with its children. */
    record DropTable(String database, String name) implements CatalogChange {}

    /** Sets or, with null, removes a named object. */
    record PutObject(String kind, String name, @Nullable String text) implements CatalogChange {}
}
