package io.taosj.server.internal.tmq;

import io.taosj.server.internal.JsonValues;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of the subscription endpoint.
 *
 * @param id 64 bits without sign
 * @param startNanos when it arrived, for the reply's timing
 */
record TmqRequest(String action, long id, Map<?, ?> args, long startNanos) {
    private static final int LONG_BITS = 64;

    /** Says that arguments have wrong types: such a request gets no reply. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what, null, false, false);
        }
    }

    /** Reads a message; null if it is no request. */
    static @Nullable TmqRequest parse(String text, long startNanos) {
        Object document;
        try {
            document = JsonValues.parse(text);
        } catch (IOException e) {
            return null;
        }
        if (!(document instanceof Map<?, ?> members) || !(members.get("action") instanceof String action)) {
            return null;
        }
        Object args = members.get("args");
        if (args != null && !(args instanceof Map<?, ?>)) {
            return null;
        }
        Map<?, ?> arguments = args == null ? Map.of() : (Map<?, ?>) args;
        Object id = arguments.get("req_id");
        return id == null || isWhole(id)
                ? new TmqRequest(action, id == null ? 0 : ((Number) id).longValue(), arguments, startNanos)
                : null;
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long || value instanceof BigInteger b && b.bitLength() <= LONG_BITS;
    }

    /** An argument as text; numbers and truth values are taken, too. Empty if absent. */
    String text(String name) {
        return text(args.get(name));
    }

    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new Malformed("text expected");
    }

    /** A whole number; null if absent. */
    @Nullable Long number(String name) {
        Object value = args.get(name);
        if (value == null) {
            return null;
        }
        if (isWhole(value)) {
            return ((Number) value).longValue();
        }
        throw new Malformed(name);
    }

    /** A whole number; 0 if absent. */
    long numberOrZero(String name) {
        Long value = number(name);
        return value == null ? 0 : value;
    }

    /** A list; empty if absent. */
    List<?> list(String name) {
        Object value = args.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> items) {
            return items;
        }
        throw new Malformed(name);
    }

    /** An object; empty if absent. */
    Map<?, ?> object(String name) {
        Object value = args.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> members) {
            return members;
        }
        throw new Malformed(name);
    }

    /** Nanoseconds since the request arrived. */
    long timing() {
        return System.nanoTime() - startNanos;
    }
}
