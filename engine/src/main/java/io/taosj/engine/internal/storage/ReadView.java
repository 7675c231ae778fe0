package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Table;
import java.util.Collection;
import org.duckdb.DuckDBConnection;

/**
 * A consistent view of rows for one statement: everything acknowledged before it was opened, nothing half-written.
 *
 * <p>For use by one thread at a time, except {@link #interrupt()}.
 */
public interface ReadView extends AutoCloseable {

    /** A connection to the store for this statement alone; closed with the view. */
    DuckDBConnection connection();

    /**
     * The rows of a super table, or of one child or normal table, as something to put behind FROM in the store's SQL
     * (no alias): columns {@code tbid}, {@code ts} and the columns' store names. A child's or normal table's source holds
     * its own rows only.
     */
    String rows(Table table);

    /**
     * The rows of some children of a super table.
     *
     * @param children at least one, all of the same super table
     */
    String rows(Collection<Table.ChildTable> children);

    /**
     * Some of the {@link #rows(Table)}, in the same form: of each table at least the newest row, and for each column the
     * newest row in which it is not NULL. That is all that LAST_ROW and LAST of plain columns can ask for; the storage keeps
     * these rows in memory.
     */
    default String newestRows(Table table) {
        return rows(table);
    }

    /** The children of a super table with their tags: columns {@code tbid}, {@code tbname}, tags' store names. */
    String children(Table.SuperTable table);

    /** Stops what runs on the connection; any thread may call it. */
    void interrupt();

    @Override
    void close();
}
