package io.taosj.engine.internal.ddl;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.sql.Expr;

/** Lengths of time in database options: minutes, written as days or with a unit. */
final class Minutes {
    static final long HOUR = 60;
    static final long DAY = 24 * HOUR;
    private static final long LIMIT = Long.MAX_VALUE / DAY;

    private Minutes() {}

    /**
     * Minutes of a number of days or of a literal with unit.
     *
     * @param label what errors call the option
     */
    static long of(Expr value, String label) {
        if (value instanceof Expr.DurationLiteral literal) {
            long amount = Math.min(literal.value(), LIMIT);
            return switch (literal.unit()) {
                case 'm' -> amount;
                case 'h' -> amount * HOUR;
                case 'd' -> amount * DAY;
                default -> throw unit(label, literal.unit());
            };
        }
        return Math.min(Literal.number(value), LIMIT) * DAY;
    }

    private static EngineException unit(String label, char unit) {
        return DdlErrors.databaseOption("Invalid option " + label + " unit: " + unit + ", only m, h, d allowed");
    }

    /** In the largest unit that is exact. */
    static String text(long minutes) {
        if (minutes % DAY == 0) {
            return minutes / DAY + "d";
        }
        return minutes % HOUR == 0 ? minutes / HOUR + "h" : minutes + "m";
    }

    /** The inverse of {@link #text}. */
    static long parse(String text) {
        long amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'd' -> amount * DAY;
            case 'h' -> amount * HOUR;
            default -> amount;
        };
    }
}
