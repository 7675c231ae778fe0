package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.time.Durations;
import io.taosj.engine.internal.time.TimeParser;
import io.taosj.wire.Ticks;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Ticks of an expression that a time column is compared with. */
final class TimeConstant {
    private static final int INVALID_TIME = 0x127;

    private final TimeContext times;

    TimeConstant(TimeContext times) {
        this.times = times;
    }

    /**
     * The ticks of an expression, or null if it is none that has a fixed time.
     *
     * @throws EngineException 0x127 for a text that is no time
     */
    @Nullable Long ticks(Expr expr) {
        if (expr instanceof Expr.StringLiteral text) {
            return text(text.value());
        } else if (expr instanceof Expr.TimestampLiteral text) {
            return text(text.value());
        } else if (expr instanceof Expr.IntegerLiteral number) {
            return integer(number.text());
        } else if (expr instanceof Expr.DurationLiteral duration) {
            return Durations.ticks(duration.value(), duration.unit(), times.precision());
        } else if (expr instanceof Expr.Negate negated) {
            Long value = ticks(negated.operand());
            return value == null ? null : -value;
        } else if (expr instanceof Expr.FunctionCall call) {
            return call(call);
        } else if (expr instanceof Expr.Arithmetic sum) {
            return sum(sum);
        }
        return null;
    }

    private Long text(String text) {
        long ticks = TimeParser.parse(text, times.precision(), times.zone());
        if (ticks == TimeParser.INVALID) {
            throw new EngineException(INVALID_TIME, "Invalid timestamp format");
        }
        return ticks;
    }

    private static Long integer(String text) {
        long value = TimeParser.parseInteger(text);
        if (value != TimeParser.INVALID) {
            return value;
        }
        return text.startsWith("-") ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
    }

    private @Nullable Long call(Expr.FunctionCall call) {
        return switch (call.name()) {
            case "now" -> Ticks.ofInstant(times.now(), times.precision());
            case "today" -> today();
            default -> null;
        };
    }

    private long today() {
        Instant midnight = LocalDate.ofInstant(times.now(), times.zone())
                .atStartOfDay(times.zone())
                .toInstant();
        return Ticks.ofInstant(midnight, times.precision());
    }

    private @Nullable Long sum(Expr.Arithmetic sum) {
        int sign = sum.operator().equals("+") ? 1 : sum.operator().equals("-") ? -1 : 0;
        Long left = ticks(sum.left());
        if (sign == 0 || left == null || sum.left() instanceof Expr.StringLiteral) {
            return null;
        }
        if (sum.right() instanceof Expr.DurationLiteral d) {
            return Durations.add(left, sign * d.value(), d.unit(), times.precision(), times.zone());
        }
        Long right = sum.right() instanceof Expr.IntegerLiteral ? ticks(sum.right()) : null;
        return right == null ? null : Long.valueOf(left + sign * right);
    }
}
