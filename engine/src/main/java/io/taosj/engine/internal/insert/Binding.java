package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which column each value of a row belongs to.
 *
 * @param columns in the order of the values
 * @param converters in the same order
 */
record Binding(List<ColumnDef> columns, List<ValueConverter> converters) {

    /** Binds named columns, or all of them where no names are written. */
    static Binding of(TableShape shape, @Nullable ColumnNames names) {
        if (names == null) {
            return shape.all();
        }
        List<ColumnDef> bound = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ColumnNames.Item item : names.items()) {
            ColumnDef column = item.tableName() ? null : shape.column(item.name());
            if (column == null) {
                throw InsertErrors.noColumn(item.name());
            }
            if (!seen.add(item.name())) {
                throw duplicated(item.name());
            }
            bound.add(column);
        }
        checkKeys(shape, bound);
        return of(shape, bound);
    }

    static Binding of(TableShape shape, List<ColumnDef> columns) {
        return new Binding(columns, columns.stream().map(shape::converter).toList());
    }

    /** The time, and the second part of a composite key, must be given. */
    static void checkKeys(TableShape shape, List<ColumnDef> bound) {
        for (ColumnDef column : shape.columns()) {
            if (TableShape.isKey(column) && !bound.contains(column)) {
                throw InsertErrors.invalid(
                        column.key() ? "Primary key column should not be none" : InsertErrors.TIME_NULL);
            }
        }
    }

    static EngineException duplicated(String name) {
        return InsertErrors.near(name, "duplicated column name");
    }
}
