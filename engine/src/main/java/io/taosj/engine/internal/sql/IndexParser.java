package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;

/** Reads statements about indexes and TSMAs. */
final class IndexParser {
    private final Cursor cursor;
    private final Names names;
    private final LiteralParser literals;
    private final ExprParser exprs;
    private final WindowParser windows;

    IndexParser(Readers readers) {
        this.cursor = readers.cursor();
        this.names = readers.names();
        this.literals = readers.literals();
        this.exprs = readers.exprs();
        this.windows = new WindowParser(cursor, exprs, literals);
    }

    /** CREATE INDEX and CREATE SMA INDEX. */
    Statement create() {
        boolean sma = cursor.accept(Keyword.SMA);
        cursor.expect(Keyword.INDEX);
        boolean ifNotExists = cursor.acceptIfNotExists();
        ObjectName name = names.qualifiedIndex();
        cursor.expect(Keyword.ON);
        ObjectName table = names.qualifiedTable();
        if (sma) {
            return sma(ifNotExists, name, table);
        }
        cursor.expect(Token.LEFT_PAREN);
        List<String> columns = new ArrayList<>();
        do {
            columns.add(names.column());
        } while (cursor.accept(Token.COMMA));
        cursor.expect(Token.RIGHT_PAREN);
        return new IndexStatement.Create(ifNotExists, name, table, columns);
    }

    private Statement sma(boolean ifNotExists, ObjectName name, ObjectName table) {
        List<Expr.FunctionCall> functions = functions();
        if (!cursor.at(Keyword.INTERVAL)) {
            throw cursor.unexpected();
        }
        Window.Interval interval = windows.interval();
        List<Option> options = new ArrayList<>();
        while (cursor.at(Keyword.WATERMARK) || cursor.at(Keyword.MAX_DELAY) || cursor.at(Keyword.DELETE_MARK)) {
            int start = cursor.start();
            String word = cursor.keyword().lower();
            cursor.next();
            options.add(new Option(word, List.of(literals.duration()), cursor.spanFrom(start)));
        }
        return new IndexStatement.CreateSma(
                ifNotExists,
                name,
                table,
                functions,
                interval.duration(),
                interval.offset(),
                interval.sliding(),
                options);
    }

    private List<Expr.FunctionCall> functions() {
        cursor.expect(Keyword.FUNCTION);
        cursor.expect(Token.LEFT_PAREN);
        List<Expr.FunctionCall> functions = new ArrayList<>();
        do {
            functions.add(exprs.functionCall());
        } while (cursor.accept(Token.COMMA));
        cursor.expect(Token.RIGHT_PAREN);
        return functions;
    }

    Statement drop() {
        cursor.next();
        boolean ifExists = cursor.acceptIfExists();
        return new IndexStatement.Drop(ifExists, names.qualifiedIndex());
    }

    /** CREATE [RECURSIVE] TSMA. */
    Statement createTsma() {
        boolean recursive = cursor.accept(Keyword.RECURSIVE);
        cursor.expect(Keyword.TSMA);
        boolean ifNotExists = cursor.acceptIfNotExists();
        String name = names.object();
        cursor.expect(Keyword.ON);
        ObjectName table = names.qualifiedTable();
        List<Expr.FunctionCall> functions = recursive ? List.of() : functions();
        cursor.expect(Keyword.INTERVAL);
        cursor.expect(Token.LEFT_PAREN);
        Expr interval = literals.duration();
        cursor.expect(Token.RIGHT_PAREN);
        return recursive
                ? new TsmaStatement.CreateRecursive(ifNotExists, name, table, interval)
                : new TsmaStatement.Create(ifNotExists, name, table, functions, interval);
    }

    Statement dropTsma() {
        cursor.next();
        boolean ifExists = cursor.acceptIfExists();
        return new TsmaStatement.Drop(ifExists, names.qualifiedTable());
    }
}
