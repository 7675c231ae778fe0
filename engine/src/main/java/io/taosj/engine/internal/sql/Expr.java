package io.taosj.engine.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression or condition as written; nothing is resolved or typed. */
public sealed interface Expr {

    /** Where it stands in the folded statement, without surrounding blanks and parentheses. */
    Span span();

    /** A whole number with its text (it may be too large for any type). */
    record IntegerLiteral(String text, Span span) implements Expr {}

    /** A number with point or exponent. */
    record FloatLiteral(String text, Span span) implements Expr {}

    /**
     * A quoted text.
     *
     * @param value after decoding of escapes
     */
    record StringLiteral(String value, Span span) implements Expr {}

    record BoolLiteral(boolean value, Span span) implements Expr {}

    record NullLiteral(Span span) implements Expr {}

    /** {@code TIMESTAMP '…'}. */
    record TimestampLiteral(String value, Span span) implements Expr {}

    /**
     * A number with a time unit, for example {@code 10s}.
     *
     * @param unit one of b u a s m h d w n y
     */
    record DurationLiteral(long value, char unit, Span span) implements Expr {}

    /** {@code ?}, numbered from 0 in order of appearance; only in prepared statements. */
    record Placeholder(int index, Span span) implements Expr {}

    /**
     * A column, tag, alias or pseudo column ({@code tbname}, {@code _wstart}, {@code _rowts} …).
     *
     * @param table name or alias before the dot, without quotes
     * @param name without quotes
     * @param quoted whether the name stood in back-quotes, which makes it never a pseudo column
     */
    record ColumnRef(@Nullable String table, String name, boolean quoted, Span span) implements Expr {}

    /** {@code *} or {@code t.*}, as a select item or as the argument of a few functions. */
    record Star(@Nullable String table, Span span) implements Expr {}

    /**
     * A function call, also of the functions with a grammar of their own: {@code now} without parentheses,
     * {@code substring(s from 1 for 2)}, {@code position(a in b)}, which become plain arguments.
     *
     * @param name folded
     */
    record FunctionCall(String name, List<Expr> args, Span span) implements Expr {
        public FunctionCall {
            args = List.copyOf(args);
        }
    }

    /** {@code CAST(operand AS type)}. */
    record Cast(Expr operand, TypeName type, Span span) implements Expr {}

    /**
     * {@code TRIM([BOTH|LEADING|TRAILING] [set FROM] operand)}.
     *
     * @param side BOTH, LEADING or TRAILING
     */
    record Trim(String side, @Nullable Expr set, Expr operand, Span span) implements Expr {}

    /** A minus before an expression that is not a literal. */
    record Negate(Expr operand, Span span) implements Expr {}

    /** {@code + - * / % & |}. */
    record Arithmetic(String operator, Expr left, Expr right, Span span) implements Expr {}

    /** {@code tag->'key'}. */
    record JsonGet(Expr operand, String key, Span span) implements Expr {}

    /**
     * A comparison of two operands.
     *
     * @param operator one of {@code = != < <= > >=}, {@code like}, {@code not like}, {@code match}, {@code nmatch},
     *     {@code contains}
     */
    record Comparison(String operator, Expr left, Expr right, Span span) implements Expr {}

    record Between(Expr operand, Expr low, Expr high, boolean negated, Span span) implements Expr {}

    record InList(Expr operand, List<Expr> items, boolean negated, Span span) implements Expr {
        public InList {
            items = List.copyOf(items);
        }
    }

    record IsNull(Expr operand, boolean negated, Span span) implements Expr {}

    /** AND or OR. */
    record Logical(boolean and, Expr left, Expr right, Span span) implements Expr {}

    record Not(Expr operand, Span span) implements Expr {}

    /** CASE with or without operand. */
    record Case(
            @Nullable Expr operand,
            List<When> whens,
            @Nullable Expr otherwise,
            Span span) implements Expr {
        public Case {
            whens = List.copyOf(whens);
        }
    }

    /** One branch of a CASE. */
    record When(Expr condition, Expr result) {}
}
