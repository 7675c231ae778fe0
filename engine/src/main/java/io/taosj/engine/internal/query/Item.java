package io.taosj.engine.internal.query;

import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result column, after stars and functions of several columns have been spread out.
 *
 * @param expr what it computes
 * @param hit the column that it is if it came out of a star, which may not have a name of its own
 * @param label what the result calls it
 * @param alias the name that ORDER BY, GROUP BY and outer queries may use; null if it has none
 */
record Item(
        Expr expr,
        Scope.@Nullable Hit hit,
        String label,
        @Nullable String alias) {

    /** Spreads out a select list. */
    static List<Item> expand(List<Query.SelectItem> items, Scope scope) {
        List<Item> out = new ArrayList<>();
        for (Query.SelectItem item : items) {
            Expr expr = item.expr();
            if (expr instanceof Expr.Star star) {
                scope.star(star.table()).forEach(hit -> out.add(ofHit(hit, star)));
            } else if (expr instanceof Expr.ColumnRef ref && isAllTags(ref)) {
                tags(scope).forEach(hit -> out.add(ofHit(hit, ref)));
            } else if (expr instanceof Expr.FunctionCall call && isPerColumn(call)) {
                expandCall(call, scope, out);
            } else {
                out.add(single(item));
            }
        }
        return out;
    }

    private static Item ofHit(Scope.Hit hit, Expr written) {
        String name = hit.field().name();
        return new Item(written, hit, name, name);
    }

    private static Item single(Query.SelectItem item) {
        String alias = item.alias() == null || item.alias().isEmpty() ? null : item.alias();
        if (item.expr() instanceof Expr.ColumnRef ref) {
            String label = alias != null ? alias : ref.name();
            return new Item(ref, null, Label.cut(label), label);
        }
        return new Item(item.expr(), null, Label.of(alias, item.text()), alias);
    }

    private static boolean isAllTags(Expr.ColumnRef ref) {
        return ref.table() == null && !ref.quoted() && ref.name().equals("_tags");
    }

    private static List<Scope.Hit> tags(Scope scope) {
        Leaf leaf = scope.only();
        if (leaf == null || leaf.kind() != Leaf.Kind.SUPER && leaf.kind() != Leaf.Kind.CHILD) {
            throw Errors.tagsOnlyOfTables();
        }
        return leaf.fields().stream()
                .filter(f -> f.role() == Field.Role.TAG)
                .map(f -> new Scope.Hit(leaf, f))
                .toList();
    }

    /** FIRST, LAST and LAST_ROW give one column for each of their arguments. */
    private static boolean isPerColumn(Expr.FunctionCall call) {
        boolean known = call.name().equals("first")
                || call.name().equals("last")
                || call.name().equals("last_row");
        return known && (call.args().size() > 1 || call.args().stream().anyMatch(a -> a instanceof Expr.Star));
    }

    private static void expandCall(Expr.FunctionCall call, Scope scope, List<Item> out) {
        for (Expr arg : call.args()) {
            if (arg instanceof Expr.Star star) {
                for (Scope.Hit hit : scope.star(star.table())) {
                    if (hit.field().role() != Field.Role.TAG) {
                        Expr column = new Expr.ColumnRef(
                                hit.leaf().name(), hit.field().name(), true, star.span());
                        out.add(perColumn(call, column, hit.field().name()));
                    }
                }
            } else {
                out.add(perColumn(call, arg, null));
            }
        }
    }

    private static Item perColumn(Expr.FunctionCall call, Expr arg, @Nullable String name) {
        Expr one = new Expr.FunctionCall(call.name(), List.of(arg), call.span());
        String text = name != null ? name : textOf(arg);
        return new Item(one, null, Label.cut(call.name() + "(" + text + ")"), null);
    }

    private static String textOf(Expr arg) {
        if (arg instanceof Expr.ColumnRef ref) {
            return ref.name();
        }
        if (arg instanceof Expr.IntegerLiteral number) {
            return number.text();
        }
        return "";
    }
}
