package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.Casts;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Query;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * INTERP in the store's SQL: rows and points are put in one order of time, each point looks back and ahead to the next row.
 * The result has the keys, the point's time, whether it was filled, the time of the row that it was filled from, and the
 * values {@code i0}, {@code i1} ….
 */
final class InterpSql {
    private static final String TIME = RowStage.TIME;

    private final SelectContext bound;
    private final RowStage rows;
    private final List<String> keys;
    private final List<Arg> values;
    private final boolean ignoreNulls;
    private final InterpPoints points;
    private final Query.Fill fill;

    InterpSql(
            SelectContext bound,
            RowStage rows,
            List<String> keys,
            List<Arg> values,
            boolean ignoreNulls,
            InterpPoints points) {
        this.bound = bound;
        this.rows = rows;
        this.keys = keys;
        this.values = values;
        this.ignoreNulls = ignoreNulls;
        this.points = points;
        Query.Fill clause = bound.select().fill();
        this.fill = clause == null ? new Query.Fill("NULL", List.of()) : clause;
    }

    static String valueName(int index) {
        return "i" + index;
    }

    String toSql() {
        String keyList = keys.isEmpty() ? "" : String.join(", ", keys) + ", ";
        String input = "SELECT * FROM (SELECT " + rows.selectList() + " FROM "
                + bound.relation().from() + bound.where()
                + ")" + (ignoreNulls ? " WHERE " + values.get(0).sql() + " IS NOT NULL" : "")
                + " QUALIFY row_number() OVER (PARTITION BY " + keyList + TIME + ") = 1";
        String partitions =
                "SELECT DISTINCT " + (keys.isEmpty() ? "1 AS one" : String.join(", ", keys)) + " FROM input";
        StringBuilder fields = new StringBuilder("'t': " + TIME);
        StringBuilder nothing = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            fields.append(", 'v").append(i).append("': ").append(values.get(i).sql());
            nothing.append(", NULL");
        }
        String both =
                "SELECT " + keyList + TIME + ", {" + fields + "} AS s, FALSE AS point FROM input UNION ALL SELECT "
                        + keyList + "n." + TIME + ", NULL, TRUE FROM (" + partitions + ") CROSS JOIN (" + points.toSql()
                        + ") AS n";
        String order = WindowPlan.partition(keys) + "ORDER BY " + TIME + ", point ROWS BETWEEN ";
        String around = "SELECT " + keyList + TIME + ", point, last_value(s IGNORE NULLS) OVER (" + order
                + "UNBOUNDED PRECEDING AND CURRENT ROW) AS p, first_value(s IGNORE NULLS) OVER (" + order
                + "CURRENT ROW AND UNBOUNDED FOLLOWING) AS n FROM (" + both + ")";
        String found = "SELECT *, coalesce(p.t = " + TIME + ", FALSE) AS exact, " + distance("p", TIME + " - p.t")
                + " AS back, " + distance("n", "n.t - " + TIME) + " AS ahead FROM (" + around + ") WHERE point";
        return "WITH input AS MATERIALIZED (" + input + ") SELECT " + keyList + TIME + ", NOT exact AS filled, "
                + "CASE WHEN exact THEN " + TIME + " ELSE " + origin() + " END AS origin" + valueList() + " FROM ("
                + found + ")" + omitted();
    }

    /** Whether there is a row near enough. */
    private String distance(String row, String ticks) {
        return points.reach() < 0 ? row + " IS NOT NULL" : "coalesce(" + ticks + " <= " + points.reach() + ", FALSE)";
    }

    private String valueList() {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ValueType type = values.get(i).type();
            list.add(", CASE WHEN exact THEN p.v" + i + " ELSE " + value(i, type) + " END AS " + valueName(i));
        }
        return String.join("", list);
    }

    private String value(int index, ValueType type) {
        return switch (fill.mode()) {
            case "PREV" -> "CASE WHEN back THEN p.v" + index + orConstant(index, type);
            case "NEXT" -> "CASE WHEN ahead THEN n.v" + index + orConstant(index, type);
            case "NEAR" ->
                "CASE WHEN " + nearerIsBefore() + " THEN p.v" + index + " WHEN ahead THEN n.v" + index
                        + orConstant(index, type);
            case "LINEAR" -> linear(index, type);
            case "VALUE", "VALUE_F" -> constant(index, type);
            default -> "NULL";
        };
    }

    private String orConstant(int index, ValueType type) {
        return (points.reach() < 0 ? "" : " ELSE " + constant(index, type)) + " END";
    }

    private String constant(int index, ValueType type) {
        Arg literal = bound.rows(RowNames.Place.SELECT).bind(fill.values().get(index));
        return Casts.convert(literal, type, bound.context()).sql();
    }

    private static String nearerIsBefore() {
        return "(back AND (NOT ahead OR " + TIME + " - p.t <= n.t - " + TIME + "))";
    }

    private static String linear(int index, ValueType type) {
        String number = type.is(DataType.BOOL) ? "AS TINYINT) AS DOUBLE)" : "AS DOUBLE)";
        String cast = type.is(DataType.BOOL) ? "CAST(CAST(" : "CAST(";
        String before = cast + "p.v" + index + " " + number;
        String after = cast + "n.v" + index + " " + number;
        String value = "(" + before + " + (" + after + " - " + before + ") * (" + TIME + " - p.t) / (n.t - p.t))";
        boolean whole = !type.type().isFloating();
        String exact = whole ? "trunc(" + value + ")" : value;
        return "CAST(" + exact + " AS " + Sql.type(type) + ")";
    }

    private String origin() {
        return switch (fill.mode()) {
            case "PREV" -> "CASE WHEN back THEN p.t END";
            case "NEXT" -> "CASE WHEN ahead THEN n.t END";
            case "NEAR" -> "CASE WHEN " + nearerIsBefore() + " THEN p.t WHEN ahead THEN n.t END";
            default -> "NULL";
        };
    }

    /** Points that give no row, because there is no row to take a value from. */
    private String omitted() {
        if (points.reach() >= 0) {
            return "";
        }
        return switch (fill.mode()) {
            case "PREV" -> " WHERE back";
            case "NEXT" -> " WHERE exact OR ahead";
            case "LINEAR" -> " WHERE exact OR (back AND ahead)";
            default -> "";
        };
    }
}
