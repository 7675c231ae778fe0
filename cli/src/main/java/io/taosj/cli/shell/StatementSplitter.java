package io.taosj.cli.shell;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into statements at semicolons that stand outside of quotes and comments. */
final class StatementSplitter {
    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int start;
    private int at;

    private StatementSplitter(String text) {
        this.text = text;
    }

    /**
     * One statement.
     *
     * @param sql without its terminator and surrounding blanks; never empty
     * @param vertical whether it ended with {@code \G}
     * @param complete whether it had a terminator
     */
    record Piece(String sql, boolean vertical, boolean complete) {}

    static List<Piece> split(String text) {
        return new StatementSplitter(text).run();
    }

    private List<Piece> run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                quoted(c);
            } else if (text.startsWith("--", at)) {
                skipTo("\n");
            } else if (text.startsWith("/*", at)) {
                skipTo("*/");
            } else if (c == ';') {
                add(at, 1, false, true);
            } else if (text.startsWith("\\G", at) || text.startsWith("\\g", at)) {
                add(at, 2, text.charAt(at + 1) == 'G', true);
            } else {
                at++;
            }
        }
        add(text.length(), 0, false, false);
        return pieces;
    }

    private void quoted(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' && quote != '`' ? 2 : 1;
        }
        at = Math.min(text.length(), at + 1);
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at + 2);
        at = found < 0 ? text.length() : found + end.length();
    }

    private void add(int end, int terminator, boolean vertical, boolean complete) {
        String sql = text.substring(start, end).strip();
        if (!sql.isEmpty() && !isComment(sql)) {
            pieces.add(new Piece(sql, vertical, complete));
        }
        at = end + terminator;
        start = at;
    }

    /** Whether nothing but comments is left of the text. */
    private static boolean isComment(String sql) {
        String rest = sql;
        while (!rest.isEmpty()) {
            String end = rest.startsWith("--") ? "\n" : rest.startsWith("/*") ? "*/" : null;
            if (end == null) {
                return false;
            }
            int found = rest.indexOf(end, 2);
            rest = found < 0 ? "" : rest.substring(found + end.length()).strip();
        }
        return true;
    }
}
