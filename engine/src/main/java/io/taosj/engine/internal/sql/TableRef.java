package io.taosj.engine.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands behind FROM. */
public sealed interface TableRef {

    /** [db.]table [alias]. */
    record Named(
            @Nullable String database,
            String name,
            @Nullable String alias,
            Span span) implements TableRef {}

    /** (query) [alias]. */
    record SubQuery(Query query, @Nullable String alias, Span span) implements TableRef {}

    /**
     * A join. A comma between tables is an inner join without condition.
     *
     * @param type INNER, LEFT, RIGHT or FULL
     * @param subtype OUTER (also where nothing is written), SEMI, ANTI, ASOF or WINDOW
     * @param windowOffset empty, or the two expressions of WINDOW_OFFSET
     * @param jlimit JLIMIT
     */
    record Join(
            String type,
            String subtype,
            TableRef left,
            TableRef right,
            @Nullable Expr on,
            List<Expr> windowOffset,
            @Nullable Expr jlimit,
            Span span)
            implements TableRef {
        public Join {
            windowOffset = List.copyOf(windowOffset);
        }
    }
}
