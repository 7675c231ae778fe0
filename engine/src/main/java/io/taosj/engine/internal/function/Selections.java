package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.util.List;

/** Aggregates that choose one row of their group. */
final class Selections {
    private Selections() {}

    static final List<AggregateFunction> FUNCTIONS = List.of(
            new Extreme("min"),
            new Extreme("max"),
            new Edge("first", "arg_min"),
            new Edge("last", "arg_max"),
            new LastRow(),
            Aggregates.ofOrdered("mode", (args, ts, context) -> {
                Args.count("mode", args, 1, 1);
                // of equally frequent values the one seen first, however the rows are stored
                return like(args.get(0), "mode(" + args.get(0).sql() + " ORDER BY " + ts + ")");
            }));

    private static Arg like(Arg arg, String sql) {
        return Aggregates.result(arg.type(), sql);
    }

    /** The smallest or largest value. */
    private record Extreme(String name) implements AggregateFunction {
        @Override
        public boolean ordered() {
            return false;
        }

        @Override
        public Arg call(List<Arg> args, String ts, StatementContext context) {
            Args.count(name, args, 1, 1);
            Arg arg = args.get(0);
            Args.type(
                    name,
                    Args.isNumberOrNull(arg) || Args.isText(arg) || arg.type().is(DataType.VARBINARY));
            return like(arg, StoreSql.call(name, arg.sql()));
        }

        @Override
        public String companion(List<Arg> args, String column, String ts) {
            String value = args.get(0).sql();
            // a group of nothing but NULLs still has a row: the first one
            return name.equals("min")
                    ? "arg_min_null(" + column + ", ROW(" + value + " IS NULL, " + value + ", " + ts + "))"
                    : "arg_max_null(" + column + ", ROW(" + value + " IS NOT NULL, " + value + ", -" + ts + "))";
        }
    }

    /** The first or last value that is not NULL. */
    private record Edge(String name, String function) implements AggregateFunction {
        @Override
        public boolean ordered() {
            return true;
        }

        @Override
        public Arg call(List<Arg> args, String ts, StatementContext context) {
            Args.count(name, args, 1, 1);
            String value = args.get(0).sql();
            String sql = value.equals(ts)
                    ? StoreSql.call(function.substring("arg_".length()), ts)
                    : StoreSql.call(function, value, ts);
            return like(args.get(0), sql);
        }

        @Override
        public String companion(List<Arg> args, String column, String ts) {
            return StoreSql.call(function + "_null", column, ts) + " FILTER (WHERE "
                    + args.get(0).sql() + " IS NOT NULL)";
        }
    }

    /** The value of the newest row, NULL or not. */
    private record LastRow() implements AggregateFunction {
        @Override
        public String name() {
            return "last_row";
        }

        @Override
        public boolean ordered() {
            return true;
        }

        @Override
        public Arg call(List<Arg> args, String ts, StatementContext context) {
            Args.count("last_row", args, 1, 1);
            return like(args.get(0), StoreSql.call("arg_max_null", args.get(0).sql(), ts));
        }

        @Override
        public String companion(List<Arg> args, String column, String ts) {
            return StoreSql.call("arg_max_null", column, ts);
        }
    }
}
