package io.taosj.engine.internal.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Statements with the code and message that a real server of version 3.3.5 answered. */
final class Corpus {
    private static final String FILE = "statements.tsv";

    private Corpus() {}

    record Recorded(int code, boolean messageVaries, String sql, String message) {}

    static List<Recorded> load() {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream(FILE));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().map(Corpus::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recorded parse(String line) {
        String[] fields = line.split("\t", -1);
        return new Recorded(
                Integer.parseInt(fields[0], 16),
                fields[1].contains("skipdesc"),
                unescape(fields[2]),
                unescape(fields[3]));
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            out.append(c == '\\' ? escaped(text.charAt(i++)) : c);
        }
        return out.toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> c;
        };
    }
}
