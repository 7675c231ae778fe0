package io.taosj.engine.internal.query;

import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.TableRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which SELECTs need only the newest rows of each table, which the storage has at hand: LAST and LAST_ROW of plain
 * columns of one table, over everything or by table or tag, with no conditions but on tags.
 */
final class NewestRows {
    private static final Set<String> FUNCTIONS = Set.of("last", "last_row");

    private NewestRows() {}

    /**
     * Whether the newest rows of each table are enough.
     *
     * @param table what the SELECT reads, or null if it is not a stored table
     */
    static boolean areEnough(Query.Select select, @Nullable Table table) {
        return table != null
                && select.from() instanceof TableRef.Named
                && hasNoClauses(select)
                && (select.where() == null || isOfTable(select.where(), table))
                && select.items().stream().anyMatch(item -> item.expr() instanceof Expr.FunctionCall)
                && select.items().stream().allMatch(item -> isPlain(item.expr()))
                && select.orderBy().stream().allMatch(item -> item.expr() instanceof Expr.ColumnRef)
                && keys(select).allMatch(key -> isOfTable(key, table, select));
    }

    private static boolean hasNoClauses(Query.Select select) {
        return !select.tags()
                && select.window() == null
                && select.fill() == null
                && select.range().isEmpty()
                && select.having() == null;
    }

    private static Stream<Expr> keys(Query.Select select) {
        return Stream.concat(
                select.groupBy().stream(), select.partitionBy().stream().map(Query.PartitionItem::expr));
    }

    private static boolean isPlain(Expr expr) {
        if (expr instanceof Expr.FunctionCall call) {
            return FUNCTIONS.contains(call.name()) && call.args().stream().allMatch(NewestRows::isColumn);
        }
        return expr instanceof Expr.ColumnRef;
    }

    private static boolean isColumn(Expr expr) {
        return expr instanceof Expr.ColumnRef || expr instanceof Expr.Star;
    }

    /** Whether all rows of a table have the same value. */
    private static boolean isOfTable(Expr key, Table table, Query.Select select) {
        return key instanceof Expr.ColumnRef ref
                && select.items().stream().noneMatch(item -> ref.name().equals(item.alias()))
                && isTagOrName(ref, table);
    }

    /** Whether a condition asks for nothing but tags and the table's name. */
    private static boolean isOfTable(Expr condition, Table table) {
        return !ExprWalk.any(condition, part -> part instanceof Expr.ColumnRef ref && !isTagOrName(ref, table));
    }

    private static boolean isTagOrName(Expr.ColumnRef ref, Table table) {
        List<String> tags = table instanceof Table.SuperTable parent
                ? parent.tags().stream().map(tag -> tag.name()).toList()
                : List.of();
        return tags.contains(ref.name()) || (!ref.quoted() && ref.name().equals("tbname"));
    }
}
