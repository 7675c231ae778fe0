package io.taosj.engine.internal.sql;

import java.util.List;

/**
 * INSERT INTO table [(columns)] query.
 *
 * @param columns empty where none are written
 */
public record InsertSelect(ObjectName table, List<String> columns, Query query) implements Statement {
    public InsertSelect {
        columns = List.copyOf(columns);
    }
}
