package io.taosj.engine.corpus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON into maps, lists, texts, BigDecimals, Booleans and nulls. */
public final class Json {
    private final String text;
    private int pos;

    private Json(String text) {
        this.text = text;
    }

    public static @Nullable Object parse(String text) {
        return new Json(text).value();
    }

    private @Nullable Object value() {
        skipBlanks();
        char c = text.charAt(pos);
        return switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't', 'f', 'n' -> word();
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        pos++;
        while (!ends('}')) {
            skipBlanks();
            String key = string();
            skipBlanks();
            pos++;
            out.put(key, value());
        }
        return out;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> out = new ArrayList<>();
        pos++;
        while (!ends(']')) {
            out.add(value());
        }
        return out;
    }

    private boolean ends(char end) {
        skipBlanks();
        char c = text.charAt(pos);
        if (c == ',' || c == end) {
            pos++;
        }
        return c == end;
    }

    private @Nullable Object word() {
        int start = pos;
        while (pos < text.length() && Character.isLetter(text.charAt(pos))) {
            pos++;
        }
        return switch (text.substring(start, pos)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private BigDecimal number() {
        int start = pos;
        while (pos < text.length() && "+-.eE0123456789".indexOf(text.charAt(pos)) >= 0) {
            pos++;
        }
        return new BigDecimal(text.substring(start, pos));
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        pos++;
        while (text.charAt(pos) != '"') {
            char c = text.charAt(pos++);
            out.append(c == '\\' ? escaped() : c);
        }
        pos++;
        return out.toString();
    }

    private char escaped() {
        char c = text.charAt(pos++);
        switch (c) {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u':
                pos += 4;
                return (char) Integer.parseInt(text.substring(pos - 4, pos), 16);
            default:
                return c;
        }
    }

    private void skipBlanks() {
        while (Character.isWhitespace(text.charAt(pos))) {
            pos++;
        }
    }
}
