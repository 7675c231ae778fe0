package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared INSERT matched to a table's definition: which tags and columns the bound values belong to.
 *
 * @param definer the super table or normal table that has the columns
 * @param target the table that the statement names; null if each bind names one
 * @param slots what the question marks stand for, in the statement's order
 * @param tagIndexes of the bound tags among the super table's
 * @param fixedTags values of all tags that the statement has, at their places; null for others
 */
public record PreparedShape(
        Database database,
        Table definer,
        @Nullable Target target,
        List<Slot> slots,
        List<Integer> tagIndexes,
        List<@Nullable Object> fixedTags,
        boolean tagsParametrised,
        List<ValueConverter> tags,
        List<ValueConverter> columns,
        int ttl,
        @Nullable String comment) {

    /**
     * A table that the statement names.
     *
     * @param table null if it is to be created
     */
    public record Target(String name, @Nullable Table table) {}

    /** What a question mark stands for; a column, a tag, or the table's name (null). */
    public record Slot(@Nullable ColumnDef column, boolean tag) {}

    /** Whether tables that don't exist are created. */
    public boolean creates() {
        return definer instanceof Table.SuperTable && (target == null || target.table() == null);
    }
}
