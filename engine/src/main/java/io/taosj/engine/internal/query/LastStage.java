package io.taosj.engine.internal.query;

import io.taosj.engine.internal.sql.Query;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outermost part of a SELECT: select list, DISTINCT, ORDER BY, SLIMIT, LIMIT. */
final class LastStage {
    private final String from;
    private final List<Output> outputs;
    private final List<String> conditions = new ArrayList<>();
    private final List<String> partitionKeys;
    private List<OrderKey> order = List.of();
    private List<OrderKey> defaultOrder = List.of();
    private boolean distinct;
    private boolean orderedByTime = true;

    /**
     * Starts.
     *
     * @param from what stands behind FROM, and WHERE if there is one
     * @param partitionKeys the keys that SLIMIT and a LIMIT without ORDER BY work on
     */
    LastStage(String from, List<Output> outputs, List<String> partitionKeys) {
        this.from = from;
        this.outputs = outputs;
        this.partitionKeys = partitionKeys;
    }

    /** A condition on the columns of the stage before, for example HAVING. */
    LastStage where(@Nullable String condition) {
        if (condition != null) {
            conditions.add(condition);
        }
        return this;
    }

    LastStage distinct(boolean yes) {
        distinct = yes;
        return this;
    }

    /** ORDER BY as written, empty if it is not. */
    LastStage order(List<OrderKey> keys) {
        order = keys;
        return this;
    }

    /** The order without ORDER BY. */
    LastStage defaultOrder(List<OrderKey> keys) {
        defaultOrder = keys;
        return this;
    }

    /** Whether the rows come in the order of time without ORDER BY. */
    LastStage orderedByTime(boolean yes) {
        orderedByTime = yes;
        return this;
    }

    BoundQuery build(Query query, Precision precision, boolean sortWritten) {
        StringBuilder sql = new StringBuilder("SELECT ");
        if (distinct) {
            sql.append("DISTINCT ");
        }
        for (int i = 0; i < outputs.size(); i++) {
            sql.append(i == 0 ? "" : ", ").append(value(outputs.get(i))).append(" AS ");
            sql.append(BoundQuery.columnName(i));
        }
        sql.append(" FROM ").append(from);
        if (!conditions.isEmpty()) {
            sql.append(" WHERE ").append(String.join(" AND ", conditions));
        }
        boolean perPartition = !partitionKeys.isEmpty() && !sortWritten;
        if (perPartition) {
            appendPartitionLimits(sql, query);
        }
        List<OrderKey> keys = sortWritten ? order : distinct ? List.of() : defaultOrder;
        if (!keys.isEmpty()) {
            sql.append(" ORDER BY ").append(Order.list(keys));
        }
        if (!perPartition && query.limit() != null) {
            sql.append(Limits.of(query.limit()).toSql());
        }
        List<OutputColumn> columns = outputs.stream().map(Output::column).toList();
        return new BoundQuery(sql.toString(), columns, precision, isOrdered(sortWritten, columns));
    }

    private static String value(Output output) {
        return output.arg().type().is(DataType.NULL)
                ? "CAST(NULL AS VARCHAR)"
                : output.arg().sql();
    }

    private void appendPartitionLimits(StringBuilder sql, Query query) {
        List<String> tests = new ArrayList<>();
        String keys = String.join(", ", partitionKeys);
        if (query.slimit() != null) {
            tests.add(Limits.of(query.slimit()).test("dense_rank() OVER (ORDER BY " + keys + ")"));
        }
        if (query.limit() != null) {
            String rowOrder = defaultOrder.isEmpty() ? "" : " ORDER BY " + Order.list(defaultOrder);
            tests.add(Limits.of(query.limit()).test("row_number() OVER (PARTITION BY " + keys + rowOrder + ")"));
        }
        if (!tests.isEmpty()) {
            sql.append(" QUALIFY ").append(String.join(" AND ", tests));
        }
    }

    private boolean isOrdered(boolean sortWritten, List<OutputColumn> columns) {
        if (!sortWritten) {
            return orderedByTime;
        }
        if (order.isEmpty()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == Field.Role.TIME
                    && (order.get(0).sql().equals(BoundQuery.columnName(i))
                            || order.get(0).sql().equals(outputs.get(i).arg().sql()))) {
                return true;
            }
        }
        return false;
    }
}
