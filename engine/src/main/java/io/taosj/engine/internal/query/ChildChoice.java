package io.taosj.engine.internal.query;

import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import org.jspecify.annotations.Nullable;

/** Finds out that a SELECT on a super table reads a single child, so that only its rows are looked at. */
final class ChildChoice {
    private ChildChoice() {}

    /** The only child whose rows {@code WHERE tbname = '…'} lets through, or null if that is not known. */
    static Table.@Nullable ChildTable of(Query.Select select, String alias, Table.SuperTable table, Database database) {
        for (Expr conjunct : ExprWalk.conjuncts(select.where())) {
            String name = conjunct instanceof Expr.Comparison comparison
                            && comparison.operator().equals("=")
                    ? name(comparison.left(), comparison.right(), alias)
                    : null;
            if (name != null
                    && database.table(name) instanceof Table.ChildTable child
                    && child.superTable().equals(table.name())) {
                return child;
            }
        }
        return null;
    }

    private static @Nullable String name(Expr left, Expr right, String alias) {
        if (left instanceof Expr.StringLiteral) {
            return right instanceof Expr.StringLiteral ? null : name(right, left, alias);
        }
        return isTableName(left, alias) && right instanceof Expr.StringLiteral literal ? literal.value() : null;
    }

    private static boolean isTableName(Expr expr, String alias) {
        return expr instanceof Expr.ColumnRef ref
                && !ref.quoted()
                && ref.name().equals("tbname")
                && (ref.table() == null || ref.table().equals(alias));
    }
}
