package io.taosj.engine.internal.sql;

import io.taosj.engine.EngineException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind FROM. */
final class FromParser {
    private static final int INVALID_OPERATION = 0x200;

    private static final int NEST = 8;

    private final Cursor cursor;
    private final Names names;
    private final ExprParser exprs;
    private final LiteralParser literals;
    private final QueryParser queries;

    FromParser(Cursor cursor, Names names, ExprParser exprs, LiteralParser literals, QueryParser queries) {
        this.cursor = cursor;
        this.names = names;
        this.exprs = exprs;
        this.literals = literals;
        this.queries = queries;
    }

    /** Tables with commas between them. */
    TableRef tables() {
        int start = cursor.start();
        TableRef left = joined();
        int chained = 0;
        while (cursor.accept(Token.COMMA)) {
            cursor.enter(NEST);
            chained += NEST;
            TableRef right = joined();
            left = new TableRef.Join("INNER", "OUTER", left, right, null, List.of(), null, cursor.spanFrom(start));
        }
        cursor.leave(chained);
        return left;
    }

    private TableRef joined() {
        int start = cursor.start();
        return joins(start, primary());
    }

    private TableRef joins(int start, TableRef first) {
        TableRef left = first;
        int chained = 0;
        while (atJoin()) {
            cursor.enter(NEST);
            chained += NEST;
            left = join(start, left);
        }
        cursor.leave(chained);
        return left;
    }

    private boolean atJoin() {
        return cursor.at(Keyword.JOIN) || isType() || isSubtype();
    }

    private boolean isType() {
        return cursor.at(Keyword.INNER)
                || cursor.at(Keyword.LEFT)
                || cursor.at(Keyword.RIGHT)
                || cursor.at(Keyword.FULL);
    }

    private boolean isSubtype() {
        return cursor.at(Keyword.OUTER)
                || cursor.at(Keyword.SEMI)
                || cursor.at(Keyword.ANTI)
                || cursor.at(Keyword.ASOF)
                || cursor.at(Keyword.WINDOW);
    }

    private TableRef join(int start, TableRef left) {
        if (cursor.at(Keyword.OUTER)) {
            throw new EngineException(INVALID_OPERATION, "not supported join type");
        }
        String type = isType() ? word() : "INNER";
        String subtype = isSubtype() ? word() : "OUTER";
        cursor.expect(Keyword.JOIN);
        TableRef right = primary();
        Expr on = cursor.accept(Keyword.ON) ? exprs.any() : null;
        List<Expr> offset = cursor.accept(Keyword.WINDOW_OFFSET) ? windowOffset() : List.of();
        Expr jlimit = cursor.accept(Keyword.JLIMIT) ? literals.integerLiteral() : null;
        return new TableRef.Join(type, subtype, left, right, on, offset, jlimit, cursor.spanFrom(start));
    }

    private String word() {
        String word = cursor.keyword().name();
        cursor.next();
        return word;
    }

    private List<Expr> windowOffset() {
        cursor.expect(Token.LEFT_PAREN);
        Expr from = literals.signedDuration();
        cursor.expect(Token.COMMA);
        Expr to = literals.signedDuration();
        cursor.expect(Token.RIGHT_PAREN);
        return List.of(from, to);
    }

    private TableRef primary() {
        int start = cursor.start();
        if (cursor.at(Token.LEFT_PAREN)) {
            return aliased(start, parenthesised());
        }
        ObjectName name = names.qualifiedTable();
        String alias = names.tableAlias();
        return new TableRef.Named(name.database(), name.name(), alias, cursor.spanFrom(start));
    }

    /** Gives a sub-query its alias; a parenthesised join has none. */
    private TableRef aliased(int start, TableRef table) {
        if (table instanceof TableRef.SubQuery subQuery && subQuery.alias() == null) {
            String alias = names.tableAlias();
            return new TableRef.SubQuery(subQuery.query(), alias, cursor.spanFrom(start));
        }
        return table;
    }

    /**
     * A query or a join in parentheses. With several parentheses it is not known which until they close, so a query comes back
     * as a sub-query without alias, which the outer level may still continue.
     */
    private TableRef parenthesised() {
        int start = cursor.start();
        cursor.enter(NEST);
        cursor.expect(Token.LEFT_PAREN);
        TableRef content;
        if (cursor.at(Keyword.SELECT)) {
            content = subQuery(start, queries.query());
        } else if (cursor.at(Token.LEFT_PAREN)) {
            content = inner();
        } else {
            content = parenthesisedJoin(cursor.start(), primary());
        }
        cursor.expect(Token.RIGHT_PAREN);
        cursor.leave(NEST);
        return content;
    }

    private TableRef inner() {
        int start = cursor.start();
        TableRef content = parenthesised();
        if (!(content instanceof TableRef.SubQuery subQuery)) {
            return parenthesisedJoin(start, content);
        }
        if (cursor.at(Keyword.UNION)) {
            return subQuery(start, queries.continued(subQuery.query()));
        }
        if (cursor.at(Token.RIGHT_PAREN)) {
            return content;
        }
        return parenthesisedJoin(start, aliased(start, content));
    }

    private TableRef parenthesisedJoin(int start, TableRef first) {
        TableRef join = joins(start, first);
        if (!(join instanceof TableRef.Join)) {
            throw cursor.unexpected();
        }
        return join;
    }

    private TableRef subQuery(int start, Query query) {
        return new TableRef.SubQuery(query, null, cursor.spanFrom(start));
    }

    /** The table behind FROM, or null if there is no FROM. */
    @Nullable TableRef from() {
        return cursor.accept(Keyword.FROM) ? tables() : null;
    }
}
