package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Binds a SELECT with INTERP: values at given points of time, read off or computed from the rows around them. */
final class InterpBinder implements Names {
    private static final Set<String> NEAR_MODES = Set.of("PREV", "NEXT", "NEAR");
    private static final String MISSING = "Missing RANGE clause, EVERY clause or FILL clause";
    private static final String MISUSED = "Invalid usage of RANGE clause, EVERY clause or FILL clause";

    private final SelectContext bound;
    private final Query.Select select;
    private final RowStage rows = new RowStage();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Map<String, String> keyBySql = new HashMap<>();
    private final List<Arg> values = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private boolean ignoreNulls;

    InterpBinder(SelectContext bound) {
        this.bound = bound;
        this.select = bound.select();
        String time = bound.timeSql();
        if (time != null) {
            rows.put(time, RowStage.TIME);
        }
        for (Key key : bound.partition()) {
            addKey(key.sql(), key.partitionSql());
        }
    }

    private void addKey(String sql, String partitionSql) {
        String name = rows.name(partitionSql);
        keys.add(name);
        keyBySql.putIfAbsent(sql, name);
    }

    BoundQuery bind() {
        checkShape();
        ExprBinder binder = new ExprBinder(bound.context(), this);
        List<Output> outputs = new ArrayList<>();
        for (Item item : bound.items()) {
            Arg arg = item.hit() != null ? field(item.hit()) : binder.bind(item.expr());
            boolean time =
                    item.expr() instanceof Expr.ColumnRef ref && ref.name().equals("_irowts");
            outputs.add(new Output(item, arg, time ? Field.Role.TIME : Field.Role.DATA));
        }
        checkClauses();
        Arg having = select.having() == null ? null : binder.condition(select.having());
        List<OrderKey> order = new OrderBinder(outputs, binder, select.distinct()).bind(select.orderBy());
        List<OrderKey> byTime = new ArrayList<>();
        keys.forEach(k -> byTime.add(OrderKey.ascending(k)));
        byTime.add(OrderKey.ascending(RowStage.TIME));
        InterpPoints points = InterpPoints.of(bound);
        String sql = new InterpSql(bound, rows, List.copyOf(keys), values, ignoreNulls, points).toSql();
        return new LastStage("(" + sql + ") AS a", outputs, List.copyOf(keys))
                .where(having == null ? null : having.sql())
                .distinct(select.distinct())
                .order(order)
                .defaultOrder(byTime)
                .build(select, bound.relation().precision(), !select.orderBy().isEmpty());
    }

    private void checkShape() {
        List<Expr.FunctionCall> calls = new ArrayList<>();
        bound.items().stream()
                .filter(i -> i.hit() == null)
                .forEach(i -> calls.addAll(ExprWalk.multiRowCalls(i.expr())));
        boolean interp = calls.stream().anyMatch(c -> c.name().equals("interp"));
        if (!interp) {
            for (Item item : bound.items()) {
                if (ExprWalk.any(item.expr(), InterpBinder::isPseudo)) {
                    throw Errors.unknownColumn(((Expr.ColumnRef) item.expr()).name());
                }
            }
            throw Errors.invalidInterpClause(MISUSED);
        }
        if (select.window() != null || !bound.group().isEmpty()) {
            throw Errors.notInWindowOrGroup("interp");
        }
    }

    private static boolean isPseudo(Expr expr) {
        return expr instanceof Expr.ColumnRef ref
                && ref.table() == null
                && !ref.quoted()
                && (ref.name().startsWith("_irowts") || ref.name().equals("_isfilled"));
    }

    private void checkClauses() {
        boolean point = select.range().size() == 1 || InterpPoints.isSurrounding(select);
        if (select.range().isEmpty() || select.fill() == null || select.every() == null && !point) {
            throw Errors.invalidInterpClause(MISSING);
        }
        if (select.fill().mode().equals("NONE")) {
            throw Errors.invalidValue("Unsupported fill type");
        }
        boolean constants = select.fill().mode().startsWith("VALUE") || InterpPoints.isSurrounding(select);
        if (constants && select.fill().values().size() != values.size()) {
            throw Errors.invalidValue("Filled values number mismatch");
        }
    }

    @Override
    public Arg column(Expr.ColumnRef ref) {
        if (isPseudo(ref)) {
            return pseudo(ref.name());
        }
        return field(bound.scope().find(ref));
    }

    private Arg pseudo(String name) {
        boolean near =
                select.fill() != null && NEAR_MODES.contains(select.fill().mode());
        return switch (name) {
            case "_irowts" -> Arg.of(ValueType.TIMESTAMP, RowStage.TIME);
            case "_isfilled" -> Arg.of(ValueType.BOOL, "filled");
            case "_irowts_origin" -> {
                if (!near) {
                    throw Errors.notInFill("_irowts_origin can only be used with FILL PREV/NEXT/NEAR");
                }
                yield Arg.of(ValueType.TIMESTAMP, "origin");
            }
            default -> throw Errors.unknownColumn(name);
        };
    }

    private Arg field(Scope.Hit hit) {
        Field field = hit.field();
        if (field.role().ofTable() && bound.partition().stream().anyMatch(Key::tbname)) {
            addKey(field.sql(), hit.leaf().use(field).sql());
        }
        String key = keyBySql.get(field.sql());
        if (key == null) {
            throw Errors.notSingleGroup();
        }
        return Arg.of(field.type(), rows.name(field.sql()));
    }

    @Override
    public Arg multiRow(Expr.FunctionCall call, FunctionClass type) {
        if (type != FunctionClass.INTERPOLATION) {
            throw new EngineException(0x2700, "Planner internal error");
        }
        RowFunctions.count("interp", call.args().isEmpty() ? List.of() : args(call), 1, 2);
        List<Arg> args = args(call);
        Arg value = args.get(0);
        RowFunctions.type("interp", value.type().isNumber() || value.type().equals(ValueType.BOOL));
        if (args.size() == 2) {
            long option = args.get(1).literal() instanceof Long number ? number : -1;
            if (option != 0 && option != 1) {
                throw RowFunctions.value("interp");
            }
            ignoreNulls |= option == 1;
        }
        Integer index = known.get(value.sql());
        if (index == null) {
            index = values.size();
            known.put(value.sql(), index);
            values.add(value);
        }
        if (ignoreNulls && values.size() > 1) {
            throw Errors.notAllowed(
                    "interp ignoring null value options cannot be used when applying to multiple columns");
        }
        return Arg.of(value.type(), InterpSql.valueName(index));
    }

    private List<Arg> args(Expr.FunctionCall call) {
        Leaf only = bound.scope().only();
        if (only != null && only.kind() == Leaf.Kind.VIRTUAL) {
            throw Errors.notInSystemTable("interp");
        }
        if (bound.timeSql() == null) {
            throw Errors.noPrimaryTime();
        }
        List<Arg> args = new ArrayList<>();
        ExprBinder binder = bound.rows(RowNames.Place.ARGUMENT);
        for (Expr arg : call.args()) {
            args.add(rows.outside(binder.bind(arg)));
        }
        return args;
    }
}
