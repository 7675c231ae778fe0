package io.taosj.engine.internal.schemaless;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All points of one call. Not safe for use by several threads. */
final class Batch {
    private final @Nullable String tableNameKey;
    private final Map<String, SuperRows> superTables = new LinkedHashMap<>();
    private final Map<String, ChildRows> series = new HashMap<>();
    private final Map<String, SuperRows> owners = new HashMap<>();
    private long points;

    Batch(@Nullable String tableNameKey) {
        this.tableNameKey = tableNameKey == null || tableNameKey.isEmpty() ? null : tableNameKey;
    }

    Iterable<SuperRows> superTables() {
        return superTables.values();
    }

    long points() {
        return points;
    }

    /** Counts a point. */
    void count() {
        points++;
    }

    /** The rows of a series that was seen before, by the text that it was read from, or null. */
    @Nullable ChildRows known(String text) {
        return series.get(text);
    }

    /**
     * The rows of a series.
     *
     * @param text what {@link #known} finds it by
     */
    ChildRows series(String text, String superTable, List<Tag> given) {
        SuperRows parent = superTables.computeIfAbsent(superTable, SuperRows::new);
        List<Tag> tags = new ArrayList<>(given);
        String name = childName(superTable, tags);
        SuperRows owner = owners.putIfAbsent(name, parent);
        if (owner != null && owner != parent) {
            throw SmlErrors.otherSuperTable();
        }
        ChildRows rows = parent.child(name, tags);
        series.put(text, rows);
        return rows;
    }

    /** The child table's name; the tag that holds it is no tag of the table. */
    private String childName(String superTable, List<Tag> tags) {
        Tag named = null;
        Set<String> names = new HashSet<>();
        for (Tag tag : tags) {
            if (!names.add(tag.name())) {
                throw SmlErrors.duplicate(tag.name());
            }
            if (tag.name().equals(tableNameKey)) {
                named = tag;
            }
        }
        if (named == null) {
            return SmlNames.child(superTable, tags);
        }
        tags.remove(named);
        return SmlNames.table(named.text(), named.place().text());
    }
}
