package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the columns of a table.
 *
 * @param comment null where not written
 * @param ttl days, or -1 where not written
 * @param shown clauses that are only kept and shown, as SHOW CREATE TABLE prints them
 */
record TableOptions(@Nullable String comment, int ttl, List<String> shown) {
    private static final Set<String> ROLLUPS = Set.of("avg", "sum", "min", "max", "last", "first");

    /** Reads and checks. */
    static TableOptions of(List<Option> options) {
        String comment = null;
        int ttl = -1;
        List<String> shown = new ArrayList<>();
        for (Option option : options) {
            switch (option.name()) {
                case "comment" -> comment = Literal.text(option);
                case "ttl" -> ttl = (int) Math.min(Integer.MAX_VALUE, Literal.number(option));
                case "sma" -> shown.add("SMA(" + names(option) + ")");
                case "rollup" -> shown.add("ROLLUP(" + rollup(option) + ")");
                default -> shown.add(upper(option) + " " + durations(option));
            }
        }
        return new TableOptions(comment, ttl, shown);
    }

    private static String upper(Option option) {
        return option.name().toUpperCase(Locale.ROOT);
    }

    private static String durations(Option option) {
        List<String> texts = new ArrayList<>();
        for (Expr value : option.values()) {
            if (value instanceof Expr.DurationLiteral d) {
                texts.add(d.value() + "" + d.unit());
            } else {
                texts.add(String.valueOf(Literal.number(value)));
            }
        }
        return String.join(",", texts);
    }

    private static String names(Option option) {
        return columnNames(option).stream().map(n -> "`" + n + "`").collect(Collectors.joining(","));
    }

    private static List<String> columnNames(Option option) {
        List<String> names = new ArrayList<>();
        for (Expr value : option.values()) {
            if (value instanceof Expr.ColumnRef ref) {
                names.add(ref.name());
            } else if (value instanceof Expr.FunctionCall call) {
                names.add(call.name());
            }
        }
        return names;
    }

    private static String rollup(Option option) {
        String function = String.join(",", columnNames(option));
        if (!ROLLUPS.contains(function)) {
            throw DdlErrors.tableOption("Invalid option rollup: " + function);
        }
        return function;
    }

    /** Refuses SMA on columns that the table lacks. */
    static void checkSma(List<Option> options, List<ColumnDef> columns) {
        for (Option option : options) {
            if (option.name().equals("sma")) {
                for (String name : columnNames(option)) {
                    if (columns.stream().noneMatch(c -> c.name().equals(name))) {
                        throw DdlErrors.columnMissing(name);
                    }
                }
            }
        }
    }

    /** Days to live, 0 for ever. */
    int ttlDays() {
        return Math.max(ttl, 0);
    }
}
