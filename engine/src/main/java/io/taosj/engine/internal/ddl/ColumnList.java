package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.ColumnDef;
import java.util.ArrayList;
import java.util.List;

/** Changed copies of lists of columns. */
final class ColumnList {
    private ColumnList() {}

    static List<ColumnDef> plus(List<ColumnDef> columns, ColumnDef added) {
        List<ColumnDef> changed = new ArrayList<>(columns);
        changed.add(added);
        return changed;
    }

    static List<ColumnDef> without(List<ColumnDef> columns, int index) {
        List<ColumnDef> changed = new ArrayList<>(columns);
        changed.remove(index);
        return changed;
    }

    static List<ColumnDef> with(List<ColumnDef> columns, int index, ColumnDef replacement) {
        List<ColumnDef> changed = new ArrayList<>(columns);
        changed.set(index, replacement);
        return changed;
    }
}
