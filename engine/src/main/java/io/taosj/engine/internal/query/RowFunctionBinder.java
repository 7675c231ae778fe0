package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds a SELECT with functions that give some of the rows, with values that look at their neighbours: TOP, UNIQUE, DIFF ….
 * Its stages: rows, windows, helper columns of the functions, their values, the rows that they keep.
 */
final class RowFunctionBinder implements Names {
    private static final java.util.Set<String> BOUNDS = java.util.Set.of("_wstart", "_wend", "_wduration");

    private static final String REPEATED = "repeated";

    private final SelectContext bound;
    private final Query.Select select;
    private final RowStage rows = new RowStage();
    private final @Nullable WindowPlan window;
    private final List<String> keyColumns = new ArrayList<>();
    private final List<RowFunction> functions = new ArrayList<>();
    private final Map<String, Integer> byText = new HashMap<>();

    RowFunctionBinder(SelectContext bound) {
        this.bound = bound;
        this.select = bound.select();
        String time = bound.timeSql();
        if (time != null) {
            rows.put(time, RowStage.TIME);
        }
        bound.keys().forEach(k -> keyColumns.add(rows.name(k.partitionSql())));
        this.window = new WindowBinder(bound, rows).bind();
    }

    BoundQuery bind() {
        ExprBinder binder = new ExprBinder(bound.context(), this);
        List<Output> outputs = new ArrayList<>();
        for (Item item : bound.items()) {
            outputs.add(output(item, binder));
        }
        checkMix();
        if (select.having() != null && !bound.hasKeys() && window == null) {
            throw Errors.notGrouped();
        }
        if (select.fill() != null) {
            throw Errors.notInFill(functions.get(0).name());
        }
        Arg having = select.having() == null ? null : binder.condition(select.having());
        List<OrderKey> order = new OrderBinder(outputs, binder, select.distinct()).bind(select.orderBy());
        return new LastStage("(" + sql() + ") AS a", outputs, keyColumns)
                .where(having == null ? null : having.sql())
                .distinct(select.distinct())
                .order(order)
                .defaultOrder(defaultOrder())
                .build(select, bound.relation().precision(), !select.orderBy().isEmpty());
    }

    private Output output(Item item, ExprBinder binder) {
        if (item.hit() != null) {
            Field field = item.hit().leaf().use(item.hit().field());
            return new Output(item, Arg.of(field.type(), rows.name(field.sql())), role(field));
        }
        Arg arg = binder.bind(item.expr());
        boolean column = item.expr() instanceof Expr.ColumnRef ref
                && !ref.name().startsWith("_w")
                && !ref.name().startsWith("_q");
        Field.Role role =
                column ? role(bound.scope().find((Expr.ColumnRef) item.expr()).field()) : Field.Role.DATA;
        return new Output(item, arg, role);
    }

    private static Field.Role role(Field field) {
        return field.role() == Field.Role.TIME ? Field.Role.TIME : Field.Role.DATA;
    }

    @Override
    public Arg column(Expr.ColumnRef ref) {
        if (!ref.quoted() && ref.table() == null && BOUNDS.contains(ref.name())) {
            if (window == null) {
                throw Errors.windowColumnOutsideWindow();
            }
            return switch (ref.name()) {
                case "_wstart" -> Arg.of(ValueType.TIMESTAMP, AggregateStage.START);
                case "_wend" -> Arg.of(ValueType.TIMESTAMP, AggregateStage.END);
                default -> Arg.of(ValueType.BIGINT, "(" + AggregateStage.END + " - " + AggregateStage.START + ")");
            };
        }
        return rows.outside(bound.rows(RowNames.Place.SELECT).bind(ref));
    }

    @Override
    public Arg multiRow(Expr.FunctionCall call, FunctionClass type) {
        if (type == FunctionClass.INDEFINITE
                && (window != null || !bound.group().isEmpty())) {
            throw Errors.notInWindowOrGroup(call.name());
        }
        if (type != FunctionClass.INDEFINITE && type != FunctionClass.MULTI_ROW) {
            throw Errors.notMixable();
        }
        List<Arg> args = new ArrayList<>();
        ExprBinder binder = bound.rows(RowNames.Place.ROW_FUNCTION_ARGUMENT);
        for (Expr arg : call.args()) {
            args.add(rows.outside(binder.bind(arg)));
        }
        String text = call.name() + args;
        Integer known = byText.get(text);
        if (known == null) {
            checkSource(call.name(), type);
            known = functions.size();
            byText.put(text, known);
            functions.add(RowFunctions.call(call.name(), args, partition(), bound.context()));
        }
        return Arg.of(functions.get(known).type(), "f" + known);
    }

    private void checkSource(String function, FunctionClass type) {
        Leaf only = bound.scope().only();
        if (only != null && only.kind() == Leaf.Kind.VIRTUAL && type == FunctionClass.INDEFINITE) {
            throw Errors.notInSystemTable(function);
        }
        if (bound.timeSql() == null && !function.equals("sample") && type == FunctionClass.INDEFINITE) {
            throw Errors.noPrimaryTime();
        }
        if (only != null && !only.ordered() && RowFunctions.needsOrder(function)) {
            throw Errors.notAllowed(function + " function requires valid time series input");
        }
    }

