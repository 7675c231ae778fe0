package io.taosj.engine.internal.catalog;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What exists in the engine: databases, tables, and small objects of other kinds (users, topics, streams …).
 *
 * <p>Look-ups never block. Changes are made one at a time by {@code StorageEngine.change}, are durable when it returns, and
 * carry no checks of SQL rules: those are their callers' duty.
 */
public interface Catalog {

    /** A user database, or null; the system databases are not here. */
    @Nullable Database database(String name);

    /** All user databases in order of creation. */
    Collection<Database> databases();

    /**
     * A named object of a kind that the storage does not look into.
     *
     * @param kind for example {@code user}, {@code topic}, {@code stream}, {@code index}, {@code tsma}, {@code function}
     * @return its text, in a form that only the kind's owner knows (JSON by convention), or null
     */
    @Nullable String object(String kind, String name);

    /** Names of all objects of a kind in order of creation. */
    Collection<String> objects(String kind);
}
