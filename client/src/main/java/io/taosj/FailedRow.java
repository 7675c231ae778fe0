package io.taosj;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that a {@link TaosWriter} could not write.
 *
 * @param table the name of its table, empty if the statement names it
 * @param values its tags and then its columns, in the order of the statement's placeholders: Long for all integers and
 *     ticks of timestamps, Double, Boolean, String (also for decimals), byte[], null for NULL
 * @param error why
 */
public record FailedRow(String table, List<@Nullable Object> values, TaosException error) {
    public FailedRow {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
