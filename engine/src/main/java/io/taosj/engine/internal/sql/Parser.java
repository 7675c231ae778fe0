package io.taosj.engine.internal.sql;

/** Parses statements. Errors carry the server's code and text. */
public final class Parser {
    private final SqlText sql;
    private final Cursor cursor;
    private final Names names;
    private final LiteralParser literals;
    private final TypeParser types;
    private final ExprParser exprs;
    private final QueryParser queries;

    private Parser(SqlText sql, boolean prepared) {
        this.sql = sql;
        this.cursor = new Cursor(sql, prepared);
        this.names = new Names(cursor);
        this.literals = new LiteralParser(cursor);
        this.types = new TypeParser(cursor, literals);
        this.exprs = new ExprParser(cursor, names, literals, types);
        this.queries = new QueryParser(cursor, names, exprs, literals);
    }

    /**
     * Parses a statement; what follows its first semicolon is ignored.
     *
     * @throws io.taosj.engine.EngineException for syntax errors and for what a statement alone shows to be wrong
     */
    public static Statement parse(SqlText sql) {
        return new Parser(sql, false).statement();
    }

    /**
     * Parses a statement of the prepared kind, in which question marks stand for values.
     *
     * @throws io.taosj.engine.EngineException as {@link #parse}
     */
    public static Statement parsePrepared(SqlText sql) {
        return new Parser(sql, true).statement();
    }

    private Statement statement() {
        if (cursor.at(Keyword.INSERT) || cursor.at(Keyword.IMPORT)) {
            if (InsertParser.hasValues(sql, cursor.end())) {
                return new InsertStatement(sql, cursor.end());
            }
            return ended(new InsertParser(cursor, names, queries).insert());
        }
        if (queries.atQuery()) {
            return ended(new QueryStatement(queries.query()));
        }
        throw cursor.unexpected();
    }

    private Statement ended(Statement statement) {
        cursor.expectEnd();
        return statement;
    }
}
