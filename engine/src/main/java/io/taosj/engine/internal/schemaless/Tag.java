package io.taosj.engine.internal.schemaless;

import io.taosj.wire.DataType;

/**
 * A tag of a series.
 *
 * @param value as a child table keeps it
 * @param text as the child table's name is made of it
 * @param place for error texts
 */
record Tag(String name, DataType type, Object value, String text, Place place) {
    /** A tag of the line protocols, where all are text. */
    static Tag text(String name, String text, Place place) {
        return new Tag(name, DataType.NCHAR, text, text, place);
    }
}
