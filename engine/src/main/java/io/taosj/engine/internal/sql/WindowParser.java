package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads window clauses and FILL. */
final class WindowParser {
    private final Cursor cursor;
    private final ExprParser exprs;
    private final LiteralParser literals;

    WindowParser(Cursor cursor, ExprParser exprs, LiteralParser literals) {
        this.cursor = cursor;
        this.exprs = exprs;
        this.literals = literals;
    }

    /** A window clause without FILL, or null if none is at the cursor. */
    @Nullable Window window() {
        if (!cursor.atKeyword()) {
            return null;
        }
        return switch (cursor.keyword()) {
            case INTERVAL -> interval();
            case SESSION -> session();
            case STATE_WINDOW -> state();
            case EVENT_WINDOW -> event();
            case COUNT_WINDOW -> count();
            case ANOMALY_WINDOW -> anomaly();
            default -> null;
        };
    }

    private void open() {
        cursor.next();
        cursor.expect(Token.LEFT_PAREN);
    }

    Window.Interval interval() {
        open();
        Expr duration = literals.windowDuration();
        Expr offset = null;
        boolean auto = false;
        if (cursor.accept(Token.COMMA)) {
            auto = cursor.accept(Keyword.AUTO);
            if (!auto) {
                offset = literals.windowDuration();
            }
        }
        cursor.expect(Token.RIGHT_PAREN);
        return new Window.Interval(duration, offset, auto, sliding());
    }

    @Nullable Expr sliding() {
        if (!cursor.accept(Keyword.SLIDING)) {
            return null;
        }
        cursor.expect(Token.LEFT_PAREN);
        Expr sliding = literals.windowDuration();
        cursor.expect(Token.RIGHT_PAREN);
        return sliding;
    }

    private Window session() {
        open();
        Expr column = exprs.column();
        cursor.expect(Token.COMMA);
        Expr gap = literals.windowDuration();
        cursor.expect(Token.RIGHT_PAREN);
        return new Window.Session(column, gap);
    }

    private Window state() {
        open();
        Expr expr = exprs.expression();
        cursor.expect(Token.RIGHT_PAREN);
        return new Window.State(expr);
    }

    private Window event() {
        cursor.next();
        cursor.expect(Keyword.START);
        cursor.expect(Keyword.WITH);
        Expr start = exprs.any();
        cursor.expect(Keyword.END);
        cursor.expect(Keyword.WITH);
        return new Window.Event(start, exprs.any());
    }

    private Window count() {
        open();
        Expr count = literals.integerLiteral();
        Expr sliding = cursor.accept(Token.COMMA) ? literals.integerLiteral() : null;
        cursor.expect(Token.RIGHT_PAREN);
        return new Window.Count(count, sliding);
    }

    private Window anomaly() {
        open();
        Expr expr = exprs.expression();
        String option = cursor.accept(Token.COMMA) ? literals.string() : null;
        cursor.expect(Token.RIGHT_PAREN);
        return new Window.Anomaly(expr, option);
    }

    /**
     * FILL, or null if it is not at the cursor.
     *
     * @param interpolation whether it belongs to INTERP, which knows one more mode
     */
    Query.@Nullable Fill fill(boolean interpolation) {
        if (!cursor.accept(Keyword.FILL)) {
            return null;
        }
        cursor.expect(Token.LEFT_PAREN);
        Keyword mode = cursor.keyword();
        List<Expr> values = new ArrayList<>();
        switch (mode) {
            case NONE, NULL, NULL_F, PREV, NEXT, LINEAR -> cursor.next();
            case VALUE, VALUE_F -> {
                cursor.next();
                cursor.expect(Token.COMMA);
                do {
                    values.add(exprs.expression());
                } while (cursor.accept(Token.COMMA));
            }
            default -> {
                if (!interpolation || mode != Keyword.NEAR) {
                    throw cursor.unexpected();
                }
                cursor.next();
            }
        }
        cursor.expect(Token.RIGHT_PAREN);
        return new Query.Fill(mode.name(), values);
    }
}
