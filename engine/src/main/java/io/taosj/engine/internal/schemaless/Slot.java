package io.taosj.engine.internal.schemaless;

import io.taosj.wire.DataType;
import org.jspecify.annotations.Nullable;

/** What the points of one super table need of one column or tag. Not safe for use by several threads. */
final class Slot {
    private final String name;
    private final DataType type;
    private final Place place;
    private final int index;
    private int bytes;
    private int characters;
    private @Nullable Conflict conflict;

    /** A value of another type than the first one. */
    record Conflict(DataType type, Place place) {}

    Slot(String name, DataType type, Place place, int index) {
        this.name = name;
        this.type = type;
        this.place = place;
        this.index = index;
    }

    String name() {
        return name;
    }

    /** The type of the first value. */
    DataType type() {
        return type;
    }

    /** Where the first value stands. */
    Place place() {
        return place;
    }

    /** Its number among the columns, or among the tags. */
    int index() {
        return index;
    }

    /** Bytes of the longest text. */
    int bytes() {
        return bytes;
    }

    /** Code points of the longest text. */
    int characters() {
        return characters;
    }

    @Nullable Conflict conflict() {
        return conflict;
    }

    /** Whether the name is what stands somewhere, letter by letter. */
    boolean isNamed(String s, int from, int to) {
        return name.length() == to - from && s.startsWith(name, from);
    }

    void widen(int newBytes, int newCharacters) {
        bytes = Math.max(bytes, newBytes);
        characters = Math.max(characters, newCharacters);
    }

    void conflict(DataType other, Place where) {
        if (conflict == null) {
            conflict = new Conflict(other, where);
        }
    }
}
