package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns and tags of a super or normal table with their converters, shared by all targets of one statement. */
final class TableShape {
    private final List<ColumnDef> columns;
    private final List<ColumnDef> tags;
    private final TimeContext times;
    private final Map<String, ColumnDef> columnsByName = new HashMap<>();
    private final Map<String, Integer> tagsByName = new HashMap<>();
    private final Map<Integer, ValueConverter> converters = new HashMap<>();
    private @Nullable Binding all;

    private TableShape(List<ColumnDef> columns, List<ColumnDef> tags, TimeContext times) {
        this.columns = columns;
        this.tags = tags;
        this.times = times;
        for (ColumnDef column : columns) {
            columnsByName.put(column.name(), column);
        }
        for (int i = 0; i < tags.size(); i++) {
            tagsByName.put(tags.get(i).name(), i);
        }
    }

    static TableShape of(Table.SuperTable table, TimeContext times) {
        return new TableShape(table.columns(), table.tags(), times);
    }

    static TableShape of(Table.NormalTable table, TimeContext times) {
        return new TableShape(table.columns(), List.of(), times);
    }

    List<ColumnDef> columns() {
        return columns;
    }

    List<ColumnDef> tags() {
        return tags;
    }

    @Nullable ColumnDef column(String name) {
        return columnsByName.get(name);
    }

    /** Position of a tag, or -1. */
    int tagIndex(String name) {
        Integer index = tagsByName.get(name);
        return index == null ? -1 : index;
    }

    /** All columns in their order. */
    Binding all() {
        if (all == null) {
            all = Binding.of(this, columns);
        }
        return all;
    }

    ValueConverter converter(ColumnDef column) {
        return converters.computeIfAbsent(column.id(), id -> ValueConverter.of(column, times));
    }

    /** Columns that every row must have: the time, and the second part of a composite key. */
    static boolean isKey(ColumnDef column) {
        return column.id() == 1 || column.key();
    }
}
