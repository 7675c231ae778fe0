package io.taosj.server.internal.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV by RFC 4180, record by record: commas, quotes, quotes in quotes doubled; empty lines are passed over. */
final class CsvRecords {
    private final String text;
    private int at;

    CsvRecords(String text) {
        this.text = text;
    }

    /**
     * One field.
     *
     * @param quoted whether it stood in quotes
     */
    record Field(String text, boolean quoted) {}

    /**
     * The next record; null at the end.
     *
     * @throws IllegalArgumentException if a quote is not closed or stands in the middle of a field
     */
    @Nullable List<Field> next() {
        while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            at++;
        }
        if (at >= text.length()) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            fields.add(field());
        }
        return fields;
    }

    private Field field() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private Field plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw new IllegalArgumentException("parse error: bare \" in non-quoted-field");
            }
            at++;
        }
        return new Field(text.substring(start, at), false);
    }

    private Field quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw new IllegalArgumentException("parse error: extraneous or missing \" in quoted-field");
            }
            value.append(text, at, quote);
            at = quote + 1;
            if (at >= text.length() || text.charAt(at) != '"') {
                break;
            }
            value.append('"');
            at++;
        }
        if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            throw new IllegalArgumentException("parse error: extraneous or missing \" in quoted-field");
        }
        return new Field(value.toString(), true);
    }
}
