package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads queries. */
final class QueryParser {
    private static final int NEST = 8;
    private static final int UNION_NEST = 3;

    private final Cursor cursor;
    private final Names names;
    private final ExprParser exprs;
    private final LiteralParser literals;
    private final WindowParser windows;
    private final FromParser from;

    QueryParser(Cursor cursor, Names names, ExprParser exprs, LiteralParser literals) {
        this.cursor = cursor;
        this.names = names;
        this.exprs = exprs;
        this.literals = literals;
        this.windows = new WindowParser(cursor, exprs, literals);
        this.from = new FromParser(cursor, names, exprs, literals, this);
    }

    /** Whether a query may start at the cursor. */
    boolean atQuery() {
        return cursor.at(Keyword.SELECT) || cursor.at(Token.LEFT_PAREN);
    }

    /** A query with its ORDER BY and limits, or a query in parentheses. */
    Query query() {
        cursor.enter(NEST);
        boolean bare = cursor.at(Keyword.SELECT);
        Query first = unit();
        Query result = bare || cursor.at(Keyword.UNION) ? continued(first) : first;
        cursor.leave(NEST);
        return result;
    }

    /** What may follow the first SELECT of a query: unions, ORDER BY, limits. */
    Query continued(Query first) {
        Query left = first;
        int chained = 0;
        while (cursor.accept(Keyword.UNION)) {
            cursor.enter(UNION_NEST);
            chained += UNION_NEST;
            boolean all = cursor.accept(Keyword.ALL);
            left = new Query.Union(all, left, unit(), List.of(), null, null);
        }
        cursor.leave(chained);
        List<Query.SortItem> orderBy = orderBy();
        Query.Limit slimit = cursor.accept(Keyword.SLIMIT) ? limit(Keyword.SOFFSET) : null;
        Query.Limit limit = cursor.accept(Keyword.LIMIT) ? limit(Keyword.OFFSET) : null;
        return withTail(left, orderBy, slimit, limit);
    }

    private Query unit() {
        if (!cursor.accept(Token.LEFT_PAREN)) {
            return select();
        }
        Query inner = query();
        cursor.expect(Token.RIGHT_PAREN);
        return inner;
    }

    private static Query withTail(
            Query query, List<Query.SortItem> orderBy, Query.@Nullable Limit slimit, Query.@Nullable Limit limit) {
        if (orderBy.isEmpty() && slimit == null && limit == null) {
            return query;
        }
        if (query instanceof Query.Union u) {
            return new Query.Union(u.all(), u.left(), u.right(), orderBy, slimit, limit);
        }
        Query.Select s = (Query.Select) query;
        return new Query.Select(
                s.distinct(),
                s.tags(),
                s.items(),
                s.from(),
                s.where(),
                s.partitionBy(),
                s.range(),
                s.every(),
                s.window(),
                s.fill(),
                s.groupBy(),
                s.having(),
                orderBy,
                slimit,
                limit);
    }

    private Query select() {
        cursor.expect(Keyword.SELECT);
        cursor.accept(Token.HINT);
        boolean distinct = cursor.accept(Keyword.DISTINCT);
        if (!distinct) {
            cursor.accept(Keyword.ALL);
        }
        boolean tags = cursor.accept(Keyword.TAGS);
        List<Query.SelectItem> items = items();
        TableRef table = from.from();
        Expr where = cursor.accept(Keyword.WHERE) ? exprs.any() : null;
        List<Query.PartitionItem> partitionBy = partitionBy();
        List<Expr> range = range();
        Expr every = every();
        Query.Fill interpolation = windows.fill(true);
        Window window = windows.window();
        Query.Fill fill = window instanceof Window.Interval ? windows.fill(false) : null;
        List<Expr> groupBy = groupBy();
        Expr having = cursor.accept(Keyword.HAVING) ? exprs.any() : null;
        return new Query.Select(
                distinct,
                tags,
                items,
                table,
                where,
                partitionBy,
                range,
                every,
                window,
                fill == null ? interpolation : fill,
                groupBy,
                having,
                List.of(),
                null,
                null);
    }

