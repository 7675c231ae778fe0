package io.taosj.engine.internal.catalog;

import io.taosj.wire.Precision;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A database and the tables in it. Safe for use by several threads; a look-up sees the newest definition. */
public interface Database {

    String name();

    /** Unique in the engine for ever. */
    long id();

    long createdMillis();

    /** Options as of now; immutable. */
    DatabaseOptions options();

    default Precision precision() {
        return options().precision();
    }

    /** A table of any kind, or null. */
    @Nullable Table table(String name);

    /** A table of any kind by its number, or null. */
    @Nullable Table table(long uid);

    /** The children of a super table in order of creation. */
    Collection<Table.ChildTable> children(String superTable);

    /** All tables of all kinds in order of creation. */
    Collection<Table> tables();

    /** The ids of the database's vgroups, ascending. */
    int[] vgroups();
}
