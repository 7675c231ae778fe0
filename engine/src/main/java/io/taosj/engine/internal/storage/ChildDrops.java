package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Table;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The children that a list of changes drops. Their definitions and tags go at once; their rows, which may lie anywhere in
 * the super table's rows, are only marked, so that dropping a thousand children is not a thousand passes over all rows.
 */
final class ChildDrops {
    private final Core core;
    private final Map<Table.SuperTable, List<Table.ChildTable>> dropped = new LinkedHashMap<>();

    ChildDrops(Core core) {
        this.core = core;
    }

    void add(Table.SuperTable parent, Table.ChildTable child) {
        dropped.computeIfAbsent(parent, key -> new ArrayList<>()).add(child);
    }

    /** Forgets the children of a table that is dropped itself, with everything in it. */
    void forget(Table parent) {
        dropped.keySet().removeIf(table -> table.uid() == parent.uid());
    }

    /** Does the store's part, after all other changes of the list. */
    void store(Statement statement) throws SQLException {
        for (Map.Entry<Table.SuperTable, List<Table.ChildTable>> entry : dropped.entrySet()) {
            Table.SuperTable parent = entry.getKey();
            long number = core.store.rows().add(StoredView.ids(entry.getValue()));
            try {
                String ids = "SELECT tbid FROM " + RowFunction.call(number);
                statement.execute("DELETE FROM " + parent.tagTable() + " WHERE tbid IN (" + ids + ")");
                core.catalogStore.dropChildren(statement, parent.uid(), ids);
            } finally {
                core.store.rows().remove(number);
            }
        }
    }
}
