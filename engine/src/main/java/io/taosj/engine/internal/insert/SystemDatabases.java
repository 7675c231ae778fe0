package io.taosj.engine.internal.insert;

import java.util.Set;

/** The databases that describe the others and can't be written. */
public final class SystemDatabases {
    private static final Set<String> NAMES = Set.of("information_schema", "performance_schema");

    private SystemDatabases() {}

    public static boolean contains(String database) {
        return NAMES.contains(database);
    }
}
