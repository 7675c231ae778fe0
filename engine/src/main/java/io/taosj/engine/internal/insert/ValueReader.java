package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.insert.ValueToken.Kind;
import io.taosj.engine.internal.sql.Keyword;
import io.taosj.engine.internal.sql.Lexer;
import io.taosj.engine.internal.sql.Literals;
import io.taosj.engine.internal.sql.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of VALUES and TAGS. Before each value the lexer stands at the token in front of it, after it at the token
 * behind it.
 */
final class ValueReader {
    private static final String INVALID = "invalid data or symbol";
    private static final String INVALID_TIME = "invalid timestamp";
    private static final String TIME_UNITS = "buasmhdw";

    private final String text;
    private final Lexer lexer;

    ValueReader(String text, Lexer lexer) {
        this.text = text;
        this.lexer = lexer;
    }

    /**
     * Reads the next value.
     *
     * @param time whether it is for a TIMESTAMP, which may be a sum
     */
    void read(ValueToken out, boolean time) {
        Token first = nextRaw();
        int start = lexer.start();
        if (time && first == Token.DURATION) {
            durationFirst(out, start);
        } else {
            single(out, first);
            lexer.next();
            if (time) {
                offset(out, start);
            }
        }
    }

    private void single(ValueToken out, Token first) {
        switch (first) {
            case STRING -> string(out);
            case INTEGER -> number(out, Kind.INTEGER, lexer.start());
            case FLOAT -> number(out, Kind.FLOAT, lexer.start());
            case HEX -> number(out, Kind.HEX, lexer.start());
            case BINARY -> number(out, Kind.BINARY, lexer.start());
            case PLUS, MINUS -> signed(out);
            case KEYWORD -> word(out, lexer.keyword());
            case QUESTION -> throw error("? only used in stmt");
            default -> throw error(INVALID);
        }
    }

    /** Comments are no blanks here. */
    private Token nextRaw() {
        Token token = lexer.nextRaw();
        while (token == Token.BLANK) {
            token = lexer.nextRaw();
        }
        return token;
    }

    private void number(ValueToken out, Kind kind, int start) {
        out.set(kind, text, start, lexer.end());
        out.near(text, start, text.length());
    }

    private void signed(ValueToken out) {
        int start = lexer.start();
        Kind kind =
                switch (lexer.nextRaw()) {
                    case INTEGER -> Kind.INTEGER;
                    case FLOAT -> Kind.FLOAT;
                    case HEX -> Kind.HEX;
                    case BINARY -> Kind.BINARY;
                    default -> throw error(start, INVALID);
                };
        number(out, kind, start);
    }

    private void word(ValueToken out, @Nullable Keyword keyword) {
        if (keyword == null) {
            throw error(INVALID);
        }
        switch (keyword) {
            case NULL -> number(out, Kind.NULL, lexer.start());
            case TRUE, FALSE -> number(out, Kind.BOOL, lexer.start());
            case NOW -> call(out, Kind.NOW);
            case TODAY -> call(out, Kind.TODAY);
            default -> throw error(INVALID);
        }
    }

    /** {@code now} with or without parentheses. */
    private void call(ValueToken out, Kind kind) {
        int start = lexer.start();
        int end = lexer.end();
        if (lexer.next() == Token.LEFT_PAREN) {
            if (lexer.next() != Token.RIGHT_PAREN) {
                throw error(start, INVALID);
            }
            end = lexer.end();
        }
        lexer.moveTo(end);
        out.set(kind, text, start, end);
        out.near(text, start, text.length());
    }

    private void string(ValueToken out) {
        int from = lexer.start() + 1;
        int to = lexer.end() - 1;
        char quote = text.charAt(to);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == quote) {
                String decoded = Literals.decode(lexer.tokenText());
                out.set(Kind.STRING, decoded, 0, decoded.length());
                return;
            }
        }
        out.set(Kind.STRING, text, from, to);
    }

    /** {@code + 1d} behind a time. */
    private void offset(ValueToken out, int start) {
        Token sign = lexer.token();
        if (sign != Token.PLUS && sign != Token.MINUS) {
            return;
        }
        if (lexer.next() != Token.DURATION) {
            throw error(start, INVALID_TIME);
        }
        long amount = amount(start);
        out.offset(sign == Token.MINUS ? -amount : amount, text.charAt(lexer.end() - 1));
        out.near(text, start, text.length());
        lexer.next();
    }

    /** {@code 1d + now}. */
    private void durationFirst(ValueToken out, int start) {
        long amount = amount(start);
        char unit = text.charAt(lexer.end() - 1);
        if (lexer.next() != Token.PLUS) {
            throw error(start, INVALID_TIME);
        }
        single(out, nextRaw());
        lexer.next();
        out.offset(amount, unit);
        out.near(text, start, text.length());
    }

    private long amount(int start) {
        int unit = lexer.end() - 1;
        if (TIME_UNITS.indexOf(text.charAt(unit)) < 0 || !NumberText.isSmallInteger(text, lexer.start(), unit)) {
            throw error(start, INVALID_TIME);
        }
        return NumberText.smallInteger(text, lexer.start(), unit);
    }

    /** Error 0x216 at the current token. */
    EngineException error(String reason) {
        return error(lexer.start(), reason);
    }

    private EngineException error(int start, String reason) {
        return InsertErrors.near(text, start, reason);
    }
}
