package io.taosj.engine.internal.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The catalog in memory. Look-ups are safe for all threads; the methods that change something are called by the storage
 * alone, one at a time, and don't make anything durable.
 */
public final class LiveCatalog implements Catalog {
    private final Map<String, LiveDatabase> byName = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Database> byId = new ConcurrentSkipListMap<>();
    // few and rarely changed: each change replaces the map of its kind
    private final Map<String, Map<String, String>> objects = new ConcurrentHashMap<>();

    @Override
    public @Nullable Database database(String name) {
        return byName.get(name);
    }

    @Override
    public Collection<Database> databases() {
        return Collections.unmodifiableCollection(byId.values());
    }

    @Override
    public @Nullable String object(String kind, String name) {
        return objects.getOrDefault(kind, Map.of()).get(name);
    }

    @Override
    public Collection<String> objects(String kind) {
        return List.copyOf(objects.getOrDefault(kind, Map.of()).keySet());
    }

    /** All objects by kind, for writing them down. */
    public Map<String, Map<String, String>> objects() {
        return Collections.unmodifiableMap(objects);
    }

    /** Adds a database that did not exist. */
    public Database addDatabase(String name, long id, long createdMillis, DatabaseOptions options, int[] vgroups) {
        LiveDatabase database = new LiveDatabase(name, id, createdMillis, options, vgroups);
        byId.put(id, database);
        byName.put(name, database);
        return database;
    }

    /** Gives a database other options. */
    public void alterDatabase(String name, DatabaseOptions options) {
        live(name).alter(options);
    }

    /** Forgets a database and its tables. */
    public void dropDatabase(String name) {
        LiveDatabase gone = live(name);
        byName.remove(name);
        byId.remove(gone.id());
    }

    /** Adds a table, or replaces the description of a table of the same uid. */
    public void putTable(Table table) {
        live(table.database()).put(table);
    }

    /** Forgets a table; a super table's children have been removed before. */
    public void removeTable(Table table) {
        live(table.database()).remove(table);
    }

    /** Sets an object's text, or removes the object if the text is null. */
    public void putObject(String kind, String name, @Nullable String text) {
        Map<String, String> changed = new LinkedHashMap<>(objects.getOrDefault(kind, Map.of()));
        if (text == null) {
            changed.remove(name);
        } else {
            changed.put(name, text);
        }
        objects.put(kind, Collections.unmodifiableMap(changed));
    }

    private LiveDatabase live(String name) {
        LiveDatabase found = byName.get(name);
        if (found == null) {
            throw new IllegalStateException("no database " + name);
        }
        return found;
    }
}
