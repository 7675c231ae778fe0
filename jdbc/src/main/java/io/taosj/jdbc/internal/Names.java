package io.taosj.jdbc.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names, patterns and texts in SQL. */
final class Names {
    private Names() {}

    /** A name between backticks. */
    static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /** A text as a literal. */
    static String literal(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append('\'').toString();
    }

    /**
     * A condition for a JDBC pattern: equality where it has no wildcard that counts, else LIKE; empty for everything.
     *
     * @param pattern null matches everything
     */
    static String matches(String column, @Nullable String pattern) {
        if (pattern == null || pattern.equals("%")) {
            return "";
        }
        boolean wild = false;
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                plain.append(pattern.charAt(++i));
            } else {
                wild |= c == '%' || c == '_';
                plain.append(c);
            }
        }
        return wild
                ? " and " + column + " like " + literal(pattern)
                : " and " + column + " = " + literal(plain.toString());
    }

    static String equal(String column, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : " and " + column + " = " + literal(value);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
