package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.AggregateFunction;
import io.taosj.engine.internal.function.Aggregates;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Binds calls of aggregates: arguments over single rows, the call itself as a column of the grouping stage. */
final class AggregateCalls {
    private static final Set<String> NEED_TIME =
            Set.of("first", "last", "last_row", "elapsed", "twa", "irate", "derivative");
    private static final Set<String> NOT_IN_SYSTEM_TABLES =
            Set.of("leastsquares", "elapsed", "irate", "last_row", "first", "last", "twa");
    private static final Set<String> ZEROS = Set.of("count", "hyperloglog");
    private static final Set<String> NOT_IN_FILL = Set.of("histogram");

    private final SelectContext bound;
    private final AggregateStage stage;

    AggregateCalls(SelectContext bound, AggregateStage stage) {
        this.bound = bound;
        this.stage = stage;
    }

    Arg bind(Expr.FunctionCall call, FunctionClass type) {
        check(call, type);
        if (call.name().equals("count")
                && call.args().size() == 1
                && call.args().get(0) instanceof Expr.Star) {
            if (bound.scope().relation().leaves().isEmpty()) {
                throw Errors.unknownColumn("*");
            }
            return Arg.of(ValueType.BIGINT, stage.addZero("count(*)", true));
        }
        List<Arg> args = arguments(call);
        if (call.name().equals("percentile")) {
            checkSingleTable(call.name());
        }
        if (NEED_TIME.contains(call.name()) && bound.timeSql() == null) {
            throw Errors.noPrimaryTime();
        }
        if (call.name().equals("histogram")) {
            return Arg.of(ValueType.varchar(510), "unnest(" + stage.add(Histogram.call(args)) + ")");
        }
        Arg aggregate = function(call.name()).call(args, order(call.name()), bound.context());
        if (stage.window() instanceof IntervalWindow interval && WindowEdges.concern(call.name())) {
            String sql = new WindowEdges(stage, interval).call(call.name(), args, aggregate.sql(), bound.context());
            return Arg.of(aggregate.type(), stage.add(sql));
        }
        if (call.name().equals("twa")) {
            return Arg.of(
                    aggregate.type(),
                    stage.add(TimeAverage.of(stage, args.get(0).sql())));
        }
        String column = ZEROS.contains(call.name())
                ? stage.addZero(aggregate.sql(), call.name().equals("count"))
                : stage.add(aggregate.sql());
        return Arg.of(aggregate.type(), column);
    }

    /** What orders the rows for a function: the server reads the tables of a super table one after the other for this one. */
    private String order(String function) {
        if (bound.timeSql() == null) {
            // rows of a sub-query without time have no order
            return "CAST(0 AS BIGINT)";
        }
        Leaf only = bound.scope().only();
        if (only != null && only.kind() == Leaf.Kind.SUPER && function.equals("leastsquares")) {
            return "ROW(" + stage.rows().name(only.alias() + ".tbid") + ", " + RowStage.TIME + ")";
        }
        return RowStage.TIME;
    }

    private static AggregateFunction function(String name) {
        AggregateFunction function = Aggregates.find(name);
        if (function == null) {
            throw new EngineException(0x374, "Func not exists");
        }
        return function;
    }

    private void check(Expr.FunctionCall call, FunctionClass type) {
        boolean grouped = bound.select().window() != null || !bound.group().isEmpty();
        if (type == FunctionClass.INDEFINITE || type == FunctionClass.INTERPOLATION) {
            throw grouped ? Errors.notInWindowOrGroup(call.name()) : Errors.notMixable();
        }
        if (bound.select().fill() != null && NOT_IN_FILL.contains(call.name())) {
            throw Errors.notInFill(call.name());
        }
        if (type == FunctionClass.MULTI_ROW && Companion.calls(bound).size() > 1) {
            throw Errors.notMixable();
        }
        Leaf only = bound.scope().only();
        if (only != null && only.kind() == Leaf.Kind.VIRTUAL && NOT_IN_SYSTEM_TABLES.contains(call.name())) {
            throw Errors.notInSystemTable(call.name());
        }
    }

    private void checkSingleTable(String function) {
        Leaf only = bound.scope().only();
        if (only == null || !only.singleTable()) {
            throw Errors.onlySingleTable(function);
        }
    }

    /** The arguments as columns of the rows that are grouped. */
    List<Arg> arguments(Expr.FunctionCall call) {
        List<Arg> args = new ArrayList<>();
        ExprBinder binder = bound.rows(RowNames.Place.ARGUMENT);
        for (Expr arg : call.args()) {
            args.add(stage.rows().outside(binder.bind(arg)));
        }
        return args;
    }
}
