package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.wire.DataType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** TOP, BOTTOM, SAMPLE, TAIL, UNIQUE; the functions along time are in {@link TimeLineFunctions}. */
final class RowFunctions {
    private static final String TIME = RowStage.TIME;
    private static final Set<String> REFUSE_REPEATED_TIMES =
            Set.of("diff", "derivative", "csum", "mavg", "statecount", "stateduration");
    /** A column with a random number, which SAMPLE orders by. */
    static final String RANDOM = "rnd";

    private static final int MAX_TOP = 100;
    private static final int MAX_SAMPLE = 1000;

    private RowFunctions() {}

    /** Whether two rows of the same time are an error. */
    static boolean refusesRepeatedTimes(String function) {
        return REFUSE_REPEATED_TIMES.contains(function);
    }

    /** Whether a sub-query below must be in the order of time. */
    static boolean needsOrder(String function) {
        return REFUSE_REPEATED_TIMES.contains(function);
    }

    /**
     * Checks and translates a call.
     *
     * @param args as columns of the rows
     * @param partition the columns that make groups and windows
     */
    static RowFunction call(String name, List<Arg> args, List<String> partition, StatementContext context) {
        return switch (name) {
            case "top" -> best(name, args, partition, " DESC");
            case "bottom" -> best(name, args, partition, " ASC");
            case "sample" -> sample(args, partition);
            case "tail" -> tail(args, partition);
            case "unique" -> unique(args, partition);
            default -> TimeLineFunctions.call(name, args, partition, context);
        };
    }

    private static RowFunction best(String name, List<Arg> args, List<String> partition, String direction) {
        count(name, args, 2, 2);
        Arg value = args.get(0);
        type(name, value.type().isNumber() || value.isNullLiteral());
        long k = integer(name, args.get(1), 1, MAX_TOP);
        String rank = "row_number() OVER (" + WindowPlan.partition(partition) + "ORDER BY " + value.sql() + direction
                + " NULLS LAST, " + TIME + ")";
        // a group of NULLs alone gives one of them
        String keep = "q <= " + k + " AND (" + value.sql() + " IS NOT NULL OR q = 1)";
        return new RowFunction(name, value.type(), null, Map.of("q", rank), value.sql(), keep);
    }

    private static RowFunction sample(List<Arg> args, List<String> partition) {
        count("sample", args, 2, 2);
        Arg value = args.get(0);
        long k = integer("sample", args.get(1), 1, MAX_SAMPLE);
        String rank = "row_number() OVER (" + WindowPlan.partition(partition) + "ORDER BY " + RANDOM + ")";
        return new RowFunction(
                "sample", value.type(), value.sql() + " IS NOT NULL", Map.of("q", rank), value.sql(), "q <= " + k);
    }

    private static RowFunction tail(List<Arg> args, List<String> partition) {
        count("tail", args, 2, 3);
        Arg value = args.get(0);
        long k = integer("tail", args.get(1), 1, MAX_TOP);
        long offset = args.size() == 3 ? integer("tail", args.get(2), 0, MAX_TOP) : 0;
        String rank = "row_number() OVER (" + WindowPlan.partition(partition) + "ORDER BY " + TIME + " DESC)";
        String keep = "q > " + offset + " AND q <= " + (offset + k);
        return new RowFunction("tail", value.type(), null, Map.of("q", rank), value.sql(), keep);
    }

    private static RowFunction unique(List<Arg> args, List<String> partition) {
        count("unique", args, 1, 1);
        Arg value = args.get(0);
        String keys = String.join(", ", partition);
        String rank = "row_number() OVER (PARTITION BY " + keys + (keys.isEmpty() ? "" : ", ") + value.sql()
                + " ORDER BY " + TIME + ")";
        return new RowFunction("unique", value.type(), null, Map.of("q", rank), value.sql(), "q = 1");
    }

    static void count(String function, List<Arg> args, int least, int most) {
        if (args.size() < least || args.size() > most) {
            throw new EngineException(0x2801, "Invalid number of parameters : " + function);
        }
    }

    static void type(String function, boolean fits) {
        if (!fits) {
            throw new EngineException(0x2802, "Invalid parameter data type : " + function);
        }
    }

    static EngineException value(String function) {
        return new EngineException(0x2803, "Invalid parameter value : " + function);
    }

    static EngineException range(String function) {
        return new EngineException(0x2811, "Invalid parameter range : " + function);
    }

    /** A whole number between two bounds. */
    static long integer(String function, Arg arg, long least, long most) {
        type(function, arg.literal() instanceof Long && arg.type().is(DataType.BIGINT));
        long number = (Long) java.util.Objects.requireNonNull(arg.literal());
        if (number < least || number > most) {
            throw range(function);
        }
        return number;
    }

    /** The type of sums and differences of a number. */
    static ValueType sumType(ValueType type) {
        if (type.type().isFloating()) {
            return ValueType.DOUBLE;
        }
        return type.type().isUnsignedInteger() ? ValueType.UBIGINT : ValueType.BIGINT;
    }
}
