package io.taosj.engine.internal.ddl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A statement that changes something, with what a real server of version 3.3.5 answered. */
record RecordedStatement(
        String theme,
        int line,
        String database,
        int code,
        boolean messageVaries,
        String affected,
        String sql,
        String message) {

    /** All statements of all themes in their order. */
    static List<RecordedStatement> load() {
        try (InputStream in = Objects.requireNonNull(RecordedStatement.class.getResourceAsStream("recorded.tsv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().map(RecordedStatement::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedStatement parse(String line) {
        String[] fields = line.split("\t", -1);
        return new RecordedStatement(
                fields[0],
                Integer.parseInt(fields[1]),
                unescape(fields[2]),
                Integer.parseInt(fields[3], 16),
                fields[4].equals("skipdesc"),
                fields[5],
                unescape(fields[6]),
                unescape(fields[7]));
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                char escaped = text.charAt(i);
                out.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
