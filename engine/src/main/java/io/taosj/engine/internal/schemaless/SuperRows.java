package io.taosj.engine.internal.schemaless;

import io.taosj.wire.DataType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The points of one super table: the columns and tags that they need, and their rows by child table. */
final class SuperRows {
    private final String name;
    private final Map<String, Slot> tags = new LinkedHashMap<>();
    private final List<Slot> columns = new ArrayList<>();
    private final Map<String, Slot> columnsByName = new LinkedHashMap<>();
    private final Map<String, ChildRows> children = new LinkedHashMap<>();

    SuperRows(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Iterable<Slot> tags() {
        return tags.values();
    }

    List<Slot> columns() {
        return columns;
    }

    Iterable<ChildRows> children() {
        return children.values();
    }

    /** The rows of a child table; the first series of a name decides on its tags. */
    ChildRows child(String childName, List<Tag> given) {
        for (Tag tag : given) {
            Slot slot = tags.computeIfAbsent(tag.name(), key -> new Slot(key, tag.type(), tag.place(), tags.size()));
            if (slot.type() != tag.type()) {
                slot.conflict(tag.type(), tag.place());
            } else if (tag.type().isVariable()) {
                slot.widen(
                        length(tag.value()),
                        tag.text().codePointCount(0, tag.text().length()));
            }
        }
        return children.computeIfAbsent(childName, key -> new ChildRows(this, key, given));
    }

    private static int length(Object value) {
        return value instanceof byte[] bytes ? bytes.length : value.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    boolean hasColumn(String column) {
        return columnsByName.containsKey(column);
    }

    /** The column that is likely to come at a position, for points with the same columns in the same order. */
    boolean isLikely(int position, String s, int from, int to) {
        return position < columns.size() && columns.get(position).isNamed(s, from, to);
    }

    /** The column of a name, made with the type of its first value. */
    Slot column(String column, DataType type, Place place) {
        Slot slot = columnsByName.get(column);
        if (slot == null) {
            slot = new Slot(column, type, place, columns.size());
            columnsByName.put(column, slot);
            columns.add(slot);
        }
        return slot;
    }
}
