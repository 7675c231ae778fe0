package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;

/** Tells the two kinds of INSERT apart and reads the one with a query. */
final class InsertParser {
    private final Cursor cursor;
    private final Names names;
    private final QueryParser queries;

    InsertParser(Cursor cursor, Names names, QueryParser queries) {
        this.cursor = cursor;
        this.names = names;
        this.queries = queries;
    }

    /** Whether an INSERT has values, files or new tables rather than a query; the first telling word decides. */
    static boolean hasValues(SqlText sql, int position) {
        Lexer lexer = new Lexer(sql.folded(), position);
        while (true) {
            Token token = lexer.next();
            if (lexer.atEnd()) {
                return false;
            }
            if (token == Token.KEYWORD) {
                Keyword word = lexer.keyword();
                if (word == Keyword.VALUES || word == Keyword.USING || word == Keyword.FILE) {
                    return true;
                }
                if (word == Keyword.SELECT) {
                    return false;
                }
            }
        }
    }

    /** INSERT INTO table [(columns)] query. */
    InsertSelect insert() {
        cursor.next();
        cursor.expect(Keyword.INTO);
        ObjectName table = names.qualifiedTable();
        List<String> columns = new ArrayList<>();
        if (cursor.at(Token.LEFT_PAREN) && !cursor.peekIs(Keyword.SELECT) && cursor.peek() != Token.LEFT_PAREN) {
            cursor.next();
            do {
                columns.add(names.column());
            } while (cursor.accept(Token.COMMA));
            cursor.expect(Token.RIGHT_PAREN);
        }
        if (!queries.atQuery()) {
            throw cursor.unexpected();
        }
        return new InsertSelect(table, columns, queries.query());
    }
}
