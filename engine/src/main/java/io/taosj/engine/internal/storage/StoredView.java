package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Table;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;

/** A view on a connection with an open transaction, whose snapshot was taken when the view was opened. */
final class StoredView implements ReadView {
    private static final int MOST_INLINE = 100;

    private final Store store;
    private final Tables tables;
    private final DuckDBConnection connection;
    private final List<Long> sources = new ArrayList<>();
    private boolean closed; // guarded by sources

    /** Which store's tables rows are in. */
    interface Tables {
        String rowTable(Table table);
    }

    private StoredView(Store store, Tables tables, DuckDBConnection connection) {
        this.store = store;
        this.tables = tables;
        this.connection = connection;
    }

    static StoredView open(Store store, Tables tables) {
        DuckDBConnection connection = store.borrow();
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            // the store takes its snapshot when the transaction first looks at something
            statement.execute("SELECT 1 FROM taosj_meta LIMIT 0");
            return new StoredView(store, tables, connection);
        } catch (SQLException e) {
            store.rollBack(connection);
            throw Failures.of(e);
        }
    }

    @Override
    public DuckDBConnection connection() {
        return connection;
    }

    @Override
    public String rows(Table table) {
        String name = tables.rowTable(table);
        if (table instanceof Table.ChildTable) {
            return "(SELECT * FROM " + name + " WHERE tbid = " + table.uid() + ")";
        }
        return name;
    }

    @Override
    public String rows(Collection<Table.ChildTable> children) {
        String name = tables.rowTable(children.iterator().next());
        String ids;
        if (children.size() <= MOST_INLINE) {
            ids = children.stream().map(child -> String.valueOf(child.uid())).collect(Collectors.joining(","));
        } else {
            ids = "SELECT tbid FROM " + source(ids(List.copyOf(children)));
        }
        return "(SELECT * FROM " + name + " WHERE tbid IN (" + ids + "))";
    }

    private String source(RowSource source) {
        long number = store.rows().add(source);
        sources.add(number);
        return RowFunction.call(number);
    }

    /** The numbers of tables as rows. */
    static RowSource ids(List<? extends Table> tables) {
        ListSource.Field<Table> field = new ListSource.Field<>(
                RowSource.Column.of("tbid", DuckDBColumnType.INTEGER),
                (out, at, table) -> out.setInt(at, (int) table.uid()));
        return new ListSource<>(List.<Table>copyOf(tables), List.of(field));
    }

    @Override
    public String children(Table.SuperTable table) {
        return table.tagTable();
    }

    @Override
    public void interrupt() {
        synchronized (sources) { // else the connection may be another statement's by now
            if (!closed) {
                Store.interrupt(connection);
            }
        }
    }

    @Override
    public void close() {
        synchronized (sources) {
            if (closed) {
                return;
            }
            closed = true;
        }
        store.rollBack(connection);
        sources.forEach(store.rows()::remove);
    }
}
