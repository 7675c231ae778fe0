package io.taosj.engine.internal.sql;

/** Reads statements about topics. */
final class TopicParser {
    private final Cursor cursor;
    private final Names names;
    private final ExprParser exprs;
    private final QueryParser queries;

    TopicParser(Readers readers) {
        this.cursor = readers.cursor();
        this.names = readers.names();
        this.exprs = readers.exprs();
        this.queries = readers.queries();
    }

    Statement create() {
        cursor.next();
        boolean ifNotExists = cursor.acceptIfNotExists();
        String name = names.object();
        TopicStatement.Meta meta = meta();
        cursor.expect(Keyword.AS);
        if (cursor.accept(Keyword.DATABASE)) {
            return new TopicStatement.CreateFromDatabase(ifNotExists, name, meta, names.database());
        }
        if (cursor.accept(Keyword.STABLE)) {
            ObjectName table = names.qualifiedTable();
            Expr where = cursor.accept(Keyword.WHERE) ? exprs.any() : null;
            return new TopicStatement.CreateFromStable(ifNotExists, name, meta, table, where);
        }
        if (meta != TopicStatement.Meta.NONE || !queries.atQuery()) {
            throw cursor.unexpected();
        }
        int start = cursor.start();
        Query query = queries.query();
        return new TopicStatement.CreateFromQuery(ifNotExists, name, query, cursor.spanFrom(start));
    }

    private TopicStatement.Meta meta() {
        boolean with = cursor.accept(Keyword.WITH);
        boolean only = !with && cursor.accept(Keyword.ONLY);
        if (!with && !only) {
            return TopicStatement.Meta.NONE;
        }
        cursor.expect(Keyword.META);
        return with ? TopicStatement.Meta.WITH : TopicStatement.Meta.ONLY;
    }

    Statement drop() {
        if (cursor.accept(Keyword.TOPIC)) {
            boolean ifExists = cursor.acceptIfExists();
            boolean force = cursor.accept(Keyword.FORCE);
            return new TopicStatement.Drop(ifExists, force, names.object());
        }
        cursor.expect(Keyword.CONSUMER);
        cursor.expect(Keyword.GROUP);
        boolean ifExists = cursor.acceptIfExists();
        boolean force = cursor.accept(Keyword.FORCE);
        String group = names.object();
        cursor.expect(Keyword.ON);
        return new TopicStatement.DropGroup(ifExists, force, group, names.object());
    }
}
