package io.taosj.engine.internal.system;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database that holds facts about the engine instead of data.
 *
 * @param schemaName its name in SQL
 * @param tables in the order in which they are listed
 * @param byName the same by name
 */
record SystemDatabase(String schemaName, List<SystemTable> tables, Map<String, SystemTable> byName) {
    static final SystemDatabase INFORMATION_SCHEMA = of(
            "information_schema",
            Stream.of(
                            ClusterTables.all(),
                            DatabaseTables.all(),
                            TableTables.all(),
                            ObjectTables.all(),
                            UserTables.all(),
                            SubscriptionTables.all())
                    .flatMap(List::stream)
                    .toList());
    static final SystemDatabase PERFORMANCE_SCHEMA = of("performance_schema", PerformanceTables.all());

    private static final List<SystemDatabase> ALL = List.of(INFORMATION_SCHEMA, PERFORMANCE_SCHEMA);

    private static SystemDatabase of(String name, List<SystemTable> tables) {
        return new SystemDatabase(
                name,
                tables,
                tables.stream().collect(Collectors.toUnmodifiableMap(SystemTable::name, Function.identity())));
    }

    /** Both, in the order in which they are listed. */
    static List<SystemDatabase> all() {
        return ALL;
    }

    @Nullable SystemTable table(String name) {
        return byName.get(name);
    }

    /** The system database of a name, or null. */
    static @Nullable SystemDatabase find(@Nullable String name) {
        for (SystemDatabase database : ALL) {
            if (database.schemaName.equals(name)) {
                return database;
            }
        }
        return null;
    }
}
