package io.taosj.engine.internal.sql;

import io.taosj.engine.EngineException;

/** The parsers' view of a statement: one token of look-ahead, and the errors that a wrong token gives. */
final class Cursor {
    /** What nesting may cost in all; keeps this parser and those who walk its trees within any thread's stack. */
    private static final int MAX_DEPTH = 1000;

    private final SqlText sql;
    private final Lexer lexer;
    private final Lexer ahead;
    private final boolean prepared;
    private int previousEnd;
    private int placeholders;
    private int depth;

    Cursor(SqlText sql, boolean prepared) {
        this.sql = sql;
        this.prepared = prepared;
        this.lexer = new Lexer(sql.folded());
        this.ahead = new Lexer(sql.folded());
        lexer.next();
    }

    SqlText sql() {
        return sql;
    }

    /** The current token's first character. */
    int start() {
        return lexer.start();
    }

    /** Behind the current token. */
    int end() {
        return lexer.end();
    }

    /** Behind the token before the current one. */
    int previousEnd() {
        return previousEnd;
    }

    /** From a position to the end of the token before the current one. */
    Span spanFrom(int start) {
        return new Span(start, previousEnd);
    }

    /** The current token alone. */
    Span tokenSpan() {
        return new Span(lexer.start(), lexer.end());
    }

    Token token() {
        return lexer.token();
    }

    String text() {
        return lexer.tokenText();
    }

    boolean at(Token token) {
        return lexer.token() == token;
    }

    boolean at(Keyword keyword) {
        return lexer.keyword() == keyword;
    }

    /** The reserved word at the cursor; for switches, where a token that is none must not match. */
    boolean atKeyword() {
        return lexer.keyword() != null;
    }

    Keyword keyword() {
        Keyword keyword = lexer.keyword();
        if (keyword == null) {
            throw unexpected();
        }
        return keyword;
    }

    void next() {
        previousEnd = lexer.end();
        lexer.next();
    }

    /** Looks at the token behind the current one. */
    Token peek() {
        ahead.moveTo(lexer.end());
        return ahead.next();
    }

    /** Looks at the reserved word behind the current token. */
    boolean peekIs(Keyword keyword) {
        peek();
        return ahead.keyword() == keyword;
    }

    /** Whether a dot and a star follow the current token. */
    boolean dotAndStarFollow() {
        return peek() == Token.DOT && ahead.next() == Token.STAR;
    }

    boolean accept(Token token) {
        if (lexer.token() != token) {
            return false;
        }
        next();
        return true;
    }

    boolean accept(Keyword keyword) {
        if (lexer.keyword() != keyword) {
            return false;
        }
        next();
        return true;
    }

    void expect(Token token) {
        if (!accept(token)) {
            throw unexpected();
        }
    }

    void expect(Keyword keyword) {
        if (!accept(keyword)) {
            throw unexpected();
        }
    }

    /** IF NOT EXISTS, if it is there. */
    boolean acceptIfNotExists() {
        if (!accept(Keyword.IF)) {
            return false;
        }
        expect(Keyword.NOT);
        expect(Keyword.EXISTS);
        return true;
    }

    /** IF EXISTS, if it is there. */
    boolean acceptIfExists() {
        if (!accept(Keyword.IF)) {
            return false;
        }
        expect(Keyword.EXISTS);
        return true;
    }

    /** Makes sure that the statement ends here. */
    void expectEnd() {
        if (!lexer.atEnd()) {
            throw unexpected();
        }
    }

    /** The number of the question mark at the cursor, which is passed over. */
    int placeholder() {
        if (!prepared || !at(Token.QUESTION)) {
            throw unexpected();
        }
        next();
        return placeholders++;
    }

    boolean atPlaceholder() {
        return prepared && at(Token.QUESTION);
    }

    /** Goes down by a number of levels; {@link #leave} goes up again. */
    void enter(int levels) {
        depth += levels;
        if (depth > MAX_DEPTH) {
            throw SqlErrors.of(
                    SqlErrors.SYNTAX,
                    "nested too deeply, simplify the statement near \"" + sql.rest(lexer.start()) + "\"");
        }
    }

    void leave(int levels) {
        depth -= levels;
    }

    /** The error of a token that can't stand where it stands. */
    EngineException unexpected() {
        return switch (lexer.token()) {
            case EOF -> SqlErrors.of(SqlErrors.INCOMPLETE, "Incomplete SQL statement");
            case ILLEGAL -> SqlErrors.of(SqlErrors.SYNTAX, "unrecognized token: \"" + sql.rest(lexer.start()) + "\"");
            default -> SqlErrors.syntax(sql.rest(lexer.start()));
        };
    }
}
