package io.taosj.engine.internal.query;

/**
 * A key of ORDER BY, bound.
 *
 * @param sql an expression, or the name of a result column
 */
record OrderKey(String sql, boolean descending, boolean nullsFirst) {

    /** Ascending with the dialect's default: NULL is smaller than everything. */
    static OrderKey ascending(String sql) {
        return new OrderKey(sql, false, true);
    }

    static OrderKey descending(String sql) {
        return new OrderKey(sql, true, false);
    }

    String toSql() {
        return sql + (descending ? " DESC" : " ASC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
    }
}
