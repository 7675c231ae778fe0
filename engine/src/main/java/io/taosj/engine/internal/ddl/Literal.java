package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Option;

/** Values of options, which the parser has checked to be literals. */
final class Literal {
    private Literal() {}

    /** A whole number; one that is too large is the largest. */
    static long number(Option option) {
        return number(option.value());
    }

    static long number(Expr value) {
        if (value instanceof Expr.Negate negated) {
            return -number(negated.operand());
        }
        if (!(value instanceof Expr.IntegerLiteral literal)) {
            throw new IllegalArgumentException("not a whole number: " + value);
        }
        try {
            return Long.parseLong(literal.text());
        } catch (NumberFormatException e) {
            return literal.text().startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    static String text(Option option) {
        return text(option.value());
    }

    static String text(Expr value) {
        if (value instanceof Expr.StringLiteral literal) {
            return literal.value();
        }
        throw new IllegalArgumentException("not a text: " + value);
    }
}
