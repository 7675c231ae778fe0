package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** A view whose tables hold nothing but some rows of the history of changes; super tables have all their children. */
final class ChangesView implements ReadView {
    private final Core core;
    private final ReadView stored;
    private final List<TableRows> changes;
    private final List<Long> sources = new ArrayList<>();

    ChangesView(Core core, ReadView stored, List<TableRows> changes) {
        this.core = core;
        this.stored = stored;
        this.changes = List.copyOf(changes);
    }

    @Override
    public DuckDBConnection connection() {
        return stored.connection();
    }

    @Override
    public String rows(Table table) {
        return rows(table instanceof Table.ChildTable ? Set.of(table.uid()) : null, table);
    }

    @Override
    public String rows(Collection<Table.ChildTable> children) {
        Set<Long> uids = children.stream().map(Table::uid).collect(Collectors.toSet());
        return rows(uids, children.iterator().next());
    }

    private String rows(@org.jspecify.annotations.Nullable Set<Long> uids, Table table) {
        Table definer = core.definer(table);
        if (definer == null) {
            throw Failures.tableNotExist();
        }
        List<RunSource.Slice> slices = new ArrayList<>();
        for (TableRows rows : changes) {
            if (uids == null || uids.contains(rows.table().uid())) {
                slices.add(new RunSource.Slice((int) rows.table().uid(), rows.run(), 0, rows.rows()));
            }
        }
        List<ColumnDef> columns = Core.layout(definer).columns();
        long number = core.store.rows().add(new RunSource(slices, columns, List.of()));
        sources.add(number);
        String values = columns.stream().map(column -> value(column)).collect(Collectors.joining(", ", "tbid, ", ""));
        return "(SELECT " + values + " FROM " + RowFunction.call(number) + ")";
    }

    private static String value(ColumnDef column) {
        return FlushSql.value(column, "") + " AS " + column.storeName();
    }

    @Override
    public String children(Table.SuperTable table) {
        return stored.children(table);
    }

    @Override
    public void interrupt() {
        stored.interrupt();
    }

    @Override
    public void close() {
        stored.close();
        sources.forEach(core.store.rows()::remove);
    }
}
