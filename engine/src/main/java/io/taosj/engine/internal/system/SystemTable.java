package io.taosj.engine.internal.system;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The definition of a table of a system database.
 *
 * @param columns with the marks of those that users without SYSINFO don't see
 * @param restricted whether only users with SYSINFO may read it
 * @param listed whether SHOW TABLES names it
 */
record SystemTable(String name, ColumnSpecs columns, boolean restricted, boolean listed, RowSource source) {

    /** A table for everybody. */
    static SystemTable open(String name, String columns, RowSource source) {
        return new SystemTable(name, ColumnSpecs.of(columns), false, true, source);
    }

    /** A table for users with SYSINFO. */
    static SystemTable restricted(String name, String columns, RowSource source) {
        return new SystemTable(name, ColumnSpecs.of(columns), true, true, source);
    }

    ResultSchema schema() {
        return columns.schema();
    }

    /** Positions of the columns that a user sees. */
    int[] visible(boolean sysinfo) {
        Set<String> hidden = sysinfo ? Set.of() : Set.copyOf(columns.restricted());
        List<ColumnInfo> all = schema().columns();
        int[] positions = new int[all.size()];
        int n = 0;
        for (int i = 0; i < positions.length; i++) {
            if (!hidden.contains(all.get(i).name())) {
                positions[n++] = i;
            }
        }
        return Arrays.copyOf(positions, n);
    }
}
