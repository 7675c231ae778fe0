package io.taosj.engine.internal.insert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT of a prepared statement as written: one target, a question mark for each value of a row.
 *
 * @param text the statement, folded
 * @param target null if a question mark stands for the table
 * @param afterTarget where the text goes on behind the target's name
 * @param columns null if all are meant
 * @param values number of question marks for a row
 * @param valuesEnd where the parenthesis behind them stands
 */
public record PreparedInsert(
        String text,
        @Nullable TargetName target,
        int afterTarget,
        @Nullable Using using,
        @Nullable ColumnNames columns,
        int values,
        int valuesEnd) {

    /**
     * The super table whose child is written.
     *
     * @param tags null if all are meant
     * @param values texts of the tags' values, null for a question mark
     */
    record Using(
            TargetName parent,
            @Nullable ColumnNames tags,
            List<@Nullable String> values,
            int ttl,
            @Nullable String comment) {}
}
