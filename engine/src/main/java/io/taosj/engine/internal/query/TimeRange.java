package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The times that WHERE leaves, as far as conditions joined by AND say so.
 *
 * @param low first time, or null if there is no lower bound
 * @param high last time, or null if there is no upper bound
 */
record TimeRange(@Nullable Long low, @Nullable Long high) {
    static final TimeRange ALL = new TimeRange(null, null);

    TimeRange from(long first) {
        return new TimeRange(low == null ? first : Math.max(low, first), high);
    }

    TimeRange to(long last) {
        return new TimeRange(low, high == null ? last : Math.min(high, last));
    }

    /** Whether both bounds exist and no time is between them. */
    boolean isEmpty() {
        return low != null && high != null && low > high;
    }

    /** The value of {@code _qstart}, {@code _qend} or {@code _qduration}. */
    Arg pseudoColumn(String name) {
        return switch (name) {
            case "_qstart" -> bound(low);
            case "_qend" -> bound(high);
            default -> constant(ValueType.BIGINT, low == null || high == null ? null : high - low + 1);
        };
    }

    private static Arg bound(@Nullable Long ticks) {
        return constant(ValueType.TIMESTAMP, ticks);
    }

    private static Arg constant(ValueType type, @Nullable Long value) {
        return new Arg(type, "CAST(" + value + " AS BIGINT)", true, null, '\0');
    }
}
