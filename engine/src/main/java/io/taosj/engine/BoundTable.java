package io.taosj.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values for one table.
 *
 * @param name its name, perhaps with the database and in back-quotes, without them in any case; null if the statement
 *     names it
 * @param tags in the statement's order, of which the first value counts; may be empty if the table exists
 * @param columns in the statement's order, all of the same length
 */
public record BoundTable(@Nullable String name, List<BoundValues> tags, List<BoundValues> columns) {
    public BoundTable {
        tags = List.copyOf(tags);
        columns = List.copyOf(columns);
    }
}
