package io.taosj.engine.internal.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The one implementation of {@link Database}: concurrent maps of immutable descriptions; changed by one thread at a time. */
final class LiveDatabase implements Database {
    private final String name;
    private final long id;
    private final long createdMillis;
    private final int[] vgroups;
    private volatile DatabaseOptions options;
    private final Map<String, Table> byName = new ConcurrentHashMap<>();
    // numbers are given out in order of creation
    private final ConcurrentNavigableMap<Long, Table> byUid = new ConcurrentSkipListMap<>();
    private final Map<String, ConcurrentNavigableMap<Long, Table.ChildTable>> children = new ConcurrentHashMap<>();

    LiveDatabase(String name, long id, long createdMillis, DatabaseOptions options, int[] vgroups) {
        this.name = name;
        this.id = id;
        this.createdMillis = createdMillis;
        this.options = options;
        this.vgroups = vgroups.clone();
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
        return createdMillis;
    }

    @Override
    public DatabaseOptions options() {
        return options;
    }

    void alter(DatabaseOptions changed) {
        options = changed;
    }

    @Override
    public @Nullable Table table(String tableName) {
        return byName.get(tableName);
    }

    @Override
    public @Nullable Table table(long uid) {
        return byUid.get(uid);
    }

    @Override
    public Collection<Table.ChildTable> children(String superTable) {
        ConcurrentNavigableMap<Long, Table.ChildTable> found = children.get(superTable);
        return found == null ? Collections.emptyList() : Collections.unmodifiableCollection(found.values());
    }

    @Override
    public Collection<Table> tables() {
        return Collections.unmodifiableCollection(byUid.values());
    }

    @Override
    public int[] vgroups() {
        return vgroups.clone();
    }

    void put(Table table) {
        // the newer description first: a look-up in between must not miss the table
        byUid.put(table.uid(), table);
        if (table instanceof Table.ChildTable child) {
            children.computeIfAbsent(child.superTable(), key -> new ConcurrentSkipListMap<>())
                    .put(child.uid(), child);
        }
        byName.put(table.name(), table);
    }

    void remove(Table table) {
        byName.remove(table.name());
        byUid.remove(table.uid());
        if (table instanceof Table.ChildTable child) {
            ConcurrentNavigableMap<Long, Table.ChildTable> siblings = children.get(child.superTable());
            if (siblings != null) {
                siblings.remove(child.uid());
            }
        } else if (table instanceof Table.SuperTable) {
            children.remove(table.name());
        }
    }
}
