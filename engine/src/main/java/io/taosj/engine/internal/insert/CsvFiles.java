package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.sql.Keyword;
import io.taosj.engine.internal.sql.Lexer;
import io.taosj.engine.internal.sql.Literals;
import io.taosj.engine.internal.sql.Token;
import io.taosj.engine.internal.time.TimeParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code FILE 'a.csv', 'b.csv'} in INSERT, as the {@code VALUES} that the files mean. A first line whose first field is no
 * time is a header and skipped; an empty field is NULL; quotes around text may be missing.
 */
final class CsvFiles {
    private static final long MAX_BYTES = 64L << 20;
    private static final int NO_SUCH_FILE = 0x2;
    private static final int CANNOT_READ = 0x200;
    private static final Set<String> BARE = Set.of("null", "true", "false", "now", "now()", "today", "today()");

    private CsvFiles() {}

    /** The statement with the contents of its files in their place. */
    static String expand(String text, int offset) {
        StringBuilder out = null;
        int copied = 0;
        Lexer lexer = new Lexer(text, offset);
        lexer.next();
        while (!lexer.atEnd()) {
            if (lexer.token() != Token.KEYWORD || lexer.keyword() != Keyword.FILE) {
                lexer.next();
                continue;
            }
            int start = lexer.start();
            List<Path> files = paths(lexer);
            if (files.isEmpty()) {
                continue;
            }
            out = out == null ? new StringBuilder() : out;
            out.append(text, copied, start).append("values ");
            for (Path file : files) {
                rows(file, out);
            }
            copied = lexer.atEnd() ? text.length() : lexer.start();
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    /** The paths behind FILE; the lexer ends behind the last one. */
    private static List<Path> paths(Lexer lexer) {
        List<Path> files = new ArrayList<>();
        while (lexer.next() == Token.STRING) {
            files.add(Path.of(Literals.decode(lexer.tokenText())));
            int end = lexer.end();
            if (lexer.next() != Token.COMMA || lexer.next() != Token.STRING) {
                lexer.moveTo(end);
                lexer.next();
                break;
            }
            lexer.moveTo(lexer.start());
        }
        return files;
    }

    private static void rows(Path file, StringBuilder out) {
        List<String> lines = read(file);
        for (int i = 0; i < lines.size(); i++) {
            List<String> fields = fields(lines.get(i));
            boolean blank = lines.get(i).isBlank();
            if (blank || (i == 0 && !isTime(fields.get(0)))) {
                continue;
            }
            out.append('(').append(String.join(",", fields)).append(") ");
        }
    }

    private static List<String> read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new EngineException(
                        CANNOT_READ, "file " + file + " is larger than " + MAX_BYTES + " bytes; split it");
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new EngineException(NO_SUCH_FILE, "No such file or directory", e);
        } catch (IOException e) {
            throw new EngineException(CANNOT_READ, "file " + file + " can't be read: " + e.getMessage(), e);
        }
    }

    private static boolean isTime(String field) {
        String text = field.startsWith("'") ? field.substring(1, field.length() - 1) : field;
        return BARE.contains(text.toLowerCase(Locale.ROOT))
                || TimeParser.isTimestamp(text)
                || TimeParser.parseInteger(text) != TimeParser.INVALID;
    }

    /** The fields of a line as values of SQL. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        char quote = 0;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ',';
            if (quote != 0 && i < line.length()) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ',') {
                fields.add(
                        value(line.substring(start, Math.min(i, line.length())).strip()));
                start = i + 1;
            }
        }
        return fields;
    }

    private static String value(String field) {
        if (field.isEmpty()) {
            return "null";
        }
        char first = field.charAt(0);
        boolean quoted =
                field.length() > 1 && (first == '\'' || first == '"') && field.charAt(field.length() - 1) == first;
        boolean number = NumberText.isDecimal(field, first == '-' || first == '+' ? 1 : 0, field.length());
        if (quoted || number || BARE.contains(field.toLowerCase(Locale.ROOT))) {
            return field;
        }
        return "'" + field.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
