package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads literals: numbers, texts, durations, and lists of them. */
final class LiteralParser {
    private final Cursor cursor;

    LiteralParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /** A literal without sign, or null if none is at the cursor. */
    @Nullable Expr unsigned() {
        Span span = cursor.tokenSpan();
        switch (cursor.token()) {
            case INTEGER -> {
                return passed(new Expr.IntegerLiteral(cursor.text(), span));
            }
            case FLOAT -> {
                return passed(new Expr.FloatLiteral(cursor.text(), span));
            }
            case STRING -> {
                return passed(new Expr.StringLiteral(Literals.decode(cursor.text()), span));
            }
            case DURATION -> {
                return passed(durationOf(cursor.text(), span));
            }
            case QUESTION -> {
                return cursor.atPlaceholder() ? new Expr.Placeholder(cursor.placeholder(), span) : null;
            }
            case KEYWORD -> {
                return word(span);
            }
            default -> {
                return null;
            }
        }
    }

    private @Nullable Expr word(Span span) {
        return switch (cursor.keyword()) {
            case TRUE -> passed(new Expr.BoolLiteral(true, span));
            case FALSE -> passed(new Expr.BoolLiteral(false, span));
            case NULL -> passed(new Expr.NullLiteral(span));
            case TIMESTAMP -> {
                cursor.next();
                String value = string();
                yield new Expr.TimestampLiteral(value, cursor.spanFrom(span.start()));
            }
            default -> null;
        };
    }

    private Expr passed(Expr literal) {
        cursor.next();
        return literal;
    }

    private static Expr.DurationLiteral durationOf(String text, Span span) {
        int last = text.length() - 1;
        return new Expr.DurationLiteral(Literals.clamp(text, 0, last), Character.toLowerCase(text.charAt(last)), span);
    }

    /** One item of an IN list: a literal, a signed number, or the time now. */
    Expr listItem() {
        int start = cursor.start();
        if (cursor.at(Token.PLUS) || cursor.at(Token.MINUS)) {
            boolean negative = cursor.at(Token.MINUS);
            cursor.next();
            if (!cursor.at(Token.INTEGER) && !cursor.at(Token.FLOAT) && !cursor.at(Token.DURATION)) {
                throw cursor.unexpected();
            }
            return signed(start, negative);
        }
        if (cursor.at(Keyword.NOW) || cursor.at(Keyword.TODAY)) {
            return currentTime();
        }
        return required();
    }

    /** NOW or TODAY, with or without parentheses. */
    Expr currentTime() {
        int start = cursor.start();
        String name = cursor.text();
        cursor.next();
        if (cursor.accept(Token.LEFT_PAREN)) {
            cursor.expect(Token.RIGHT_PAREN);
        }
        return new Expr.FunctionCall(name, List.of(), cursor.spanFrom(start));
    }

    private Expr required() {
        Expr literal = unsigned();
        if (literal == null) {
            throw cursor.unexpected();
        }
        return literal;
    }

    private Expr signed(int start, boolean negative) {
        Expr literal = required();
        Span span = cursor.spanFrom(start);
        return negative ? negate(literal, span) : literal;
    }

    /** A literal with a minus before it; the server puts the sign before the literal's text, even if it is no number. */
    static Expr negate(Expr literal, Span span) {
        if (literal instanceof Expr.IntegerLiteral number) {
            return new Expr.IntegerLiteral(negate(number.text()), span);
        }
        if (literal instanceof Expr.FloatLiteral number) {
            return new Expr.FloatLiteral(negate(number.text()), span);
        }
        if (literal instanceof Expr.DurationLiteral duration) {
            return new Expr.DurationLiteral(-duration.value(), duration.unit(), span);
        }
        if (literal instanceof Expr.NullLiteral) {
            return new Expr.NullLiteral(span);
        }
        return new Expr.Negate(literal, span);
    }

    private static String negate(String number) {
        return number.startsWith("-") ? number.substring(1) : "-" + number;
    }

    String string() {
        if (!cursor.at(Token.STRING)) {
            throw cursor.unexpected();
        }
        String value = Literals.decode(cursor.text());
        cursor.next();
        return value;
    }

    Expr.StringLiteral stringLiteral() {
        Span span = cursor.tokenSpan();
        return new Expr.StringLiteral(string(), span);
    }

    /** An unsigned integer; what is too large becomes the largest number. */
    long integer() {
        if (!cursor.at(Token.INTEGER)) {
            throw cursor.unexpected();
        }
        String text = cursor.text();
        cursor.next();
        return Literals.clamp(text, 0, text.length());
    }

    Expr integerLiteral() {
        if (!cursor.at(Token.INTEGER)) {
            throw cursor.unexpected();
        }
        return required();
    }

    Expr signedInteger() {
        int start = cursor.start();
        boolean negative = cursor.accept(Token.MINUS);
        if (!cursor.at(Token.INTEGER)) {
            throw cursor.unexpected();
        }
        return signed(start, negative);
    }

    /** A whole number or question mark behind LIMIT. */
    Expr count() {
        if (cursor.atPlaceholder()) {
            return required();
        }
        return integerLiteral();
    }

    /** A number with a unit, nothing else. */
    Expr duration() {
        if (!cursor.at(Token.DURATION)) {
            throw cursor.unexpected();
        }
        return required();
    }

    Expr signedDuration() {
        int start = cursor.start();
        boolean negative = cursor.accept(Token.MINUS);
        if (!cursor.at(Token.DURATION)) {
            throw cursor.unexpected();
        }
        return signed(start, negative);
    }

    /** A duration as INTERVAL and its relatives take it: also in quotes, or a number of ticks. */
    Expr windowDuration() {
        boolean readable = cursor.at(Token.DURATION) || cursor.at(Token.INTEGER) || cursor.atPlaceholder();
        if (cursor.at(Token.STRING)) {
            String text = Literals.decode(cursor.text());
            readable = Literals.isDuration(text) || isDigits(text);
        }
        if (!readable) {
            throw cursor.unexpected();
        }
        return required();
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code (literal, …)} behind IN. */
    List<Expr> inList() {
        cursor.expect(Token.LEFT_PAREN);
        List<Expr> items = new ArrayList<>();
        do {
            items.add(listItem());
        } while (cursor.accept(Token.COMMA));
        cursor.expect(Token.RIGHT_PAREN);
        return items;
    }
}
