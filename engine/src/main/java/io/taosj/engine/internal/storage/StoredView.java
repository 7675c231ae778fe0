package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;

/** A view on a connection with an open transaction, and on what was buffered when its snapshot was taken. */
final class StoredView implements ReadView {
    private static final int MOST_INLINE = 100;

    private final Core core;
    private final DuckDBConnection connection;
    private final Map<Long, Picture> pictures;
    private final List<Long> sources = new ArrayList<>();
    private boolean closed; // guarded by sources

    /** @param pictures by the uid of the row table */
    StoredView(Core core, DuckDBConnection connection, Map<Long, Picture> pictures) {
        this.core = core;
        this.connection = connection;
        this.pictures = pictures;
    }

    @Override
    public DuckDBConnection connection() {
        return connection;
    }

    @Override
    public String rows(Table table) {
        Integer tbid = table instanceof Table.ChildTable ? Integer.valueOf((int) table.uid()) : null;
        return picture(table).rows(this::register, tbid);
    }

    @Override
    public String rows(Collection<Table.ChildTable> children) {
        Picture picture = picture(children.iterator().next());
        for (Table.ChildTable child : children) {
            if (!picture.covers((int) child.uid())) {
                throw notOpened(child);
            }
        }
        String ids;
        if (children.size() <= MOST_INLINE) {
            ids = children.stream().map(child -> String.valueOf(child.uid())).collect(Collectors.joining(","));
        } else {
            ids = "SELECT tbid FROM " + register(ids(List.copyOf(children)));
        }
        return "(SELECT * FROM " + picture.rows(this::register, null) + " WHERE tbid IN (" + ids + "))";
    }

    private Picture picture(Table table) {
        Table definer = core.definer(table);
        Picture picture = definer == null ? null : pictures.get(definer.uid());
        if (picture == null) {
            throw definer == null ? Failures.tableNotExist() : notOpened(table);
        }
        if (table instanceof Table.ChildTable && !picture.covers((int) table.uid())) {
            throw notOpened(table);
        }
        return picture;
    }

    private static RuntimeException notOpened(Table table) {
        return new IllegalArgumentException("the view was not opened on table " + table.name());
    }

    private String register(RowSource source) {
        long number = core.store.rows().add(source);
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
        return picture(table).children(this::register, table);
    }

    @Override
    public void interrupt() {
        synchronized (sources) { // else the connection may be another statement's by now
            if (!closed) {
                Interrupts.interrupt(connection);
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
        core.store.rollBack(connection);
        sources.forEach(core.store.rows()::remove);
    }
}