    /** Which functions may stand side by side: several DIFF, else only one. */
    private void checkMix() {
        if (functions.size() < 2) {
            return;
        }
        boolean diffs = functions.stream().allMatch(f -> f.name().equals("diff"));
        boolean differences = functions.stream()
                .allMatch(f -> f.name().equals("diff") || f.name().equals("derivative"));
        if (!diffs && differences) {
            throw new EngineException(0x2680, "Some functions cannot appear in the select list at the same time");
        }
        if (!diffs) {
            throw Errors.notMixable();
        }
    }

    private List<String> partition() {
        List<String> keys = new ArrayList<>(keyColumns);
        if (window != null) {
            keys.add(WindowPlan.WINDOW);
        }
        return keys;
    }

    private String sql() {
        String input =
                "SELECT " + rows.selectList() + " FROM " + bound.relation().from() + bound.where() + firstOfTime();
        if (window != null) {
            String over = window instanceof IntervalWindow ? "" : " OVER (" + WindowPlan.partition(partition()) + ")";
            String complete = window.complete();
            input = "SELECT *, " + window.start() + over + " AS " + AggregateStage.START + ", " + window.end() + over
                    + " AS " + AggregateStage.END + " FROM (" + window.assign(input, keyColumns) + ")"
                    + (complete == null ? "" : " QUALIFY " + complete + over);
        }
        for (RowFunction function : functions) {
            if (function.input() != null) {
                input = "SELECT * FROM (" + input + ") WHERE " + function.input();
            }
        }
        if (functions.stream().anyMatch(f -> f.name().equals("sample"))) {
            input = withColumns(input, List.of("random() AS " + RowFunctions.RANDOM));
        }
        input = withColumns(input, helpers());
        List<String> values = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            values.add(functions.get(i).value() + " AS f" + i);
            values.add(functions.get(i).keep() + " AS y" + i);
            kept.add("y" + i);
        }
        // the check for repeated times has to be read, or the store leaves it out
        String checked = checksTimes() ? " AND " + REPEATED + " IS NULL" : "";
        return "SELECT * FROM (" + withColumns(input, values) + ") WHERE (" + String.join(" OR ", kept) + ")" + checked;
    }

    private boolean checksTimes() {
        return mayRepeatTimes() && functions.stream().anyMatch(f -> RowFunctions.refusesRepeatedTimes(f.name()));
    }

    /** Of the rows of a composite key that have one time, functions along time see the first. */
    private String firstOfTime() {
        Leaf only = bound.scope().only();
        Field key = only == null ? null : only.key();
        boolean alongTime = functions.stream().anyMatch(f -> RowFunctions.refusesRepeatedTimes(f.name()));
        return key == null || !alongTime || only == null
                ? ""
                : " QUALIFY row_number() OVER (PARTITION BY " + only.alias() + ".tbid, " + bound.timeSql()
                        + " ORDER BY " + key.sql() + ") = 1";
    }

    private List<String> helpers() {
        List<String> helpers = new ArrayList<>();
        for (RowFunction function : functions) {
            function.helpers().forEach((name, sql) -> {
                String column = sql + " AS " + name;
                if (!helpers.contains(column)) {
                    helpers.add(column);
                }
            });
        }
        if (checksTimes()) {
            String over = " OVER (" + WindowPlan.partition(partition()) + "ORDER BY " + RowStage.TIME + ")";
            helpers.add("CASE WHEN " + RowStage.TIME + " = lag(" + RowStage.TIME + ")" + over + " THEN "
                    + StoreErrors.raise(0x2805, "Duplicate timestamps not allowed in function") + " END AS "
                    + REPEATED);
        }
        return helpers;
    }

    private boolean mayRepeatTimes() {
        Leaf only = bound.scope().only();
        return only == null
                || only.kind() == Leaf.Kind.SUBQUERY
                || only.kind() == Leaf.Kind.SUPER && bound.keys().stream().noneMatch(Key::tbname);
    }

    private static String withColumns(String input, List<String> columns) {
        return columns.isEmpty() ? input : "SELECT *, " + String.join(", ", columns) + " FROM (" + input + ")";
    }

    private List<OrderKey> defaultOrder() {
        List<OrderKey> order = new ArrayList<>();
        keyColumns.forEach(k -> order.add(OrderKey.ascending(k)));
        if (window != null) {
            order.add(OrderKey.ascending(WindowPlan.WINDOW));
        }
        if (bound.timeSql() != null) {
            boolean tail = functions.stream().anyMatch(f -> f.name().equals("tail"));
            order.add(tail ? OrderKey.descending(RowStage.TIME) : OrderKey.ascending(RowStage.TIME));
        }
        return order;
    }
}
