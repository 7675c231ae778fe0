package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.jspecify.annotations.Nullable;

/** Children of a super table with their tags, as rows for its tag table. */
final class TagSource {
    private TagSource() {}

    static RowSource of(List<Table.ChildTable> children, Table.SuperTable table) {
        List<ListSource.Field<Table.ChildTable>> fields = new ArrayList<>();
        fields.add(new ListSource.Field<>(
                RowSource.Column.of("tbid", DuckDBColumnType.INTEGER),
                (out, at, child) -> out.setInt(at, (int) child.uid())));
        fields.add(
                ListSource.Field.text(RowSource.Column.of("tbname", DuckDBColumnType.VARCHAR), Table.ChildTable::name));
        for (int i = 0; i < table.tags().size(); i++) {
            fields.add(field(table.tags().get(i), i));
        }
        return new ListSource<>(children, fields);
    }

    private static ListSource.Field<Table.ChildTable> field(ColumnDef tag, int index) {
        CellWriter writer = CellWriter.of(tag);
        return new ListSource.Field<>(RowSource.Column.of(tag), (out, at, child) -> {
            // a child that was made before the tag was added has none
            Object value = index < child.tags().size() ? child.tags().get(index) : null;
            writer.write(out, at, cell(tag, value), 0, 1);
        });
    }

    private static ColumnData cell(ColumnDef tag, @Nullable Object value) {
        ColumnData cell = new ColumnData(tag.type());
        if (value == null) {
            cell.addNull();
        } else if (value instanceof Boolean flag) {
            cell.addLong(flag ? 1 : 0);
        } else if (value instanceof BigDecimal decimal) {
            cell.addDecimal(decimal);
        } else if (value instanceof Double number) {
            cell.addDouble(number);
        } else if (value instanceof Number number) {
            cell.addLong(number.longValue());
        } else if (value instanceof String text) {
            cell.addBytes(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof byte[] bytes) {
            cell.addBytes(bytes);
        } else {
            throw new IllegalArgumentException("tag " + tag.name() + " can't be a " + value.getClass());
        }
        return cell;
    }

    /** The expressions that turn such rows into rows of the tag table. */
    static String select(Table.SuperTable table) {
        return table.tags().stream()
                .map(tag -> StoreTypes.asHex(tag) ? "unhex(" + tag.storeName() + ")" : tag.storeName())
                .collect(Collectors.joining(", ", "tbid, tbname, ", ""));
    }
}
