package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.sql.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a SELECT once FROM and WHERE are bound.
 *
 * @param conditions WHERE, split at its ANDs
 * @param items the select list, spread out
 * @param partition keys of PARTITION BY
 * @param group keys of GROUP BY
 */
record SelectContext(
        Binding binding,
        Query.Select select,
        Scope scope,
        StatementContext context,
        List<Condition> conditions,
        TimeRange range,
        List<Item> items,
        List<Key> partition,
        List<Key> group) {

    /**
     * A part of WHERE.
     *
     * @param ofTable whether it only asks for tags and table names
     * @param constant whether it is the same for all rows
     */
    record Condition(String sql, boolean ofTable, boolean constant) {}

    /** The same with one group for each row of a window join's kept side. */
    SelectContext perRowOf(JoinRelation join) {
        return new SelectContext(binding, select, scope, context, conditions, range, items, join.drivingKeys(), group);
    }

    /** The kept side of a window join that is grouped by its rows, or null. */
    @Nullable Leaf groupedRows() {
        return relation() instanceof JoinRelation join && join.isWindowJoin() && hasKeys()
                ? join.driving().leaves().get(0)
                : null;
    }

    Relation relation() {
        return scope.relation();
    }

    /** Binds expressions over single rows. */
    ExprBinder rows(RowNames.Place place) {
        return new ExprBinder(context, new RowNames(scope, place, range));
    }

    /** WHERE in the store's SQL with its keyword, or nothing. */
    String where() {
        return conditions.isEmpty()
                ? ""
                : " WHERE "
                        + String.join(
                                " AND ", conditions.stream().map(Condition::sql).toList());
    }

    /** The keys of PARTITION BY, then those of GROUP BY. */
    List<Key> keys() {
        return java.util.stream.Stream.concat(partition.stream(), group.stream())
                .toList();
    }

    boolean hasKeys() {
        return !partition.isEmpty() || !group.isEmpty();
    }

    /** The time column in the store's SQL, or null. */
    @Nullable String timeSql() {
        Leaf grouped = groupedRows();
        // the rows of one group all have the kept side's time, so the other side's orders them
        Leaf leaf = grouped == null || relation().leaves().size() != 2
                ? scope.timeLeaf()
                : relation().leaves().get(relation().leaves().get(0) == grouped ? 1 : 0);
        return leaf == null || leaf.time() == null ? null : leaf.time().sql();
    }
}
