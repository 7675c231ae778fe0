package io.taosj.jdbc.internal;

import java.util.ArrayList;
import java.util.List;

/** Finds its way through SQL text: strings, quoted names and comments are stepped over. */
final class SqlScan {
    private SqlScan() {}

    /**
     * The end of what starts at a position: of a string, a quoted name or a comment its end, else the next character.
     */
    static int skip(String sql, int at) {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            return endOfQuoted(sql, at, c);
        }
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end + 1;
        }
        if (sql.startsWith("/*", at)) {
            int end = sql.indexOf("*/", at + 2);
            return end < 0 ? sql.length() : end + 2;
        }
        return at + 1;
    }

    private static int endOfQuoted(String sql, int at, char quote) {
        for (int i = at + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && quote != '`') {
                i++;
            } else if (c == quote) {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return sql.length();
    }

    static boolean isCommentAt(String sql, int at) {
        return sql.startsWith("--", at) || sql.startsWith("/*", at);
    }

    /** The first position from which on there is neither white space nor a comment. */
    static int content(String sql, int from) {
        int at = from;
        while (at < sql.length() && (Character.isWhitespace(sql.charAt(at)) || isCommentAt(sql, at))) {
            at = isCommentAt(sql, at) ? skip(sql, at) : at + 1;
        }
        return at;
    }

    /** The position behind a word at a position, which is that position if there is none. */
    static int endOfWord(String sql, int from) {
        int at = from;
        while (at < sql.length() && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_')) {
            at++;
        }
        return at;
    }

    /** Whether a word without regard to case is at a position. */
    static boolean isWord(String sql, int at, String word) {
        return sql.regionMatches(true, at, word, 0, word.length()) && endOfWord(sql, at) == at + word.length();
    }

    /** The positions of the question marks that are parameters. */
    static List<Integer> parameters(String sql) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at < sql.length(); at = skip(sql, at)) {
            if (sql.charAt(at) == '?') {
                found.add(at);
            }
        }
        return found;
    }

    /** The position behind the parenthesis that closes the one at a position, or -1. */
    static int closed(String sql, int open) {
        int depth = 0;
        for (int at = open; at < sql.length(); at = skip(sql, at)) {
            char c = sql.charAt(at);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Translates JDBC's escapes, {@code {ts '...'}} and the like, to TDengine's words. */
    static String translated(String sql) {
        if (sql.indexOf('{') < 0) {
            return sql;
        }
        StringBuilder out = new StringBuilder(sql.length());
        List<Character> open = new ArrayList<>();
        for (int at = 0; at < sql.length(); ) {
            int end = skip(sql, at);
            char c = sql.charAt(at);
            if (c == '{') {
                int word = content(sql, at + 1);
                int behind = endOfWord(sql, word);
                boolean escape = isEscape(sql.substring(word, behind));
                open.add(escape ? ' ' : '}');
                out.append(escape ? "" : "{");
                end = escape ? content(sql, behind) : end;
            } else if (c == '}' && !open.isEmpty()) {
                out.append(open.remove(open.size() - 1) == '}' ? "}" : "");
            } else {
                out.append(sql, at, end);
            }
            at = end;
        }
        return out.toString();
    }

    private static boolean isEscape(String word) {
        return word.equalsIgnoreCase("ts")
                || word.equalsIgnoreCase("d")
                || word.equalsIgnoreCase("t")
                || word.equalsIgnoreCase("fn")
                || word.equalsIgnoreCase("oj");
    }
}
