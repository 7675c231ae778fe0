package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.Arg;
import java.util.LinkedHashMap;
import java.util.Map;

/** Expressions over single rows that later stages need, each under a name, computed once. */
final class RowStage {
    /** The name of the time column if the relation has one. */
    static final String TIME = "t";

    private final Map<String, String> names = new LinkedHashMap<>();

    /** The name of an expression in the stages behind this one. */
    String name(String sql) {
        return names.computeIfAbsent(sql, s -> "r" + names.size());
    }

    /** The same value as later stages see it; constants stay what they are. */
    Arg outside(Arg arg) {
        return arg.constant() ? arg : new Arg(arg.type(), name(arg.sql()), false, arg.literal(), arg.durationUnit());
    }

    /** Names an expression on purpose, for example as the time. */
    void put(String sql, String name) {
        names.put(sql, name);
    }

    /** The select list in the store's SQL. */
    String selectList() {
        if (names.isEmpty()) {
            return "1 AS r0";
        }
        StringBuilder out = new StringBuilder();
        names.forEach((sql, name) ->
                out.append(out.isEmpty() ? "" : ", ").append(sql).append(" AS ").append(name));
        return out.toString();
    }
}
