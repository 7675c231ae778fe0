package io.taosj.engine.internal.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rows are put into windows. */
interface WindowPlan {
    /** The column that tells the windows of a partition apart, in their order. */
    String WINDOW = "w";

    /**
     * Adds the column {@link #WINDOW} to rows; a row in several windows comes several times, a row in none not at all.
     *
     * @param rows a SELECT with the time as {@link RowStage#TIME}
     * @param keys the columns that make the partitions
     */
    String assign(String rows, List<String> keys);

    /** The first time of a window, as an aggregate over its rows. */
    String start();

    /** The last time of a window, or the first one behind it, as an aggregate over its rows. */
    String end();

    /** A condition on the rows of a window, as an aggregate, without which it is none; null if every window is one. */
    default @Nullable String complete() {
        return null;
    }

    /** Behind PARTITION BY or OVER: the clause with the keys, or nothing. */
    static String partition(List<String> keys) {
        return keys.isEmpty() ? "" : "PARTITION BY " + String.join(", ", keys) + " ";
    }
}
