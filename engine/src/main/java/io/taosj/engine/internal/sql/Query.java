package io.taosj.engine.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query as written: one SELECT, or several joined by UNION. */
public sealed interface Query {

    List<SortItem> orderBy();

    @Nullable Limit slimit();

    @Nullable Limit limit();

    /**
     * One SELECT.
     *
     * @param tags whether TAGS stands behind SELECT
     * @param range INTERP's RANGE, with one or two expressions; empty if absent
     * @param every INTERP's EVERY
     * @param fill FILL, of the window or of INTERP
     */
    record Select(
            boolean distinct,
            boolean tags,
            List<SelectItem> items,
            @Nullable TableRef from,
            @Nullable Expr where,
            List<PartitionItem> partitionBy,
            List<Expr> range,
            @Nullable Expr every,
            @Nullable Window window,
            @Nullable Fill fill,
            List<Expr> groupBy,
            @Nullable Expr having,
            List<SortItem> orderBy,
            @Nullable Limit slimit,
            @Nullable Limit limit)
            implements Query {
        public Select {
            items = List.copyOf(items);
            partitionBy = List.copyOf(partitionBy);
            range = List.copyOf(range);
            groupBy = List.copyOf(groupBy);
            orderBy = List.copyOf(orderBy);
        }
    }

    /** {@code left UNION [ALL] right}, with what stands behind the whole. */
    record Union(
            boolean all,
            Query left,
            Query right,
            List<SortItem> orderBy,
            @Nullable Limit slimit,
            @Nullable Limit limit) implements Query {
        public Union {
            orderBy = List.copyOf(orderBy);
        }
    }

    /**
     * One item of the select list.
     *
     * @param text the item as written, folded, without surrounding blanks: the label of expressions
     */
    record SelectItem(Expr expr, @Nullable String alias, String text) {}

    /** One key of PARTITION BY. */
    record PartitionItem(Expr expr, @Nullable String alias) {}

    /**
     * One key of ORDER BY.
     *
     * @param nullsFirst null where not written
     */
    record SortItem(Expr expr, boolean descending, @Nullable Boolean nullsFirst) {}

    /** LIMIT or SLIMIT with its offset; a value is a literal or a placeholder. */
    record Limit(Expr count, @Nullable Expr offset) {}

    /**
     * FILL(mode, values).
     *
     * @param mode NONE, NULL, NULL_F, VALUE, VALUE_F, PREV, NEXT, LINEAR or NEAR
     */
    record Fill(String mode, List<Expr> values) {
        public Fill {
            values = List.copyOf(values);
        }
    }
}
