package io.taosj.engine.internal.function;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function from the rows of a group to one value. */
public interface AggregateFunction {

    /** The name in lower case. */
    String name();

    /** Whether the result depends on the order of the rows in time. */
    boolean ordered();

    /**
     * Checks the arguments and writes the call in the store's SQL: an expression of the store's aggregates that is NULL for a
     * group without rows, except for those that count. No argument stands for {@code count(*)}.
     *
     * @param ts the SQL of the rows' time; needed if {@link #ordered}
     * @throws io.taosj.engine.EngineException 0x2801, 0x2802, 0x2803, 0x2811, 0x280A, 0x280B
     */
    Arg call(List<Arg> args, String ts, StatementContext context);

    /**
     * The SQL of a column's value in the row that the function selects: of several the first one in time for min, max and
     * first, the last one for last and last_row. Null if the function selects no row.
     */
    default @Nullable String companion(List<Arg> args, String column, String ts) {
        return null;
    }
}
