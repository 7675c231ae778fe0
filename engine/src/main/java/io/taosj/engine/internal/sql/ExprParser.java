package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions and conditions.
 *
 * <p>The two are different things in this grammar: a condition is no operand of arithmetic and no argument of a function, and
 * AND, OR and NOT take nothing but conditions. Where both may stand, an opening parenthesis does not tell which follows, so one
 * method reads both and the kind of its result decides what may come next.
 */
final class ExprParser {
    private static final int NEST = 4;
    private static final int BIT = 1;
    private static final int ADD = 2;
    private static final int MULTIPLY = 3;

    private final Cursor cursor;
    private final Names names;
    private final LiteralParser literals;
    private final FunctionParser functions;

    ExprParser(Cursor cursor, Names names, LiteralParser literals, TypeParser types) {
        this.cursor = cursor;
        this.names = names;
        this.literals = literals;
        this.functions = new FunctionParser(cursor, this, types);
    }

    /** Whether an expression is a condition for the grammar. */
    static boolean isCondition(Expr expr) {
        return expr instanceof Expr.Comparison
                || expr instanceof Expr.Between
                || expr instanceof Expr.InList
                || expr instanceof Expr.IsNull
                || expr instanceof Expr.Logical
                || expr instanceof Expr.Not;
    }

    /** An expression or a condition. */
    Expr any() {
        cursor.enter(NEST);
        Expr result = or();
        cursor.leave(NEST);
        return result;
    }

    /** An expression that is no condition. */
    Expr expression() {
        cursor.enter(NEST);
        Expr result = operators(BIT, false);
        cursor.leave(NEST);
        return result;
    }

    /** An expression, or {@code t.*} as argument of a few functions. */
    Expr expressionOrTableStar() {
        Expr star = tableStar();
        return star != null ? star : expression();
    }

    /** {@code t.*}, or null. */
    Expr.@Nullable Star tableStar() {
        int start = cursor.start();
        if (!names.atName() || !cursor.dotAndStarFollow()) {
            return null;
        }
        String table = names.table();
        cursor.expect(Token.DOT);
        cursor.expect(Token.STAR);
        return new Expr.Star(table, cursor.spanFrom(start));
    }

    /** A column where nothing else may stand. */
    Expr column() {
        int start = cursor.start();
        if (cursor.at(Keyword._ROWTS) || cursor.at(Keyword._C0)) {
            return pseudoColumn(null, start);
        }
        if (!names.atColumn() || cursor.peek() == Token.LEFT_PAREN) {
            throw cursor.unexpected();
        }
        return column(start, !cursor.at(Token.WORD) && cursor.peek() == Token.DOT);
    }

    /** A call of a function where nothing else may stand. */
    Expr.FunctionCall functionCall() {
        int start = cursor.start();
        if (!names.atName() && !cursor.atKeyword()) {
            throw cursor.unexpected();
        }
        if (cursor.peek() != Token.LEFT_PAREN) {
            cursor.next();
            throw cursor.unexpected();
        }
        if (operand(false) instanceof Expr.FunctionCall call) {
            return call;
        }
        throw SqlErrors.syntax(cursor.sql().rest(start));
    }

    private Expr or() {
        int start = cursor.start();
        Expr first = and();
        if (!isCondition(first) || !cursor.at(Keyword.OR)) {
            return first;
        }
        LogicalChain chain = new LogicalChain(false, start, first, cursor.previousEnd());
        while (cursor.accept(Keyword.OR)) {
            int next = cursor.start();
            Expr operand = condition(and());
            chain.add(next, operand, cursor.previousEnd());
        }
        return chain.tree();
    }

    private Expr and() {
        int start = cursor.start();
        Expr first = not();
        if (!isCondition(first) || !cursor.at(Keyword.AND)) {
            return first;
        }
        LogicalChain chain = new LogicalChain(true, start, first, cursor.previousEnd());
        while (cursor.accept(Keyword.AND)) {
            int next = cursor.start();
            Expr operand = condition(not());
            chain.add(next, operand, cursor.previousEnd());
        }
        return chain.tree();
    }

    private Expr condition(Expr expr) {
        if (!isCondition(expr)) {
            throw cursor.unexpected();
        }
        return expr;
    }

    private Expr not() {
        int start = cursor.start();
        if (!cursor.accept(Keyword.NOT)) {
            return predicate();
        }
        Expr operand = condition(predicate());
        return new Expr.Not(operand, cursor.spanFrom(start));
    }

    private Expr predicate() {
        int start = cursor.start();
        Expr left = operators(BIT, true);
        if (isCondition(left)) {
            return left;
        }
        String operator = comparison();
        if (operator != null) {
            cursor.next();
            return new Expr.Comparison(operator, left, expression(), cursor.spanFrom(start));
        }
        if (!cursor.atKeyword()) {
            return left;
        }
        return switch (cursor.keyword()) {
            case IS -> isNull(left, start);
            case IN, BETWEEN -> ranged(left, false, start);
            case NOT -> {
                cursor.next();
                if (cursor.accept(Keyword.LIKE)) {
                    yield new Expr.Comparison("not like", left, expression(), cursor.spanFrom(start));
                }
                yield ranged(left, true, start);
            }
            default -> left;
        };
    }

