package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was buffered of one row table at the moment when a view was opened, and how it is joined with what is stored. */
final class Picture {
    private final RowTable table;
    private final Table definer;
    private final @Nullable Set<Integer> wanted;
    private final Map<Integer, List<Run>> views;
    private final Set<Integer> dropped;
    private final LastRows.Known last;
    private final List<Table.ChildTable> newChildren;
    private final RowTable.@Nullable Plan plan;

    private Picture(
            RowTable table,
            Table definer,
            @Nullable Set<Integer> wanted,
            Map<Integer, List<Run>> views,
            Set<Integer> dropped,
            LastRows.Known last,
            List<Table.ChildTable> newChildren,
            RowTable.@Nullable Plan plan) {
        this.table = table;
        this.definer = definer;
        this.wanted = wanted;
        this.views = views;
        this.dropped = dropped;
        this.last = last;
        this.newChildren = newChildren;
        this.plan = plan;
    }

    /**
     * Takes the picture; under the publish and the write lock of the table.
     *
     * @param wanted the only tables whose rows will be asked for, or null for all
     */
    static Picture take(RowTable table, @Nullable Set<Integer> wanted) {
        List<Table.ChildTable> newChildren = new ArrayList<>();
        table.buffers().forEach(buffer -> newChildren.addAll(buffer.children()));
        return new Picture(
                table,
                table.definer(),
                wanted,
                RowTable.views(table.buffers(), wanted),
                table.dropped(),
                table.last().known(),
                newChildren,
                null);
    }

    /** The picture with its rows merged and split; under the publish lock, which need not be held afterwards. */
    Picture planned() throws SQLException {
        return new Picture(table, definer, wanted, views, dropped, last, newChildren, table.plan(views, null));
    }

    /** The stored rows without those of dropped children, as something to put behind FROM. */
    private String stored(Registry registry, @Nullable Integer tbid) {
        if (tbid != null) {
            return "(SELECT * FROM " + table.name() + " WHERE tbid = " + tbid + ")";
        }
        if (dropped.isEmpty()) {
            return table.name();
        }
        return "(SELECT * FROM " + table.name() + " WHERE tbid NOT IN (SELECT tbid FROM "
                + registry.add(StoredView.idNumbers(dropped)) + "))";
    }

    /** Whether everything that this view may read of the table is in the store. */
    boolean isStored() {
        return views.isEmpty();
    }

    boolean covers(int tbid) {
        return wanted == null || wanted.contains(tbid);
    }

    /** Registers rows with the store; returns what to put behind FROM. */
    interface Registry {
        String add(RowSource source);
    }

    /**
     * The rows, stored and buffered.
     *
     * @param tbid of the only table whose rows are wanted, or null for all
     */
    String rows(Registry registry, @Nullable Integer tbid) {
        String stored = stored(registry, tbid);
        List<RunSource.Slice> fresh = slices(plan == null ? List.of() : plan.fresh(), tbid);
        List<RunSource.Slice> late = slices(plan == null ? List.of() : plan.late(), tbid);
        if (fresh.isEmpty() && late.isEmpty()) {
            return stored;
        }
        List<ColumnDef> columns = Core.layout(definer).columns();
        String names = columns.stream().map(ColumnDef::storeName).collect(Collectors.joining(", ", "tbid, ", ""));
        List<String> parts = new ArrayList<>();
        if (late.isEmpty()) {
            parts.add("SELECT " + names + " FROM " + stored);
        } else {
            overlay(parts, columns, registry.add(new RunSource(late, columns, columns)), stored);
        }
        if (!fresh.isEmpty()) {
            parts.add("SELECT tbid, " + values(columns, "") + " FROM "
                    + registry.add(new RunSource(fresh, columns, List.of())));
        }
        return "(" + String.join(" UNION ALL ", parts) + ")";
    }

    /**
     * The rows that LAST_ROW and LAST of any column can ask for, and maybe others.
     *
     * @param statement of the reader, to find out what is not known
     * @param tbid of the only table whose rows are wanted, or null for all
     */
    String newestRows(Registry registry, Statement statement, @Nullable Integer tbid) throws SQLException {
        Map<Integer, RunSource.Slice> stored = newestStored(registry, statement, tbid);
        if (stored == null || (plan != null && !plan.late().isEmpty())) {
            return rows(registry, tbid);
        }
        List<ColumnDef> columns = Core.layout(definer).columns();
        Map<Integer, RunSource.Slice> all = new TreeMap<>(stored);
        NewestRows buffered = new NewestRows(columns);
        for (RunSource.Slice fresh : plan == null ? List.<RunSource.Slice>of() : plan.fresh()) {
            buffered.add(all.get(fresh.tbid()), fresh);
        }
        all.putAll(buffered.slices());
        if (tbid != null) {
            all.keySet().retainAll(Set.of(tbid));
        }
        String values = columns.stream()
                .map(column -> FlushSql.value(column, "") + " AS " + column.storeName())
                .collect(Collectors.joining(", "));
        return "(SELECT tbid, " + values + " FROM "
                + registry.add(new RunSource(List.copyOf(all.values()), columns, List.of())) + ")";
    }

