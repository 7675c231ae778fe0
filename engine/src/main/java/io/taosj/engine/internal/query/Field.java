package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.ValueType;

/**
 * A column that a query can name.
 *
 * @param name as users write it
 * @param sql the column in the store's SQL, with the alias of its relation
 */
record Field(String name, ValueType type, String sql, Role role) {

    /** What a column means to the rules of the dialect. */
    enum Role {
        /** the column that orders the rows of a table */
        TIME,
        DATA,
        TAG,
        TBNAME;

        /** Whether all rows of one child table have the same value. */
        boolean ofTable() {
            return this == TAG || this == TBNAME;
        }
    }

    Field withSql(String newSql) {
        return new Field(name, type, newSql, role);
    }
}
