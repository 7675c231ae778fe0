package io.taosj.engine.internal.sql;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into tokens, one at a time and without copying: the current token is a kind and two positions.
 *
 * <p>Works on folded and on original texts alike. For one thread at a time.
 */
public final class Lexer {
    private final String text;
    private int position;
    private Token token = Token.EOF;
    private int start;
    private @Nullable Keyword keyword;

    /** Starts before a text's first token. */
    public Lexer(String text) {
        this(text, 0);
    }

    /** Starts at a position that is no token's middle. */
    public Lexer(String text, int position) {
        this.text = text;
        this.position = position;
        this.start = position;
    }

    /** Goes back or forth to a position that is no token's middle; {@link #next()} reads from there. */
    public void moveTo(int newPosition) {
        position = newPosition;
        start = newPosition;
        token = Token.EOF;
        keyword = null;
    }

    /** The kind of the current token. */
    public Token token() {
        return token;
    }

    /** Which reserved word the current token is, or null. */
    public @Nullable Keyword keyword() {
        return keyword;
    }

    /** The current token's first character. */
    public int start() {
        return start;
    }

    /** Behind the current token. */
    public int end() {
        return position;
    }

    /** The current token as written. */
    public String tokenText() {
        return text.substring(start, position);
    }

    /** Whether the statement ends at the current token: at the text's end or at a semicolon. */
    public boolean atEnd() {
        return token == Token.EOF || token == Token.SEMICOLON;
    }

    /** Goes to the next token behind blanks and comments. */
    public Token next() {
        Token next = nextRaw();
        while (next == Token.BLANK || next == Token.COMMENT) {
            next = nextRaw();
        }
        return next;
    }

