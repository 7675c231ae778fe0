package io.taosj.engine.internal.sql;

import io.taosj.engine.EngineException;
import java.nio.charset.StandardCharsets;

/**
 * A statement's text, as given and folded.
 *
 * <p>Folding lower-cases ASCII letters outside quotes. It knows nothing of comments, so a quote in a comment counts: that is
 * how the server does it. Both texts have the same length, so a position is valid in both.
 */
public final class SqlText {
    /** Bytes of the longest statement. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int TOO_LONG = 0x219;
    private static final int MAX_BYTES_PER_CHAR = 3;

    private final String original;
    private final String folded;
    private final Dialect dialect;

    private SqlText(String original, String folded, Dialect dialect) {
        this.original = original;
        this.folded = folded;
        this.dialect = dialect;
    }

    /**
     * Folds a statement of the newest dialect.
     *
     * @throws EngineException if it is longer than {@link #MAX_BYTES}
     */
    public static SqlText of(String sql) {
        return of(sql, Dialect.NEWEST);
    }

    /**
     * Folds a statement.
     *
     * @throws EngineException if it is longer than {@link #MAX_BYTES}
     */
    public static SqlText of(String sql, Dialect dialect) {
        if (sql.length() > MAX_BYTES / MAX_BYTES_PER_CHAR
                && (sql.length() > MAX_BYTES || sql.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)) {
            throw new EngineException(TOO_LONG, "SQL statement too long");
        }
        return new SqlText(sql, fold(sql), dialect);
    }

    public Dialect dialect() {
        return dialect;
    }

    public String original() {
        return original;
    }

    public String folded() {
        return folded;
    }

    /** A stretch of the folded text. */
    public String slice(Span span) {
        return folded.substring(span.start(), span.end());
    }

    /** The folded text from a position on, as syntax errors show it. */
    public String rest(int start) {
        return folded.substring(start);
    }

    private static String fold(String sql) {
        StringBuilder changed = null; // an array of chars would be twice as large as most texts
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote == 0) {
                if (c == '\'' || c == '"' || c == '`') {
                    quote = c;
                } else if (c >= 'A' && c <= 'Z') {
                    if (changed == null) {
                        changed = new StringBuilder(sql);
                    }
                    changed.setCharAt(i, (char) (c | 0x20));
                }
            } else if (c == '\\') {
                i++;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return changed == null ? sql : changed.toString();
    }

    @Override
    public String toString() {
        return original;
    }
}
