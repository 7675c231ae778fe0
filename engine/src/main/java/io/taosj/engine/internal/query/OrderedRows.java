package io.taosj.engine.internal.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows in the order of partition and time, sorted once. The store computes window functions without a clause of their own
 * ({@code lag(x) OVER ()}, {@code sum(x) OVER (ROWS UNBOUNDED PRECEDING)}) while the rows pass by, in the order in which they
 * come, with no memory but for the row before. Functions over PARTITION BY and ORDER BY collect all rows first, each time
 * anew.
 */
final class OrderedRows {
    /** Behind an aggregate: over all rows so far. */
    static final String SO_FAR = " OVER (ROWS UNBOUNDED PRECEDING)";

    private OrderedRows() {}

    /** Sorts rows. */
    static String sorted(String rows, List<String> keys) {
        String partition = keys.stream().map(key -> key + ", ").collect(Collectors.joining());
        return "SELECT * FROM (" + rows + ") ORDER BY " + partition + RowStage.TIME;
    }

    /** A column of the row before, of whatever partition. */
    static String before(String column) {
        return "lag(" + column + ") OVER ()";
    }

    /** Whether a row is the first of a partition; of the very first row false if all keys are NULL. */
    static String begins(List<String> keys) {
        return keys.isEmpty()
                ? "FALSE"
                : keys.stream()
                        .map(key -> key + " IS DISTINCT FROM " + before(key))
                        .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
