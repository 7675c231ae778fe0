package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects what one list of catalog changes means for the history; tables dropped together are one change. */
final class ChangeCollector {
    private final List<Change> changes = new ArrayList<>();
    private final List<Table> dropped = new ArrayList<>();

    List<Change> changes() {
        endDrop();
        return changes;
    }

    private void endDrop() {
        if (!dropped.isEmpty()) {
            changes.add(new Change.Dropped(dropped));
            dropped.clear();
        }
    }

    void created(List<? extends Table> tables, Function<Table.ChildTable, List<Integer>> tagIds) {
        endDrop();
        List<Change.Child> children = new ArrayList<>();
        List<Table> others = new ArrayList<>();
        for (Table table : tables) {
            if (table instanceof Table.ChildTable child) {
                children.add(new Change.Child(child, tagIds.apply(child)));
            } else {
                others.add(table);
            }
        }
        if (!others.isEmpty()) {
            changes.add(new Change.Created(others));
        }
        if (!children.isEmpty()) {
            changes.add(new Change.Written(children, List.of()));
        }
    }

    void replaced(Table before, Table after, List<Integer> tagIds) {
        endDrop();
        changes.add(new Change.Replaced(before, after, tagIds));
    }

    void dropped(Table table) {
        if (table instanceof Table.SuperTable) {
            endDrop();
            changes.add(new Change.Dropped(List.of(table)));
        } else {
            dropped.add(table);
        }
    }
}
