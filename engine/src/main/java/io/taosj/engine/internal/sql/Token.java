package io.taosj.engine.internal.sql;

/** The kinds of tokens. */
public enum Token {
    /** The end of the text, or a semicolon for those who ask for it with {@link Lexer#atEnd()}. */
    EOF,
    /** What the lexer can't read: a foreign character, an unterminated quote, {@code 1.2.3}. */
    ILLEGAL,
    /** Only from {@link Lexer#nextRaw()}. */
    BLANK,
    /** Only from {@link Lexer#nextRaw()}. */
    COMMENT,
    /** A comment that starts with a plus sign; allowed directly behind SELECT. */
    HINT,
    /** A reserved word; {@link Lexer#keyword()} says which. */
    KEYWORD,
    /** A bare name in ASCII. */
    IDENTIFIER,
    /** A name in back-quotes. */
    QUOTED,
    /** A bare word with characters beyond ASCII: allowed as column or column alias. */
    WORD,
    STRING,
    INTEGER,
    FLOAT,
    /** Digits and one unit letter. */
    DURATION,
    HEX,
    BINARY,
    /** Four integers with dots. */
    IP,
    PLUS,
    MINUS,
    STAR,
    SLASH,
    PERCENT,
    CONCAT,
    BIT_OR,
    BIT_AND,
    BIT_NOT,
    LEFT_SHIFT,
    RIGHT_SHIFT,
    ARROW,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    DOT,
    COMMA,
    SEMICOLON,
    LEFT_PAREN,
    RIGHT_PAREN,
    QUESTION,
    COLON
}
