package io.taosj.engine.internal.sql;

/** What the parsers of statements are made of, all on the same cursor. */
record Readers(
        Cursor cursor, Names names, LiteralParser literals, TypeParser types, ExprParser exprs, QueryParser queries) {

    static Readers on(SqlText sql, boolean prepared) {
        Cursor cursor = new Cursor(sql, prepared);
        Names names = new Names(cursor);
        LiteralParser literals = new LiteralParser(cursor);
        TypeParser types = new TypeParser(cursor, literals);
        ExprParser exprs = new ExprParser(cursor, names, literals, types);
        return new Readers(cursor, names, literals, types, exprs, new QueryParser(cursor, names, exprs, literals));
    }
}
