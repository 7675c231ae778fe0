package io.taosj.server.internal.http;

import org.jspecify.annotations.Nullable;

/** Numbers in query parameters, and the texts with which the adapter refuses them; absent and empty ones are 0. */
final class GoNumbers {
    private GoNumbers() {}

    /** What is wrong with an unsigned 64 bit number, or null. */
    static @Nullable String errorOfUnsigned(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            if (!text.startsWith("+")) {
                Long.parseUnsignedLong(text);
                return null;
            }
        } catch (NumberFormatException e) {
            return error("ParseUint", text);
        }
        return error("ParseUint", text);
    }

    /** What is wrong with a whole number, or null. */
    static @Nullable String errorOfInt(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Integer.parseInt(text);
            return null;
        } catch (NumberFormatException e) {
            return error("Atoi", text);
        }
    }

    private static String error(String function, String text) {
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean range = number && (digits.length() == text.length() || !function.equals("ParseUint"));
        return "strconv." + function + ": parsing \"" + text + "\": "
                + (range ? "value out of range" : "invalid syntax");
    }

    /** The number of a text that {@link #errorOfInt} accepts. */
    static int intOrZero(@Nullable String text) {
        return text == null || text.isEmpty() ? 0 : Integer.parseInt(text);
    }
}