    /** The items of a select list. */
    List<Query.SelectItem> items() {
        List<Query.SelectItem> items = new ArrayList<>();
        do {
            items.add(item());
        } while (cursor.accept(Token.COMMA));
        return items;
    }

    private Query.SelectItem item() {
        int start = cursor.start();
        Expr star = exprs.tableStar();
        if (star == null && cursor.at(Token.STAR)) {
            star = new Expr.Star(null, cursor.tokenSpan());
            cursor.next();
        }
        if (star != null) {
            return new Query.SelectItem(star, null, textFrom(start));
        }
        Expr expr = exprs.any();
        String text = textFrom(start);
        return new Query.SelectItem(expr, names.columnAlias(), text);
    }

    private String textFrom(int start) {
        return cursor.sql().slice(cursor.spanFrom(start));
    }

    private List<Query.PartitionItem> partitionBy() {
        if (!cursor.accept(Keyword.PARTITION)) {
            return List.of();
        }
        cursor.expect(Keyword.BY);
        List<Query.PartitionItem> items = new ArrayList<>();
        do {
            Expr expr = exprs.expression();
            items.add(new Query.PartitionItem(expr, names.columnAlias()));
        } while (cursor.accept(Token.COMMA));
        return items;
    }

    private List<Expr> range() {
        if (!cursor.accept(Keyword.RANGE)) {
            return List.of();
        }
        cursor.expect(Token.LEFT_PAREN);
        List<Expr> bounds = new ArrayList<>();
        bounds.add(exprs.expression());
        if (cursor.accept(Token.COMMA)) {
            bounds.add(exprs.expression());
        }
        cursor.expect(Token.RIGHT_PAREN);
        return bounds;
    }

    private @Nullable Expr every() {
        if (!cursor.accept(Keyword.EVERY)) {
            return null;
        }
        cursor.expect(Token.LEFT_PAREN);
        Expr every = literals.duration();
        cursor.expect(Token.RIGHT_PAREN);
        return every;
    }

    private List<Expr> groupBy() {
        if (!cursor.accept(Keyword.GROUP)) {
            return List.of();
        }
        cursor.expect(Keyword.BY);
        List<Expr> keys = new ArrayList<>();
        do {
            keys.add(exprs.expression());
        } while (cursor.accept(Token.COMMA));
        return keys;
    }

    private List<Query.SortItem> orderBy() {
        if (!cursor.accept(Keyword.ORDER)) {
            return List.of();
        }
        cursor.expect(Keyword.BY);
        List<Query.SortItem> items = new ArrayList<>();
        do {
            items.add(sortItem());
        } while (cursor.accept(Token.COMMA));
        return items;
    }

    private Query.SortItem sortItem() {
        Expr expr = exprs.expression();
        boolean descending = cursor.accept(Keyword.DESC);
        if (!descending) {
            cursor.accept(Keyword.ASC);
        }
        Boolean nullsFirst = null;
        if (cursor.accept(Keyword.NULLS)) {
            nullsFirst = cursor.accept(Keyword.FIRST);
            if (!nullsFirst) {
                cursor.expect(Keyword.LAST);
            }
        }
        return new Query.SortItem(expr, descending, nullsFirst);
    }

    /** The numbers of a LIMIT or SLIMIT: {@code n}, {@code n OFFSET m} or {@code m, n}. */
    private Query.Limit limit(Keyword offsetWord) {
        Expr first = literals.count();
        if (cursor.accept(offsetWord)) {
            return new Query.Limit(first, literals.count());
        }
        if (cursor.accept(Token.COMMA)) {
            return new Query.Limit(literals.count(), first);
        }
        return new Query.Limit(first, null);
    }
}
