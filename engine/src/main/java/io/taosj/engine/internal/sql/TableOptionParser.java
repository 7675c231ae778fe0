package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;

/** Reads options of tables. */
final class TableOptionParser {
    private final Cursor cursor;
    private final Names names;
    private final LiteralParser literals;

    TableOptionParser(Readers readers) {
        this.cursor = readers.cursor();
        this.names = readers.names();
        this.literals = readers.literals();
    }

    /** All options from the cursor on; none is fine. */
    List<Option> all() {
        List<Option> options = new ArrayList<>();
        while (cursor.atKeyword() && isOption(cursor.keyword())) {
            options.add(option());
        }
        return options;
    }

    /** COMMENT and TTL from the cursor on. */
    List<Option> commentAndTtl() {
        List<Option> options = new ArrayList<>();
        while (cursor.at(Keyword.COMMENT) || cursor.at(Keyword.TTL)) {
            options.add(option());
        }
        return options;
    }

    private static boolean isOption(Keyword word) {
        return switch (word) {
            case COMMENT, TTL, WATERMARK, MAX_DELAY, DELETE_MARK, ROLLUP, SMA -> true;
            default -> false;
        };
    }

    private Option option() {
        int start = cursor.start();
        Keyword word = cursor.keyword();
        cursor.next();
        List<Expr> values =
                switch (word) {
                    case COMMENT -> List.of(literals.stringLiteral());
                    case TTL -> List.of(literals.integerLiteral());
                    case ROLLUP -> List.of(rollup());
                    case SMA -> columns();
                    default -> durations();
                };
        return new Option(word.lower(), values, cursor.spanFrom(start));
    }

    private List<Expr> durations() {
        List<Expr> durations = new ArrayList<>();
        do {
            durations.add(literals.duration());
        } while (cursor.accept(Token.COMMA));
        return durations;
    }

    /** The function in parentheses; two of them are reserved words. */
    private Expr rollup() {
        cursor.expect(Token.LEFT_PAREN);
        Span span = cursor.tokenSpan();
        String function;
        if (cursor.at(Keyword.FIRST) || cursor.at(Keyword.LAST)) {
            function = cursor.text();
            cursor.next();
        } else {
            function = names.object();
        }
        cursor.expect(Token.RIGHT_PAREN);
        return new Expr.ColumnRef(null, function, false, span);
    }

    private List<Expr> columns() {
        cursor.expect(Token.LEFT_PAREN);
        List<Expr> columns = new ArrayList<>();
        do {
            Span span = cursor.tokenSpan();
            boolean quoted = cursor.at(Token.QUOTED);
            columns.add(new Expr.ColumnRef(null, names.column(), quoted, span));
        } while (cursor.accept(Token.COMMA));
        cursor.expect(Token.RIGHT_PAREN);
        return columns;
    }
}
