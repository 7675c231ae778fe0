package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code INSERT INTO stb (tbname, ts, …, tag, …)}: each names its child, which is made with the row's tags if it
 * doesn't exist. The rows are read as a whole first, because the name may stand behind the values.
 */
final class SuperTableRows {
    private static final int MAX_NAME = 192;

    private final InsertWork work;
    private final Database database;
    private final Table.SuperTable table;
    private final TableShape shape;
    private final Binding binding;
    private final ColumnData[] staged;
    /** Positions among the values of the table's name, the columns and the tags. */
    private int namePosition = -1;

    private final List<Integer> columnPositions = new ArrayList<>();
    private final List<Integer> tagPositions = new ArrayList<>();

    SuperTableRows(InsertWork work, Database database, Table.SuperTable table, ColumnNames names) {
        this.work = work;
        this.database = database;
        this.table = table;
        shape = work.shape(database, table);
        binding = bind(names);
        staged = binding.columns().stream().map(c -> new ColumnData(c.type())).toArray(ColumnData[]::new);
    }

    private Binding bind(ColumnNames names) {
        List<ColumnDef> all = new ArrayList<>();
        List<ValueConverter> converters = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ColumnNames.Item item : names.items()) {
            ValueConverter converter = item.tableName() ? nameConverter() : converter(item.name());
            if (!seen.add(item.name())) {
                throw Binding.duplicated(item.name());
            }
            if (item.tableName()) {
                namePosition = all.size();
            } else if (shape.column(item.name()) != null) {
                columnPositions.add(all.size());
            } else {
                tagPositions.add(all.size());
            }
            all.add(converter.column());
            converters.add(converter);
        }
        if (namePosition < 0) {
            throw InsertErrors.invalid("tbname column should not be null");
        }
        Binding.checkKeys(shape, columnPositions.stream().map(all::get).toList());
        return new Binding(all, converters);
    }

    private ValueConverter converter(String name) {
        ColumnDef column = shape.column(name);
        if (column == null) {
            int tag = shape.tagIndex(name);
            if (tag < 0) {
                throw InsertErrors.noColumn(name);
            }
            column = shape.tags().get(tag);
        }
        return shape.converter(column);
    }

    private static ValueConverter nameConverter() {
        return new TextConverter(new ColumnDef(0, "tbname", DataType.VARCHAR, MAX_NAME, 0, 0, false, "", "", ""));
    }

    Binding binding() {
        return binding;
    }

    /** Where the rows are to be read to. */
    ColumnData[] staged() {
        return staged;
    }

    /** Hands the staged rows to their tables. */
    void distribute(int rows) {
        List<ColumnDef> columns =
                columnPositions.stream().map(binding.columns()::get).toList();
        Map<String, Part> parts = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            String name = name(row);
            Part part = parts.get(name);
            if (part == null) {
                TableRows target = work.rowsOf(child(name, row));
                part = new Part(target, target.open(columns));
                parts.put(name, part);
            }
            part.add(row);
        }
        parts.values().forEach(Part::close);
    }

    private String name(int row) {
        ColumnData names = staged[namePosition];
        if (names.state(row) != ColumnData.VALUE) {
            throw InsertErrors.invalid("tbname can not be null value");
        }
        String name = Utf8.text(names.getBytes(row));
        if (name.isEmpty()) {
            throw InsertErrors.invalid("tbname can not be empty");
        }
        if (name.indexOf('.') >= 0) {
            throw InsertErrors.invalid("tbname can not contain '.'");
        }
        return name;
    }

    private Table child(String name, int row) {
        Table existing = work.table(database, name);
        if (existing == null) {
            return work.create(database, name, table.name(), tags(row), 0, null);
        }
        if (existing instanceof Table.ChildTable child && child.superTable().equals(table.name())) {
            return child;
        }
        throw InsertErrors.otherSuperTable();
    }

    private List<@Nullable Object> tags(int row) {
        List<@Nullable Object> tags = TagValues.nulls(shape.tags());
        for (int position : tagPositions) {
            int index = shape.tagIndex(binding.columns().get(position).name());
            tags.set(index, TagValues.value(staged[position], row));
        }
        return tags;
    }

    /** The rows of one child. */
    private final class Part {
        private final TableRows target;
        private final ColumnData[] out;
        private int added;

        Part(TableRows target, ColumnData[] out) {
            this.target = target;
            this.out = out;
        }

        void add(int row) {
            for (int i = 0; i < out.length; i++) {
                out[i].addFrom(staged[columnPositions.get(i)], row);
            }
            added++;
        }

        void close() {
            target.close(added);
        }
    }
}
