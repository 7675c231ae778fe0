package io.taosj.engine.internal.query;

import io.taosj.engine.internal.sql.Query;

/** Turns a query into the store's SQL. */
final class QueryBinder {
    private final Binding binding;

    QueryBinder(Binding binding) {
        this.binding = binding;
    }

    BoundQuery bind(Query query) {
        return query instanceof Query.Union union
                ? new UnionBinder(binding).bind(union)
                : new SelectBinder(binding).bind((Query.Select) query);
    }
}