    private @Nullable String comparison() {
        return switch (cursor.token()) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case LESS -> "<";
            case LESS_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_EQUAL -> ">=";
            case KEYWORD ->
                switch (cursor.keyword()) {
                    case LIKE, MATCH, NMATCH, CONTAINS -> cursor.keyword().lower();
                    default -> null;
                };
            default -> null;
        };
    }

    private Expr isNull(Expr operand, int start) {
        cursor.next();
        boolean negated = cursor.accept(Keyword.NOT);
        cursor.expect(Keyword.NULL);
        return new Expr.IsNull(operand, negated, cursor.spanFrom(start));
    }

    private Expr ranged(Expr operand, boolean negated, int start) {
        if (cursor.accept(Keyword.IN)) {
            return new Expr.InList(operand, literals.inList(), negated, cursor.spanFrom(start));
        }
        cursor.expect(Keyword.BETWEEN);
        Expr low = expression();
        cursor.expect(Keyword.AND);
        Expr high = expression();
        return new Expr.Between(operand, low, high, negated, cursor.spanFrom(start));
    }

    /** Binary operators from a precedence on, all left-associative. */
    private Expr operators(int lowest, boolean conditionAllowed) {
        int start = cursor.start();
        Expr left = operand(conditionAllowed);
        if (isCondition(left)) {
            return left;
        }
        int chained = 0;
        for (int precedence = precedence(); precedence >= lowest; precedence = precedence()) {
            String operator = cursor.text();
            cursor.next();
            cursor.enter(1);
            chained++;
            Expr right = operators(precedence + 1, false);
            left = new Expr.Arithmetic(operator, left, right, cursor.spanFrom(start));
        }
        cursor.leave(chained);
        return left;
    }

    private int precedence() {
        return switch (cursor.token()) {
            case BIT_AND, BIT_OR -> BIT;
            case PLUS, MINUS -> ADD;
            case STAR, SLASH, PERCENT -> MULTIPLY;
            default -> 0;
        };
    }

    private Expr operand(boolean conditionAllowed) {
        int start = cursor.start();
        switch (cursor.token()) {
            case PLUS, MINUS -> {
                return signed(start);
            }
            case LEFT_PAREN -> {
                cursor.next();
                Expr inner = conditionAllowed ? any() : expression();
                cursor.expect(Token.RIGHT_PAREN);
                return inner;
            }
            case IDENTIFIER, QUOTED, WORD -> {
                return named(start);
            }
            default -> {
                Expr literal = literals.unsigned();
                return literal != null ? literal : reserved(start);
            }
        }
    }

    private Expr signed(int start) {
        cursor.enter(NEST);
        boolean minus = cursor.at(Token.MINUS);
        cursor.next();
        Expr operand = operators(MULTIPLY, false);
        cursor.leave(NEST);
        return minus ? LiteralParser.negate(operand, cursor.spanFrom(start)) : operand;
    }

    private Expr reserved(int start) {
        if (!cursor.atKeyword()) {
            throw cursor.unexpected();
        }
        Keyword word = cursor.keyword();
        switch (word) {
            case CASE -> {
                return cases(start);
            }
            case NOW, TODAY -> {
                return literals.currentTime();
            }
            case TBNAME, _C0, _ROWTS, _QSTART, _QEND, _QDURATION, _WSTART, _WEND, _WDURATION -> {
                return pseudoColumn(null, start);
            }
            case _IROWTS, _IROWTS_ORIGIN, _ISFILLED, _TAGS, _FROWTS, _FLOW, _FHIGH -> {
                return pseudoColumn(null, start);
            }
            default -> {
                Expr call = functions.reserved();
                if (call == null) {
                    throw cursor.unexpected();
                }
                return call;
            }
        }
    }

    private Expr pseudoColumn(@Nullable String table, int start) {
        String name = cursor.text();
        cursor.next();
        return new Expr.ColumnRef(table, name, false, cursor.spanFrom(start));
    }

    /** A column, or a call of a function that is no reserved word. */
    private Expr named(int start) {
        Token following = cursor.at(Token.WORD) ? Token.EOF : cursor.peek();
        if (following == Token.LEFT_PAREN) {
            String name = names.object();
            cursor.next();
            return functions.call(name, start);
        }
        Expr column = column(start, following == Token.DOT);
        if (!cursor.accept(Token.ARROW)) {
            return column;
        }
        String key = literals.string();
        return new Expr.JsonGet(column, key, cursor.spanFrom(start));
    }

    private Expr column(int start, boolean qualified) {
        String table = null;
        if (qualified) {
            table = names.table();
            cursor.next();
            if (cursor.at(Keyword.TBNAME)) {
                return pseudoColumn(table, start);
            }
            if (!names.atColumn()) {
                throw cursor.unexpected();
            }
        }
        boolean quoted = cursor.at(Token.QUOTED);
        String name = names.columnReference();
        return new Expr.ColumnRef(table, name, quoted, cursor.spanFrom(start));
    }

    private Expr cases(int start) {
        cursor.next();
        Expr operand = cursor.at(Keyword.WHEN) ? null : any();
        List<Expr.When> whens = new ArrayList<>();
        do {
            cursor.expect(Keyword.WHEN);
            Expr condition = any();
            cursor.expect(Keyword.THEN);
            whens.add(new Expr.When(condition, any()));
        } while (cursor.at(Keyword.WHEN));
        Expr otherwise = cursor.accept(Keyword.ELSE) ? any() : null;
        cursor.expect(Keyword.END);
        return new Expr.Case(operand, whens, otherwise, cursor.spanFrom(start));
    }
}
