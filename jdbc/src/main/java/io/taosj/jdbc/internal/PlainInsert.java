package io.taosj.jdbc.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT of values into one table, taken apart so that it can be joined with others.
 *
 * @param table the table's name as it is written, in lower case unless quoted
 * @param head what is between INTO and the first row: the table, its super table and tags, columns, VALUES
 * @param values the rows with their parentheses
 * @param rows how many
 */
record PlainInsert(String table, String head, String values, int rows) {
    /** The parts of a statement, or null if it is anything but an INSERT of values into one table. */
    static @Nullable PlainInsert of(String sql) {
        int insert = SqlScan.content(sql, 0);
        if (!SqlScan.isWord(sql, insert, "insert")) {
            return null;
        }
        int into = SqlScan.content(sql, insert + "insert".length());
        if (!SqlScan.isWord(sql, into, "into")) {
            return null;
        }
        int start = SqlScan.content(sql, into + "into".length());
        int values = valuesWord(sql, start);
        if (values < 0) {
            return null;
        }
        int first = SqlScan.content(sql, values + "values".length());
        int rows = 0;
        int end = first;
        int at = first;
        while (at < sql.length() && sql.charAt(at) == '(') {
            end = SqlScan.closed(sql, at);
            if (end < 0) {
                return null;
            }
            rows++;
            at = SqlScan.content(sql, end);
            if (at < sql.length() && sql.charAt(at) == ',') {
                at = SqlScan.content(sql, at + 1);
            }
        }
        if (at < sql.length() && sql.charAt(at) == ';') {
            at = SqlScan.content(sql, at + 1);
        }
        if (rows == 0 || at != sql.length() || hasLineComment(sql, start, end)) {
            return null;
        }
        String head = sql.substring(start, first).strip();
        return new PlainInsert(table(head), head, sql.substring(first, end), rows);
    }

    private static int valuesWord(String sql, int start) {
        int at = start;
        while (at < sql.length()) {
            if (sql.charAt(at) == '(') {
                at = SqlScan.closed(sql, at);
                if (at < 0) {
                    return -1;
                }
            } else if (SqlScan.isWord(sql, at, "values")) {
                return at;
            } else if (SqlScan.isWord(sql, at, "select") || SqlScan.isWord(sql, at, "file")) {
                return -1;
            } else {
                int word = SqlScan.endOfWord(sql, at);
                at = word > at ? word : SqlScan.skip(sql, at);
            }
        }
        return -1;
    }

    private static boolean hasLineComment(String sql, int from, int to) {
        for (int at = from; at < to; at = SqlScan.skip(sql, at)) {
            if (SqlScan.isCommentAt(sql, at)) {
                return true;
            }
        }
        return false;
    }

    private static String table(String head) {
        int at = 0;
        while (at < head.length() && !Character.isWhitespace(head.charAt(at)) && head.charAt(at) != '(') {
            at = SqlScan.skip(head, at);
        }
        String name = head.substring(0, at);
        return name.indexOf('`') < 0 ? name.toLowerCase(Locale.ROOT) : name;
    }
}
