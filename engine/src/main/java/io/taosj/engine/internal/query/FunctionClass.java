package io.taosj.engine.internal.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that look at more than one row, sorted by what they may stand beside. */
enum FunctionClass {
    /** many rows to one value */
    AGGREGATE,
    /** many rows to the value of one of them */
    SELECTION,
    /** many rows to some of them, or to several rows of their own */
    MULTI_ROW,
    /** one output row for most input rows, in the order of time */
    INDEFINITE,
    INTERPOLATION;

    private static final Map<String, FunctionClass> BY_NAME = Map.ofEntries(
            Map.entry("count", AGGREGATE),
            Map.entry("sum", AGGREGATE),
            Map.entry("avg", AGGREGATE),
            Map.entry("stddev", AGGREGATE),
            Map.entry("stddev_pop", AGGREGATE),
            Map.entry("var_pop", AGGREGATE),
            Map.entry("spread", AGGREGATE),
            Map.entry("leastsquares", AGGREGATE),
            Map.entry("percentile", AGGREGATE),
            Map.entry("apercentile", AGGREGATE),
            Map.entry("hyperloglog", AGGREGATE),
            Map.entry("elapsed", AGGREGATE),
            Map.entry("twa", AGGREGATE),
            Map.entry("irate", AGGREGATE),
            Map.entry("min", SELECTION),
            Map.entry("max", SELECTION),
            Map.entry("first", SELECTION),
            Map.entry("last", SELECTION),
            Map.entry("last_row", SELECTION),
            Map.entry("mode", SELECTION),
            Map.entry("top", MULTI_ROW),
            Map.entry("bottom", MULTI_ROW),
            Map.entry("sample", MULTI_ROW),
            Map.entry("histogram", MULTI_ROW),
            Map.entry("tail", INDEFINITE),
            Map.entry("unique", INDEFINITE),
            Map.entry("diff", INDEFINITE),
            Map.entry("derivative", INDEFINITE),
            Map.entry("csum", INDEFINITE),
            Map.entry("mavg", INDEFINITE),
            Map.entry("statecount", INDEFINITE),
            Map.entry("stateduration", INDEFINITE),
            Map.entry("interp", INTERPOLATION));

    /** The class of a function, or null if it is computed row by row or doesn't exist. */
    static @Nullable FunctionClass of(String name) {
        return BY_NAME.get(name);
    }

    /** Whether calls of it make a query an aggregation. */
    boolean aggregates() {
        return this == AGGREGATE || this == SELECTION;
    }
}
