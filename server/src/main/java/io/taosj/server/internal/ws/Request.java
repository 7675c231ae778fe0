package io.taosj.server.internal.ws;

import io.taosj.server.internal.JsonValues;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request: its action, its id and its arguments.
 *
 * @param action the name that replies repeat; empty if the request had none
 * @param id the request id, 64 bits without sign
 * @param args the arguments of a text request; empty for binary ones
 * @param startNanos when it arrived, for the reply's timing
 */
record Request(String action, long id, Map<?, ?> args, long startNanos) {
    private static final int LONG_BITS = 64;

    /** The words that the adapter uses for an action when its arguments have wrong types. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("conn", "connect"),
            Map.entry("init", "stmt init"),
            Map.entry("prepare", "stmt prepare"),
            Map.entry("set_table_name", "stmt set table name"),
            Map.entry("set_tags", "stmt set tags"),
            Map.entry("bind", "stmt bind"),
            Map.entry("add_batch", "stmt add batch"),
            Map.entry("exec", "stmt exec"),
            Map.entry("close", "stmt close"),
            Map.entry("insert", "schemaless insert"));

    /**
     * Reads a text message.
     *
     * @throws BadRequestException if it is no JSON object
     */
    static Request parse(String text, long startNanos) {
        Object document;
        try {
            document = JsonValues.parse(text);
        } catch (IOException e) {
            throw new BadRequestException("unmarshal request error");
        }
        if (!(document instanceof Map<?, ?> members)) {
            throw new BadRequestException("unmarshal request error");
        }
        String action = members.get("action") instanceof String s ? s : "";
        Object args = members.get("args");
        Map<?, ?> arguments = args instanceof Map<?, ?> m ? m : Map.of();
        Request request = new Request(action, id(arguments.get("req_id")), arguments, startNanos);
        boolean malformed = args != null && !(args instanceof Map);
        if (!action.isEmpty() && (malformed || !isId(arguments.get("req_id")))) {
            return new Request(action, 0, Map.of(MALFORMED, true), startNanos);
        }
        return request;
    }

    private static final String MALFORMED = "\0malformed";

    private static boolean isId(@Nullable Object value) {
        return value == null || value instanceof Long || value instanceof BigInteger b && b.bitLength() <= LONG_BITS;
    }

    private static long id(@Nullable Object value) {
        return value instanceof Number n ? n.longValue() : 0;
    }

    /** Nanoseconds since the request arrived. */
    long timing() {
        return System.nanoTime() - startNanos;
    }

    /** Fails if the arguments as a whole could not be read. */
    void checkArgs() {
        if (args.containsKey(MALFORMED)) {
            throw malformed();
        }
    }

    /** The failure of an argument with a wrong type. */
    BadRequestException malformed() {
        return new BadRequestException(
                "unmarshal " + WORDS.getOrDefault(action, action.replace('_', ' ')) + " request error");
    }

    /** A text argument; null if absent or null. */
    @Nullable String text(String name) {
        Object value = args.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw malformed();
    }

    /** A text argument; empty if absent or null. */
    String textOrEmpty(String name) {
        String value = text(name);
        return value == null ? "" : value;
    }

    /** A whole number; null if absent or null. */
    @Nullable Long number(String name) {
        Object value = args.get(name);
        if (value == null) {
            return null;
        }
        if (isId(value)) {
            return id(value);
        }
        throw malformed();
    }

    /** A whole number; 0 if absent or null. */
    long numberOrZero(String name) {
        Long value = number(name);
        return value == null ? 0 : value;
    }

    /** A flag; false if absent or null. */
    boolean flag(String name) {
        Object value = args.get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw malformed();
    }

    /** A list; empty if absent or null. */
    List<?> list(String name) {
        Object value = args.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> items) {
            return items;
        }
        throw malformed();
    }
}
