package io.taosj.engine.internal.system;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a small JSON object: texts decoded, numbers and booleans as written, objects and arrays as their JSON, null
 * as null.
 */
final class JsonFields {
    private final String json;
    private int at;

    private JsonFields(String json) {
        this.json = json;
    }

    /**
     * Reads an object.
     *
     * @throws IllegalArgumentException if the text is no JSON object
     */
    static Map<String, @Nullable String> of(String json) {
        JsonFields reader = new JsonFields(json);
        Map<String, @Nullable String> out = reader.object();
        reader.blanks();
        if (reader.at != json.length()) {
            throw reader.fault("the end");
        }
        return out;
    }

    private Map<String, @Nullable String> object() {
        Map<String, @Nullable String> out = new HashMap<>();
        expect('{');
        if (skip('}')) {
            return out;
        }
        do {
            blanks();
            String name = text();
            expect(':');
            out.put(name, value());
        } while (skip(','));
        expect('}');
        return out;
    }

    private @Nullable String value() {
        blanks();
        int start = at;
        char first = at < json.length() ? json.charAt(at) : 0;
        if (first == '"') {
            return text();
        }
        if (first == '{' || first == '[') {
            nested();
            return json.substring(start, at);
        }
        while (at < json.length() && ",}] \t\r\n".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        if (start == at) {
            throw fault("a value");
        }
        String word = json.substring(start, at);
        return word.equals("null") ? null : word;
    }

    /** Skips an object or array. */
    private void nested() {
        int depth = 0;
        do {
            if (at >= json.length()) {
                throw fault("a closing bracket");
            }
            char c = json.charAt(at);
            if (c == '"') {
                text();
                continue;
            }
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            at++;
        } while (depth > 0);
    }

    private String text() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (at < json.length()) {
            char c = json.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw fault("a closing quote");
    }

    private char escaped() {
        if (at >= json.length()) {
            throw fault("an escaped character");
        }
        char c = json.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                if (at + 4 > json.length()) {
                    throw fault("four hexadecimal digits");
                }
                at += 4;
                yield (char) Integer.parseInt(json, at - 4, at, 16);
            }
            default -> c;
        };
    }

    private void expect(char c) {
        blanks();
        if (at >= json.length() || json.charAt(at) != c) {
            throw fault("'" + c + "'");
        }
        at++;
    }

    private boolean skip(char c) {
        blanks();
        if (at < json.length() && json.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException fault(String wanted) {
        return new IllegalArgumentException("no " + wanted + " at character " + at + " of a stored JSON object");
    }
}
