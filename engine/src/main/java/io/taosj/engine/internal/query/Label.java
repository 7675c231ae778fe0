package io.taosj.engine.internal.query;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The names of result columns. */
final class Label {
    private static final int MAX_BYTES = 64;

    private Label() {}

    /**
     * The label of an expression that is not a plain column.
     *
     * @param alias behind AS; an empty one counts as absent
     * @param text the item as it was written, folded
     */
    static String of(@Nullable String alias, String text) {
        return cut(alias != null && !alias.isEmpty() ? alias : unquoted(text));
    }

    /** An item that begins or ends with a back-quoted name loses that one quote. */
    private static String unquoted(String text) {
        int start = text.startsWith("`") ? 1 : 0;
        int end = text.length() > start && text.endsWith("`") ? text.length() - 1 : text.length();
        return text.substring(start, end);
    }

    /** Cuts to what a label may hold, not inside of a character. */
    static String cut(String label) {
        byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_BYTES) {
            return label;
        }
        int end = MAX_BYTES;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
