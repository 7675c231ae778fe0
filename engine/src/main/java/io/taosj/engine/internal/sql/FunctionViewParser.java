package io.taosj.engine.internal.sql;

/** Reads statements about user-defined functions and about views, which begin alike. */
final class FunctionViewParser {
    private final Cursor cursor;
    private final Names names;
    private final LiteralParser literals;
    private final TypeParser types;
    private final QueryParser queries;

    FunctionViewParser(Readers readers) {
        this.cursor = readers.cursor();
        this.names = readers.names();
        this.literals = readers.literals();
        this.types = readers.types();
        this.queries = readers.queries();
    }

    /** CREATE [OR REPLACE] VIEW, CREATE [OR REPLACE] [AGGREGATE] FUNCTION. */
    Statement create() {
        boolean orReplace = cursor.accept(Keyword.OR);
        if (orReplace) {
            cursor.expect(Keyword.REPLACE);
        }
        if (cursor.accept(Keyword.VIEW)) {
            return view(orReplace);
        }
        boolean aggregate = cursor.accept(Keyword.AGGREGATE);
        cursor.expect(Keyword.FUNCTION);
        return function(orReplace, aggregate);
    }

    private Statement view(boolean orReplace) {
        ObjectName name = names.qualifiedTable();
        cursor.expect(Keyword.AS);
        if (!queries.atQuery()) {
            throw cursor.unexpected();
        }
        return new ViewStatement.Create(orReplace, name, queries.query());
    }

    private Statement function(boolean orReplace, boolean aggregate) {
        boolean ifNotExists = cursor.acceptIfNotExists();
        String name = names.object();
        cursor.expect(Keyword.AS);
        String path = literals.string();
        cursor.expect(Keyword.OUTPUTTYPE);
        TypeName type = types.columnType();
        long bufferSize = 0;
        if (cursor.accept(Keyword.BUFSIZE)) {
            bufferSize = literals.integer();
            if (!aggregate) {
                throw SqlErrors.of(SqlErrors.SYNTAX, "BUFSIZE can only be used with UDAF");
            }
        }
        String language = cursor.accept(Keyword.LANGUAGE) ? literals.string() : null;
        return new FunctionStatement.Create(orReplace, ifNotExists, aggregate, name, path, type, bufferSize, language);
    }

    Statement drop() {
        if (cursor.accept(Keyword.VIEW)) {
            boolean ifExists = cursor.acceptIfExists();
            return new ViewStatement.Drop(ifExists, names.qualifiedTable());
        }
        cursor.expect(Keyword.FUNCTION);
        boolean ifExists = cursor.acceptIfExists();
        return new FunctionStatement.Drop(ifExists, names.object());
    }
}
