package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Expr;
import java.util.Collection;

/** Evaluates conditions of DELETE that are not about time; implemented where queries are run. */
public interface TagFilter {

    /**
     * The children of a super table for which a condition on tags holds.
     *
     * @param condition names tags only, not necessarily any
     */
    Collection<Table.ChildTable> children(Table.SuperTable table, Expr condition);

    /** Whether a condition without columns holds. */
    boolean holds(Expr condition);
}
