package io.taosj.internal.convert;

import org.jspecify.annotations.Nullable;

/** The kinds of geometries with their codes in well-known binary. */
enum GeometryKind {
    POINT(1),
    LINESTRING(2),
    POLYGON(3),
    MULTIPOINT(4),
    MULTILINESTRING(5),
    MULTIPOLYGON(6),
    GEOMETRYCOLLECTION(7);

    private final int code;

    GeometryKind(int code) {
        this.code = code;
    }

    /** The kind of a code, or null. */
    static @Nullable GeometryKind ofCode(int code) {
        for (GeometryKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        return null;
    }

    int code() {
        return code;
    }
}
