package io.taosj.engine.internal.function;

import io.taosj.engine.EngineException;

/**
 * Translates extended regular expressions of POSIX (with GNU's word and space classes) into those of the store. The store
 * knows more: what would mean something there alone is escaped.
 */
final class PosixRegex {
    private static final int MAX_REPEAT = 1000;

    private final String pattern;
    private final StringBuilder out = new StringBuilder("(?s)");
    private int pos;
    private int depth;

    private PosixRegex(String pattern) {
        this.pattern = pattern;
    }

    /** The store's expression that finds the same; 0x2681 if the pattern is no regular expression. */
    static String translate(String pattern) {
        PosixRegex translator = new PosixRegex(pattern);
        translator.alternatives();
        if (translator.pos < pattern.length()) {
            throw bad();
        }
        return translator.out.toString();
    }

    private static EngineException bad() {
        return new EngineException(0x2681, "Syntax error in regular expression");
    }

    private boolean more() {
        return pos < pattern.length();
    }

    private void alternatives() {
        branch();
        while (more() && pattern.charAt(pos) == '|') {
            out.append(pattern.charAt(pos++));
            branch();
        }
    }

    private void branch() {
        if (more() && "*+?{".indexOf(pattern.charAt(pos)) >= 0) {
            throw bad();
        }
        while (more()) {
            char c = pattern.charAt(pos);
            if (c == '|' || (c == ')' && depth > 0)) {
                return;
            }
            int start = out.length();
            atom();
            repetitions(start);
        }
    }

    private void atom() {
        char c = pattern.charAt(pos++);
        switch (c) {
            case '(' -> group();
            case '[' -> bracket();
            case '\\' -> escape();
            case '^', '$', '.' -> out.append(c);
            default -> literal(c);
        }
    }

    private void group() {
        depth++;
        out.append("(?:");
        alternatives();
        if (!more()) {
            throw bad();
        }
        pos++;
        out.append(')');
        depth--;
    }

    private void escape() {
        if (!more()) {
            throw bad();
        }
        char c = pattern.charAt(pos++);
        switch (c) {
            case 'w', 'W', 's', 'S', 'b', 'B' -> out.append('\\').append(c);
            case '<', '>' -> out.append("\\b");
            default -> literal(c);
        }
    }

    private void literal(char c) {
        if ("\\^$.|?*+()[]{}".indexOf(c) >= 0) {
            out.append('\\');
        }
        out.append(c);
    }

    private void bracket() {
        out.append('[');
        if (more() && pattern.charAt(pos) == '^') {
            out.append(pattern.charAt(pos++));
        }
        boolean first = true;
        while (more() && (first || pattern.charAt(pos) != ']')) {
            first = false;
            char c = pattern.charAt(pos);
            if (c == '[' && pos + 1 < pattern.length() && ":.=".indexOf(pattern.charAt(pos + 1)) >= 0) {
                characterClass();
            } else {
                pos++;
                // a hyphen stays what it is: between two characters a range, at an end itself
                out.append("\\[]^".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        if (!more()) {
            throw bad();
        }
        pos++;
        out.append(']');
    }

    private void characterClass() {
        char kind = pattern.charAt(pos + 1);
        int end = pattern.indexOf(kind + "]", pos + 2);
        if (end < 0) {
            throw bad();
        }
        String name = pattern.substring(pos + 2, end);
        pos = end + 2;
        if (kind == ':') {
            if (!"alpha digit alnum upper lower space blank punct print graph cntrl xdigit".contains(name)) {
                throw bad();
            }
            out.append("[:").append(name).append(":]");
        } else if (name.length() == 1) {
            literal(name.charAt(0));
        } else {
            throw bad();
        }
    }

    /** Repetitions of what was written from a place on; each but the last is put in a group, as the store wants. */
    private void repetitions(int start) {
        while (more() && "*+?{".indexOf(pattern.charAt(pos)) >= 0) {
            if (out.charAt(start) == '^' && out.length() == start + 1) {
                throw bad();
            }
            String repetition = repetition();
            out.insert(start, "(?:").append(')').append(repetition);
        }
    }

    private String repetition() {
        char c = pattern.charAt(pos++);
        if (c != '{') {
            return String.valueOf(c);
        }
        int end = pattern.indexOf('}', pos);
        if (end < 0) {
            throw bad();
        }
        String[] bounds = pattern.substring(pos, end).split(",", -1);
        pos = end + 1;
        try {
            int low = bounds[0].isEmpty() && bounds.length == 2 ? 0 : Integer.parseInt(bounds[0]);
            boolean open = bounds.length == 2 && bounds[1].isEmpty();
            int high = bounds.length == 1 ? low : open ? MAX_REPEAT : Integer.parseInt(bounds[1]);
            if (low < 0 || high < low || high > MAX_REPEAT || bounds.length > 2) {
                throw bad();
            }
            return "{" + low + (bounds.length == 1 ? "" : "," + (open ? "" : high)) + "}";
        } catch (NumberFormatException e) {
            throw bad();
        }
    }
}