    /** Goes to the next token; blanks and comments are tokens too. */
    public Token nextRaw() {
        start = position;
        keyword = null;
        token = position < text.length() ? scan(text.charAt(position)) : Token.EOF;
        return token;
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    private Token take(int length, Token kind) {
        position = start + length;
        return kind;
    }

    private Token scan(char c) {
        if (isWordStart(c)) {
            return word();
        }
        if (isDigit(c)) {
            return number();
        }
        return switch (c) {
            case ' ', '\t', '\n', '\r', '\f', '\u000B' -> blank();
            case '\'', '"' -> string(c);
            case '`' -> quotedName();
            case '-' -> minus();
            case '/' -> slash();
            case '.' -> isDigit(at(start + 1)) ? fraction(start) : take(1, Token.DOT);
            case '<', '>', '=', '!', '|' -> comparison(c);
            default -> single(c);
        };
    }

    private Token single(char c) {
        Token kind =
                switch (c) {
                    case ',' -> Token.COMMA;
                    case '(' -> Token.LEFT_PAREN;
                    case ')' -> Token.RIGHT_PAREN;
                    case '*' -> Token.STAR;
                    case '+' -> Token.PLUS;
                    case ';' -> Token.SEMICOLON;
                    case '%' -> Token.PERCENT;
                    case '&' -> Token.BIT_AND;
                    case '~' -> Token.BIT_NOT;
                    case '?' -> Token.QUESTION;
                    case ':' -> Token.COLON;
                    default -> Token.ILLEGAL;
                };
        return take(1, kind);
    }

    private Token comparison(char c) {
        char second = at(start + 1);
        return switch (c) {
            case '<' ->
                switch (second) {
                    case '=' -> take(2, Token.LESS_EQUAL);
                    case '>' -> take(2, Token.NOT_EQUAL);
                    case '<' -> take(2, Token.LEFT_SHIFT);
                    default -> take(1, Token.LESS);
                };
            case '>' ->
                switch (second) {
                    case '=' -> take(2, Token.GREATER_EQUAL);
                    case '>' -> take(2, Token.RIGHT_SHIFT);
                    default -> take(1, Token.GREATER);
                };
            case '=' -> take(second == '=' ? 2 : 1, Token.EQUAL);
            case '!' -> second == '=' ? take(2, Token.NOT_EQUAL) : take(1, Token.ILLEGAL);
            default -> second == '|' ? take(2, Token.CONCAT) : take(1, Token.BIT_OR);
        };
    }

    private Token blank() {
        int i = start + 1;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        position = i;
        return Token.BLANK;
    }

    private Token minus() {
        char second = at(start + 1);
        if (second == '-') {
            int end = text.indexOf('\n', start);
            position = end < 0 ? text.length() : end;
            return Token.COMMENT;
        }
        return second == '>' ? take(2, Token.ARROW) : take(1, Token.MINUS);
    }

    private Token slash() {
        // at the very end of the text these are two operators
        if (at(start + 1) != '*' || start + 2 >= text.length()) {
            return take(1, Token.SLASH);
        }
        boolean hint = text.charAt(start + 2) == '+';
        int end = text.indexOf("*/", start + 2);
        position = end < 0 ? text.length() : end + 2;
        return hint ? Token.HINT : Token.COMMENT;
    }

    private Token string(char quote) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                if (at(i + 1) != quote) {
                    return take(i + 1 - start, Token.STRING);
                }
                i++;
            }
        }
        return take(text.length() - start, Token.ILLEGAL);
    }

    private Token quotedName() {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '`') {
                if (at(i + 1) != '`') {
                    return take(i + 1 - start, Token.QUOTED);
                }
                i++;
            }
        }
        return take(text.length() - start, Token.ILLEGAL);
    }

    private Token word() {
        boolean foreign = false;
        int i = start;
        while (i < text.length() && isWordPart(text.charAt(i))) {
            foreign |= text.charAt(i) >= 0x80;
            i++;
        }
        position = i;
        if (foreign) {
            return Token.WORD;
        }
        keyword = Keyword.find(text, start, i);
        return keyword == null ? Token.IDENTIFIER : Token.KEYWORD;
    }

    private Token number() {
        int i = skipDigits(start);
        if (i == start + 1 && text.charAt(start) == '0') {
            Token based = based();
            if (based != null) {
                return based;
            }
        }
        char c = at(i);
        if (isDurationUnit(c) && !isWordPart(at(i + 1))) {
            return take(i + 1 - start, Token.DURATION);
        }
        int dots = 0;
        while (at(i) == '.' && isDigit(at(i + 1))) {
            dots++;
            i = skipDigits(i + 1);
        }
        if (dots > 1) {
            return take(i - start, dots == 3 ? Token.IP : Token.ILLEGAL);
        }
        if (dots == 0 && at(i) == '.') {
            i++;
            dots = 1;
        }
        return exponent(i, dots > 0);
    }

    /** {@code 0x1F} or {@code 0b101}, or null if it is neither. */
    private @Nullable Token based() {
        char prefix = at(start + 1);
        int i = start + 2;
        if (prefix == 'x') {
            while (isHexDigit(at(i))) {
                i++;
            }
        } else if (prefix == 'b') {
            while (at(i) == '0' || at(i) == '1') {
                i++;
            }
        }
        if (i == start + 2) {
            return null;
        }
        return take(i - start, prefix == 'x' ? Token.HEX : Token.BINARY);
    }

    private Token fraction(int dot) {
        return exponent(skipDigits(dot + 1), true);
    }

    private Token exponent(int from, boolean isFloat) {
        int i = from;
        if (at(i) == 'e' || at(i) == 'E') {
            int digits = at(i + 1) == '+' || at(i + 1) == '-' ? i + 2 : i + 1;
            if (isDigit(at(digits))) {
                return take(skipDigits(digits) - start, Token.FLOAT);
            }
        }
        return take(i - start, isFloat ? Token.FLOAT : Token.INTEGER);
    }

    private int skipDigits(int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c);
    }

    private static boolean isDurationUnit(char c) {
        return switch (c) {
            case 'b', 'u', 'a', 's', 'm', 'h', 'd', 'w', 'n', 'y', 'B', 'U', 'A', 'S', 'M', 'H', 'D', 'W', 'N', 'Y' ->
                true;
            default -> false;
        };
    }
}
