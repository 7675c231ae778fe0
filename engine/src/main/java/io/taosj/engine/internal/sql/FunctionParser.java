package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads calls of functions, also of those with a grammar of their own. */
final class FunctionParser {
    private final Cursor cursor;
    private final ExprParser exprs;
    private final TypeParser types;

    FunctionParser(Cursor cursor, ExprParser exprs, TypeParser types) {
        this.cursor = cursor;
        this.exprs = exprs;
        this.types = types;
    }

    /** A call of a function whose name is a reserved word, or null if the word at the cursor is none. */
    @Nullable Expr reserved() {
        int start = cursor.start();
        Keyword word = cursor.keyword();
        return switch (word) {
            case CAST -> cast(start);
            case COUNT, FIRST, LAST, LAST_ROW -> star(start, word);
            case POSITION -> position(start);
            case TRIM -> trim(start);
            case SUBSTR, SUBSTRING -> substring(start, word);
            case REPLACE -> {
                open();
                yield call(word.lower(), start);
            }
            case RAND -> {
                open();
                yield cursor.at(Token.RIGHT_PAREN) ? noArguments(word, start) : call(word.lower(), start);
            }
            case PI, TIMEZONE, DATABASE, USER, CURRENT_USER, CLIENT_VERSION, SERVER_VERSION, SERVER_STATUS -> {
                open();
                yield noArguments(word, start);
            }
            default -> null;
        };
    }

    private void open() {
        cursor.next();
        cursor.expect(Token.LEFT_PAREN);
    }

    private Expr noArguments(Keyword word, int start) {
        cursor.expect(Token.RIGHT_PAREN);
        return new Expr.FunctionCall(word.lower(), List.of(), cursor.spanFrom(start));
    }

    /** The arguments and the closing parenthesis of a call; at least one argument. */
    Expr.FunctionCall call(String name, int start) {
        List<Expr> args = new ArrayList<>();
        do {
            args.add(exprs.expression());
        } while (cursor.accept(Token.COMMA));
        return close(name, args, start);
    }

    private Expr.FunctionCall close(String name, List<Expr> args, int start) {
        cursor.expect(Token.RIGHT_PAREN);
        return new Expr.FunctionCall(name, args, cursor.spanFrom(start));
    }

    private Expr star(int start, Keyword word) {
        open();
        List<Expr> args = new ArrayList<>();
        if (cursor.at(Token.STAR)) {
            args.add(new Expr.Star(null, cursor.tokenSpan()));
            cursor.next();
        } else {
            do {
                args.add(exprs.expressionOrTableStar());
            } while (cursor.accept(Token.COMMA));
        }
        return close(word.lower(), args, start);
    }

    private Expr cast(int start) {
        open();
        Expr operand = exprs.expression();
        cursor.expect(Keyword.AS);
        TypeName type = types.castType();
        cursor.expect(Token.RIGHT_PAREN);
        return new Expr.Cast(operand, type, cursor.spanFrom(start));
    }

    private Expr position(int start) {
        open();
        Expr part = exprs.expression();
        cursor.expect(Keyword.IN);
        return close("position", List.of(part, exprs.expression()), start);
    }

    private Expr substring(int start, Keyword word) {
        open();
        Expr text = exprs.expression();
        List<Expr> args = new ArrayList<>();
        args.add(text);
        if (cursor.accept(Keyword.FROM)) {
            args.add(exprs.expression());
            if (cursor.accept(Keyword.FOR)) {
                args.add(exprs.expression());
            }
        } else {
            while (cursor.accept(Token.COMMA)) {
                args.add(exprs.expression());
            }
        }
        return close(word.lower(), args, start);
    }

    private Expr trim(int start) {
        open();
        String side = "BOTH";
        boolean sideWritten = cursor.at(Keyword.BOTH) || cursor.at(Keyword.LEADING) || cursor.at(Keyword.TRAILING);
        if (sideWritten) {
            side = cursor.keyword().name();
            cursor.next();
        }
        Expr set = null;
        Expr operand;
        if (sideWritten && cursor.accept(Keyword.FROM)) {
            operand = exprs.expression();
        } else {
            operand = exprs.expression();
            if (sideWritten || cursor.at(Keyword.FROM)) {
                cursor.expect(Keyword.FROM);
                set = operand;
                operand = exprs.expression();
            }
        }
        cursor.expect(Token.RIGHT_PAREN);
        return new Expr.Trim(side, set, operand, cursor.spanFrom(start));
    }
}
