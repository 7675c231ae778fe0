package io.taosj.engine.internal.sql;

/** Reads values of tags, which are kept as text for the rules of INSERT. */
final class TagValueParser {
    private final Cursor cursor;

    TagValueParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** A literal with an optional sign, NOW or TODAY, NULL, and perhaps a plus or minus and a duration behind it. */
    TableStatement.TagValue value() {
        int start = cursor.start();
        boolean sign = cursor.accept(Token.PLUS) || cursor.accept(Token.MINUS);
        if (isNumber()) {
            cursor.next();
        } else if (sign || !passText()) {
            throw cursor.unexpected();
        }
        if (cursor.accept(Token.PLUS) || cursor.accept(Token.MINUS)) {
            if (!cursor.at(Token.DURATION) && !cursor.at(Token.INTEGER)) {
                throw cursor.unexpected();
            }
            cursor.next();
        }
        Span span = cursor.spanFrom(start);
        return new TableStatement.TagValue(cursor.sql().slice(span), span);
    }

    private boolean isNumber() {
        return switch (cursor.token()) {
            case INTEGER, FLOAT, HEX, BINARY, DURATION -> true;
            default -> false;
        };
    }

    private boolean passText() {
        if (cursor.at(Token.STRING)) {
            cursor.next();
            return true;
        }
        if (cursor.atPlaceholder()) {
            cursor.placeholder();
            return true;
        }
        if (!cursor.atKeyword()) {
            return false;
        }
        switch (cursor.keyword()) {
            case NULL, TRUE, FALSE -> cursor.next();
            case TIMESTAMP -> {
                cursor.next();
                cursor.expect(Token.STRING);
            }
            case NOW, TODAY -> {
                cursor.next();
                if (cursor.accept(Token.LEFT_PAREN)) {
                    cursor.expect(Token.RIGHT_PAREN);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
