package io.taosj.engine.internal.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Groups rows by keys and windows. Its columns: {@code g0}, {@code g1} … for the keys, {@code w}, {@code ws} and {@code we} for
 * the window, {@code a0}, {@code a1} … for the aggregates.
 */
final class AggregateStage {
    /** A window's first time. */
    static final String START = "ws";
    /** A window's end as {@code _wend} shows it. */
    static final String END = "we";

    private final SelectContext bound;
    private final RowStage rows;
    private final @Nullable WindowPlan window;
    private final List<String> keyColumns = new ArrayList<>();
    private final Map<String, String> aggregates = new LinkedHashMap<>();
    private final Map<String, String> neighbours = new LinkedHashMap<>();
    private final Map<String, String> inWindow = new LinkedHashMap<>();
    /** aggregates that are 0 where there are no rows */
    private final Set<String> zeros = new HashSet<>();

    private boolean counts;

    AggregateStage(SelectContext bound, RowStage rows, @Nullable WindowPlan window) {
        this.bound = bound;
        this.rows = rows;
        this.window = window;
        bound.keys().forEach(k -> keyColumns.add(rows.name(k.partitionSql())));
    }

    static String keyName(int index) {
        return "g" + index;
    }

    RowStage rows() {
        return rows;
    }

    @Nullable WindowPlan window() {
        return window;
    }

    /** The name of an aggregate's column. */
    String add(String sql) {
        return aggregates.computeIfAbsent(sql, s -> "a" + aggregates.size());
    }

    /**
     * The name of the column of an aggregate that is 0 where there are no rows, so that a query without groups always has a
     * row.
     *
     * @param count whether even groups without rows are listed because of it
     */
    String addZero(String sql, boolean count) {
        String name = add(sql);
        zeros.add(name);
        counts |= count;
        return name;
    }

    /**
     * The name of a column that looks at the rows before or after a row in its partition, whatever window they are in.
     *
     * @param function for example {@code lag(t)}
     */
    String neighbour(String function) {
        return neighbours.computeIfAbsent(function, f -> "h" + neighbours.size());
    }

    /** As {@link #neighbour}, for the rows of the same group: of the window, or of the partition if there are none. */
    String neighbourInGroup(String function) {
        return window == null ? neighbour(function) : inWindow.computeIfAbsent(function, f -> "j" + inWindow.size());
    }

    List<String> aggregateNames() {
        return List.copyOf(aggregates.values());
    }

    /**
     * The stage's SELECT.
     *
     * @param yields a condition on the aggregates without which a group gives no row, or null
     */
    String sql(@Nullable String yields) {
        String grouped = grouped(yields);
        return listsEmptyGroups() ? withEmptyGroups(grouped) : grouped;
    }

    private String grouped(@Nullable String yields) {
        String input =
                "SELECT " + rows.selectList() + " FROM " + bound.relation().from() + bound.where();
        input = withNeighbours(input, neighbours, keyColumns);
        if (window != null) {
            List<String> partition = new ArrayList<>(keyColumns);
            partition.add(WindowPlan.WINDOW);
            input = withNeighbours(window.assign(input, keyColumns), inWindow, partition);
        }
        List<String> columns = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < keyColumns.size(); i++) {
            columns.add(keyColumns.get(i) + " AS " + keyName(i));
            groups.add(keyColumns.get(i));
        }
        if (window != null) {
            columns.add(WindowPlan.WINDOW);
            columns.add(window.start() + " AS " + START);
            columns.add(window.end() + " AS " + END);
            groups.add(WindowPlan.WINDOW);
        }
        aggregates.forEach((sql, name) -> columns.add(sql + " AS " + name));
        if (columns.isEmpty()) {
            columns.add("1 AS one");
        }
        return "SELECT " + String.join(", ", columns) + " FROM (" + input + ")"
                + (groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups))
                + having(groups.isEmpty(), yields);
    }

    private static String withNeighbours(String input, Map<String, String> functions, List<String> partition) {
        if (functions.isEmpty()) {
            return input;
        }
        StringBuilder columns = new StringBuilder();
        functions.forEach((function, name) ->
                columns.append(", ").append(function).append(" OVER nb AS ").append(name));
        return "SELECT *" + columns + " FROM (" + input + ") WINDOW nb AS (" + WindowPlan.partition(partition)
                + "ORDER BY " + RowStage.TIME + ")";
    }

    private String having(boolean ungrouped, @Nullable String yields) {
        List<String> tests = new ArrayList<>();
        if (ungrouped && zeros.isEmpty()) {
            tests.add("count(*) > 0");
        } else if (ungrouped) {
            // a condition that is false for a reason of its own leaves nothing to count
            bound.conditions().stream()
                    .filter(SelectContext.Condition::constant)
                    .forEach(c -> tests.add(c.sql()));
        }
        if (yields != null) {
            tests.add(yields);
        }
        String complete = window == null ? null : window.complete();
        if (complete != null) {
            tests.add(complete);
        }
        return tests.isEmpty() ? "" : " HAVING " + String.join(" AND ", tests);
    }

    /** Whether groups are listed that have no rows: with a count, if every key belongs to the table. */
    private boolean listsEmptyGroups() {
        Leaf only = bound.scope().only();
        return window == null
                && counts
                && only != null
                && only.stored()
                && bound.hasKeys()
                && bound.keys().stream().allMatch(Key::ofTable);
    }

    private String withEmptyGroups(String grouped) {
        Leaf only = bound.scope().only();
        String source =
                only == null || only.children() == null ? "" : " FROM " + only.children() + " AS " + only.alias();
        String where = bound.conditions().stream()
                .filter(SelectContext.Condition::ofTable)
                .map(SelectContext.Condition::sql)
                .collect(Collectors.joining(" AND "));
        List<String> keys = new ArrayList<>();
        List<String> same = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < keyColumns.size(); i++) {
            String name = keyName(i);
            keys.add(bound.keys().get(i).partitionSql() + " AS " + name);
            same.add("k." + name + " IS NOT DISTINCT FROM b." + name);
            columns.add("k." + name);
        }
        for (String name : aggregates.values()) {
            columns.add((zeros.contains(name) ? "coalesce(b." + name + ", 0)" : "b." + name) + " AS " + name);
        }
        return "SELECT " + String.join(", ", columns) + " FROM (SELECT DISTINCT " + String.join(", ", keys) + source
                + (where.isEmpty() ? "" : " WHERE " + where) + ") AS k LEFT JOIN (" + grouped + ") AS b ON "
                + String.join(" AND ", same);
    }
}
