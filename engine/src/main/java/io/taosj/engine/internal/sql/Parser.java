package io.taosj.engine.internal.sql;

/** Parses statements. Errors carry the server's code and text. */
public final class Parser {
    private static final double DEFAULT_RATIO = 0.001;

    private final SqlText sql;
    private final Readers readers;
    private final Cursor cursor;

    private Parser(SqlText sql, boolean prepared) {
        this.sql = sql;
        this.readers = Readers.on(sql, prepared);
        this.cursor = readers.cursor();
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
        if ((cursor.at(Keyword.INSERT) || cursor.at(Keyword.IMPORT)) && InsertParser.hasValues(sql, cursor.end())) {
            return new InsertStatement(sql, cursor.end());
        }
        Statement statement = cursor.at(Token.LEFT_PAREN) ? query() : started(cursor.keyword());
        cursor.expectEnd();
        return statement;
    }

    private Statement started(Keyword word) {
        return switch (word) {
            case SELECT -> query();
            case INSERT, IMPORT -> insert();
            case EXPLAIN -> explain();
            case DELETE -> delete();
            case CREATE -> create();
            case ALTER -> alter();
            case DROP -> drop();
            case USE, FLUSH, TRIM, COMPACT, S3MIGRATE -> new DatabaseParser(readers).other();
            case SHOW -> new ShowParser(readers).show();
            case DESC, DESCRIBE -> new ShowParser(readers).describe();
            case GRANT -> new UserParser(readers).grant();
            case REVOKE -> new UserParser(readers).revoke();
            case PAUSE -> new StreamParser(readers).pause();
            case RESUME -> new StreamParser(readers).resume();
            case KILL, BALANCE, MERGE, SPLIT, REDISTRIBUTE, RESTORE, RESET, UPDATE ->
                new ClusterParser(readers).other();
            default -> throw cursor.unexpected();
        };
    }

    private Statement query() {
        return new QueryStatement(readers.queries().query());
    }

    private InsertSelect insert() {
        return new InsertParser(cursor, readers.names(), readers.queries()).insert();
    }

    private Statement explain() {
        cursor.next();
        boolean analyze = cursor.accept(Keyword.ANALYZE);
        boolean verbose = false;
        double ratio = DEFAULT_RATIO;
        while (cursor.at(Keyword.VERBOSE) || cursor.at(Keyword.RATIO)) {
            if (cursor.accept(Keyword.VERBOSE)) {
                verbose = cursor.at(Keyword.TRUE);
                if (!cursor.accept(Keyword.TRUE)) {
                    cursor.expect(Keyword.FALSE);
                }
            } else {
                cursor.next();
                ratio = ratio();
            }
        }
        Statement explained = cursor.at(Keyword.INSERT) ? insert() : explainedQuery();
        return new ExplainStatement(analyze, verbose, ratio, explained);
    }

    private double ratio() {
        if (!cursor.at(Token.FLOAT)) {
            throw cursor.unexpected();
        }
        double ratio = Double.parseDouble(cursor.text());
        cursor.next();
        return ratio;
    }

    private Statement explainedQuery() {
        if (!readers.queries().atQuery()) {
            throw cursor.unexpected();
        }
        return query();
    }

    private Statement delete() {
        cursor.next();
        cursor.expect(Keyword.FROM);
        ObjectName table = readers.names().qualifiedTable();
        Expr where = cursor.accept(Keyword.WHERE) ? readers.exprs().any() : null;
        return new DeleteStatement(table, where);
    }

    private Statement create() {
        cursor.next();
        return switch (cursor.keyword()) {
            case DATABASE -> new DatabaseParser(readers).create();
            case TABLE, STABLE -> new TableParser(readers).create();
            case USER -> new UserParser(readers).create();
            case TOPIC -> new TopicParser(readers).create();
            case STREAM -> new StreamParser(readers).create();
            case INDEX, SMA -> new IndexParser(readers).create();
            case TSMA, RECURSIVE -> new IndexParser(readers).createTsma();
            case OR, AGGREGATE, FUNCTION, VIEW -> new FunctionViewParser(readers).create();
            case DNODE, MNODE, QNODE, SNODE, BNODE, ANODE, ENCRYPT_KEY, ACCOUNT -> new ClusterParser(readers).create();
            default -> throw cursor.unexpected();
        };
    }

    private Statement alter() {
        cursor.next();
        return switch (cursor.keyword()) {
            case DATABASE -> new DatabaseParser(readers).alter();
            case TABLE, STABLE -> new TableParser(readers).alter();
            case USER -> new UserParser(readers).alter();
            case DNODE, ALL, LOCAL, CLUSTER, ACCOUNT -> new ClusterParser(readers).alter();
            default -> throw cursor.unexpected();
        };
    }

    private Statement drop() {
        cursor.next();
        return switch (cursor.keyword()) {
            case DATABASE -> new DatabaseParser(readers).drop();
            case TABLE, STABLE -> new TableParser(readers).drop();
            case USER -> new UserParser(readers).drop();
            case TOPIC, CONSUMER -> new TopicParser(readers).drop();
            case STREAM -> new StreamParser(readers).drop();
            case INDEX -> new IndexParser(readers).drop();
            case TSMA -> new IndexParser(readers).dropTsma();
            case FUNCTION, VIEW -> new FunctionViewParser(readers).drop();
            case DNODE, MNODE, QNODE, SNODE, BNODE, ANODE -> new ClusterParser(readers).drop();
            default -> throw cursor.unexpected();
        };
    }
}
