package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Table;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows of one table in the history of changes, sorted by key; only what was written, merged with nothing older. */
public final class TableRows {
    private final Table table;
    private final Table definer;
    private final Supplier<Run> source;
    private volatile @Nullable Run decoded;

    TableRows(Table table, Table definer, Supplier<Run> source) {
        this.table = table;
        this.definer = definer;
        this.source = source;
    }

    /** The child or normal table. */
    public Table table() {
        return table;
    }

    /** The super or normal table with the columns of the time of writing. */
    public Table definer() {
        return definer;
    }

    /** Number of rows. */
    public int rows() {
        return run().rows();
    }

    /** The time of a row. */
    public long time(int row) {
        return run().time(row);
    }

    /** The values of a column, or null if none was given. */
    public @Nullable ColumnData column(int id) {
        return run().column(id);
    }

    /** The rows; read from the log when first asked for, because most readers want some tables only. */
    Run run() {
        Run known = decoded;
        if (known == null) {
            known = source.get();
            decoded = known;
        }
        return known;
    }
}
