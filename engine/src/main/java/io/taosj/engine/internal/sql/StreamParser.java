package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads statements about streams. */
final class StreamParser {
    private final Cursor cursor;
    private final Names names;
    private final LiteralParser literals;
    private final TypeParser types;
    private final ExprParser exprs;
    private final QueryParser queries;

    StreamParser(Readers readers) {
        this.cursor = readers.cursor();
        this.names = readers.names();
        this.literals = readers.literals();
        this.types = readers.types();
        this.exprs = readers.exprs();
        this.queries = readers.queries();
    }

    Statement create() {
        cursor.next();
        boolean ifNotExists = cursor.acceptIfNotExists();
        String name = names.object();
        List<Option> options = options();
        cursor.expect(Keyword.INTO);
        ObjectName target = names.qualifiedTable();
        List<StreamStatement.TargetColumn> columns = columns();
        List<StreamStatement.TargetTag> tags = cursor.accept(Keyword.TAGS) ? tags() : List.of();
        Expr subtable = cursor.accept(Keyword.SUBTABLE) ? subtable() : null;
        cursor.expect(Keyword.AS);
        if (!queries.atQuery()) {
            throw cursor.unexpected();
        }
        int start = cursor.start();
        Query query = queries.query();
        return new StreamStatement.Create(
                ifNotExists, name, options, target, columns, tags, subtable, query, cursor.spanFrom(start));
    }

    private List<Option> options() {
        List<Option> options = new ArrayList<>();
        while (cursor.atKeyword() && !cursor.at(Keyword.INTO)) {
            int start = cursor.start();
            Option option = option();
            if (option == null) {
                break;
            }
            for (Option earlier : options) {
                if (earlier.name().equals(option.name())) {
                    throw SqlErrors.syntax(cursor.sql().rest(start));
                }
            }
            options.add(option);
        }
        return options;
    }

    private @Nullable Option option() {
        int start = cursor.start();
        Keyword word = cursor.keyword();
        String name = word.lower();
        List<Expr> values;
        switch (word) {
            case TRIGGER -> {
                cursor.next();
                values = trigger();
            }
            case WATERMARK, DELETE_MARK -> {
                cursor.next();
                values = List.of(literals.duration());
            }
            case FILL_HISTORY -> {
                cursor.next();
                values = List.of(literals.integerLiteral());
            }
            case IGNORE -> {
                cursor.next();
                boolean expired = cursor.accept(Keyword.EXPIRED);
                if (!expired) {
                    cursor.expect(Keyword.UPDATE);
                }
                name = expired ? "ignore_expired" : "ignore_update";
                values = List.of(literals.integerLiteral());
            }
            default -> {
                return null;
            }
        }
        return new Option(name, values, cursor.spanFrom(start));
    }

    private List<Expr> trigger() {
        Span span = cursor.tokenSpan();
        Keyword mode = cursor.keyword();
        List<Expr> values = new ArrayList<>();
        switch (mode) {
            case AT_ONCE, WINDOW_CLOSE, FORCE_WINDOW_CLOSE, MAX_DELAY -> {
                values.add(new Expr.StringLiteral(mode.lower(), span));
                cursor.next();
            }
            default -> throw cursor.unexpected();
        }
        if (mode == Keyword.MAX_DELAY) {
            values.add(literals.duration());
        }
        return values;
    }

    private List<StreamStatement.TargetColumn> columns() {
        List<StreamStatement.TargetColumn> columns = new ArrayList<>();
        if (cursor.accept(Token.LEFT_PAREN)) {
            do {
                String name = names.column();
                boolean primaryKey = cursor.accept(Keyword.PRIMARY);
                if (primaryKey) {
                    cursor.expect(Keyword.KEY);
                }
                columns.add(new StreamStatement.TargetColumn(name, primaryKey));
            } while (cursor.accept(Token.COMMA));
            cursor.expect(Token.RIGHT_PAREN);
        }
        return columns;
    }

    /** Names with types, or names alone, as the first one shows. */
    private List<StreamStatement.TargetTag> tags() {
        cursor.expect(Token.LEFT_PAREN);
        List<StreamStatement.TargetTag> tags = new ArrayList<>();
        boolean first = true;
        boolean typed = false;
        do {
            String name = names.column();
            typed = first ? !cursor.at(Token.COMMA) && !cursor.at(Token.RIGHT_PAREN) : typed;
            first = false;
            tags.add(new StreamStatement.TargetTag(name, typed ? types.columnType() : null));
        } while (cursor.accept(Token.COMMA));
        cursor.expect(Token.RIGHT_PAREN);
        return tags;
    }

    private Expr subtable() {
        cursor.expect(Token.LEFT_PAREN);
        Expr expr = exprs.expression();
        cursor.expect(Token.RIGHT_PAREN);
        return expr;
    }

    Statement drop() {
        cursor.next();
        boolean ifExists = cursor.acceptIfExists();
        return new StreamStatement.Drop(ifExists, names.object());
    }

    Statement pause() {
        cursor.next();
        cursor.expect(Keyword.STREAM);
        boolean ifExists = cursor.acceptIfExists();
        return new StreamStatement.Pause(ifExists, names.object());
    }

    Statement resume() {
        cursor.next();
        cursor.expect(Keyword.STREAM);
        boolean ifExists = cursor.acceptIfExists();
        boolean ignoreUntreated = cursor.accept(Keyword.IGNORE);
        if (ignoreUntreated) {
            cursor.expect(Keyword.UNTREATED);
        }
        return new StreamStatement.Resume(ifExists, ignoreUntreated, names.object());
    }
}
