package io.taosj.engine.internal.function;

import io.taosj.engine.internal.time.Durations;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;

/** Arguments of the time functions. */
final class TimeArguments {
    private TimeArguments() {}

    static boolean isTime(Arg arg) {
        return arg.type().is(DataType.TIMESTAMP)
                || arg.type().type().isInteger()
                || arg.type().isText();
    }

    static boolean isTimeOrNull(Arg arg) {
        return isTime(arg) || arg.isNullLiteral();
    }

    /** The SQL of ticks: integers are ticks, texts that are no time NULL. */
    static String ticks(Arg arg, StatementContext context) {
        return arg.type().isText() ? Conversions.textToTicks(arg, context) : Conversions.toBigint(arg, true);
    }

    /**
     * Ticks of a unit: a duration literal of one {@code b u a s m h d w}.
     *
     * @throws io.taosj.engine.EngineException 0x2802 for something else than a duration, 0x280A for another one, 0x280B if it
     *     is shorter than a tick
     */
    static long unit(String function, Arg arg, Precision precision) {
        char unit = arg.durationUnit();
        if (unit == '\0' || !(arg.literal() instanceof Long value)) {
            throw Failures.argumentType(function);
        }
        if (value != 1 || Durations.isCalendar(unit)) {
            throw Failures.timeUnit(function);
        }
        if (Durations.nanos(unit) < precision.nanosPerTick()) {
            throw Failures.unitTooSmall(function);
        }
        return Durations.ticks(1, unit, precision);
    }

    /** A literal 0 or 1 as a switch; 0x2802 if it is no integer literal, 0x2803 for other numbers. */
    static boolean flag(String function, Arg arg) {
        Long value = Literals.integerValue(arg);
        if (value == null) {
            throw Failures.argumentType(function);
        }
        if (value != 0 && value != 1) {
            throw Failures.argumentValue(function);
        }
        return value == 1;
    }
}
