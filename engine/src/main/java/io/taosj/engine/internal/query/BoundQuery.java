package io.taosj.engine.internal.query;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.util.List;

/**
 * A query in the store's SQL.
 *
 * @param sql a SELECT whose columns are called {@code o0}, {@code o1} …
 * @param ordered whether the rows come in the order of the time column, if there is one
 */
record BoundQuery(String sql, List<OutputColumn> columns, Precision precision, boolean ordered) {
    BoundQuery {
        columns = List.copyOf(columns);
    }

    /** The name of a column in {@link #sql}. */
    static String columnName(int index) {
        return "o" + index;
    }

    ResultSchema schema() {
        List<ColumnInfo> infos =
                columns.stream().map(c -> c.type().info(c.label())).toList();
        return new ResultSchema(infos, precision);
    }
}