    private @Nullable Map<Integer, RunSource.Slice> newestStored(
            Registry registry, Statement statement, @Nullable Integer tbid) throws SQLException {
        Map<Integer, RunSource.Slice> known = last.rows();
        if (known != null
                && (tbid == null ? last.unknown().isEmpty() : !last.unknown().contains(tbid))) {
            return known;
        }
        if (wanted != null || tbid != null) {
            return null; // some tables are read faster than all
        }
        LastRowsLoader loader = new LastRowsLoader(Core.layout(definer).columns());
        Map<Integer, RunSource.Slice> found = new HashMap<>();
        if (known == null) {
            found.putAll(loader.load(statement, stored(registry, null)));
        } else {
            found.putAll(known);
            found.putAll(loader.load(
                    statement,
                    "(SELECT * FROM " + table.name() + " WHERE tbid IN (SELECT tbid FROM "
                            + registry.add(StoredView.idNumbers(last.unknown())) + "))"));
        }
        table.last().learn(last, found);
        return found;
    }

    private static List<RunSource.Slice> slices(List<RunSource.Slice> all, @Nullable Integer tbid) {
        return tbid == null
                ? all
                : all.stream().filter(slice -> slice.tbid() == tbid).toList();
    }

    private static String values(List<ColumnDef> columns, String prefix) {
        return columns.stream().map(column -> FlushSql.value(column, prefix)).collect(Collectors.joining(", "));
    }

    /** Stored rows with newer cells laid over them, then the late rows that meet no stored one. */
    private void overlay(List<String> parts, List<ColumnDef> columns, String late, String stored) {
        String sameKey = columns.stream()
                .filter(ColumnDef::key)
                .map(key -> " AND t." + key.storeName() + " = s." + key.storeName())
                .collect(Collectors.joining("", "t.tbid = s.tbid AND t.ts = s.ts", ""));
        String cells = columns.stream()
                .map(column -> column.id() == 1 || column.key() ? "t." + column.storeName() : newestCell(column))
                .collect(Collectors.joining(", "));
        parts.add("SELECT t.tbid, " + cells + " FROM " + stored + " t LEFT JOIN " + late + " s ON " + sameKey);
        parts.add("SELECT s.tbid, " + values(columns, "s.") + " FROM " + late + " s WHERE NOT EXISTS (SELECT 1 FROM "
                + table.name() + " t WHERE " + sameKey + ")");
    }

    private static String newestCell(ColumnDef column) {
        return "CASE WHEN s." + RunSource.flagName(column) + " THEN " + FlushSql.value(column, "s.") + " ELSE t."
                + column.storeName() + " END AS " + column.storeName();
    }

    /** The children, stored and new. */
    String children(Registry registry, Table.SuperTable parent) {
        if (newChildren.isEmpty()) {
            return parent.tagTable();
        }
        String names = parent.tags().stream().map(ColumnDef::storeName).collect(Collectors.joining(", "));
        return "(SELECT tbid, tbname, " + names + " FROM " + parent.tagTable() + " UNION ALL SELECT "
                + TagSource.select(parent) + " FROM " + registry.add(TagSource.of(newChildren, parent)) + ")";
    }

    /** Which rows a statement may ask for: per row table the numbers of its tables, null for all. */
    static Map<RowTable, @Nullable Set<Integer>> wanted(Core core, List<? extends Table> tables) {
        Map<RowTable, @Nullable Set<Integer>> wanted = new HashMap<>();
        Set<RowTable> whole = new HashSet<>();
        for (Table table : tables) {
            RowTable rows = core.existingRowTable(table);
            if (!(table instanceof Table.ChildTable)) {
                whole.add(rows);
                wanted.put(rows, null);
            } else if (!whole.contains(rows)) {
                Set<Integer> ids = wanted.computeIfAbsent(rows, key -> new HashSet<>());
                if (ids != null) {
                    ids.add((int) table.uid());
                }
            }
        }
        return wanted;
    }
}
