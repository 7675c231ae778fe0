package io.taosj.engine.internal.topic;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.storage.Change;
import io.taosj.engine.internal.storage.TableRows;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects changes for one message: rows up to a limit, together with the tables that were created for them, or one change
 * of tables (several with batches).
 */
final class Collector {
    private static final int MOST_METAS = 1024;

    private final TopicReader reader;
    private final Database database;
    private final int vgroup;
    private final boolean batch;
    private final int mostRows;
    private final List<TableRows> rows = new ArrayList<>();
    private final List<MetaJson.NamedChild> children = new ArrayList<>();
    private final List<String> metas = new ArrayList<>();
    private int count;
    private long stopped = -1;

    /**
     * Starts empty.
     *
     * @param batch whether several changes of tables may come together
     * @param mostRows how many rows are enough
     */
    Collector(TopicReader reader, Database database, int vgroup, boolean batch, int mostRows) {
        this.reader = reader;
        this.database = database;
        this.vgroup = vgroup;
        this.batch = batch;
        this.mostRows = mostRows;
    }

    List<TableRows> rows() {
        return rows;
    }

    /** Changes of tables; with rows, the one creation of all tables that were created for them. */
    List<String> metas() {
        return children.isEmpty() ? metas : List.of(MetaJson.created(children));
    }

    boolean isEmpty() {
        return rows.isEmpty() && metas.isEmpty();
    }

    /** The number of the first change that belongs to the next message, or -1 if all that was seen belongs to this one. */
    long stopped() {
        return stopped;
    }

    /** Takes the next change; returns whether one more may be taken. */
    boolean add(long number, Change change) {
        if (change instanceof Change.Written written) {
            List<TableRows> wanted = wantedRows(written);
            List<MetaJson.NamedChild> created = reader.wantsMeta() ? children(number, written) : List.of();
            if (!wanted.isEmpty()) {
                return add(number, wanted, created);
            }
            return created.isEmpty() || addMetas(number, List.of(MetaJson.created(created)));
        }
        List<String> changes = reader.wantsMeta() ? metas(number, change) : List.of();
        return changes.isEmpty() || addMetas(number, changes);
    }

    private boolean add(long number, List<TableRows> wanted, List<MetaJson.NamedChild> created) {
        if (!metas.isEmpty()) {
            stopped = number;
            return false;
        }
        rows.addAll(wanted);
        children.addAll(created);
        for (TableRows table : wanted) {
            count += table.rows();
        }
        return count < mostRows;
    }

    private boolean addMetas(long number, List<String> changes) {
        if (!rows.isEmpty() || !metas.isEmpty() && !batch) {
            stopped = number;
            return false;
        }
        metas.addAll(changes);
        return batch && metas.size() < MOST_METAS;
    }

    private List<TableRows> wantedRows(Change.Written written) {
        if (!reader.wantsData()) {
            return List.of();
        }
        List<TableRows> wanted = new ArrayList<>();
        for (TableRows one : written.rows()) {
            boolean exists = database.table(one.table().uid()) != null;
            if (exists && isHere(one.table()) && reader.wants(database, one.table())) {
                wanted.add(one);
            }
        }
        return wanted;
    }

    /** Whether a child or normal table belongs to the vgroup; a child without its super table belongs nowhere. */
    private boolean isHere(Table table) {
        if (!table.database().equals(database.name())) {
            return false;
        }
        if (table instanceof Table.ChildTable child) {
            return child.vgroup() == vgroup
                    && database.table(child.superTable()) instanceof Table.SuperTable parent
                    && parent.createdMillis() <= child.createdMillis();
        }
        return table instanceof Table.NormalTable normal && normal.vgroup() == vgroup;
    }

    private boolean wants(Table table) {
        if (table instanceof Table.SuperTable stable) {
            return stable.database().equals(database.name()) && reader.wantsSuper(stable);
        }
        return isHere(table) && reader.wants(database, table);
    }

    private List<String> metas(long number, Change change) {
        List<String> out = new ArrayList<>();
        if (change instanceof Change.Created created) {
            created.tables().stream().filter(this::wants).map(MetaJson::created).forEach(out::add);
        } else if (change instanceof Change.Replaced replaced && wants(replaced.after())) {
            out.addAll(AlterJson.of(replaced.before(), replaced.after(), tags(number, replaced)));
        } else if (change instanceof Change.Dropped dropped) {
            dropped(dropped, out);
        } else if (change instanceof Change.Deleted deleted) {
            deleted(deleted, out);
        }
        return out;
    }

    private List<ColumnDef> tags(long number, Change.Replaced replaced) {
        return replaced.after() instanceof Table.ChildTable child
                ? tags(number, child.superTable(), replaced.tagIds())
                : List.of();
    }

    private List<ColumnDef> tags(long number, String superTable, List<Integer> ids) {
        return database.table(superTable) instanceof Table.SuperTable table
                ? reader.definitions().tags(table, ids, number)
                : List.of();
    }

    private List<MetaJson.NamedChild> children(long number, Change.Written written) {
        List<MetaJson.NamedChild> created = new ArrayList<>();
        for (Change.Child child : written.created()) {
            if (wants(child.table())) {
                List<ColumnDef> tags = tags(number, child.table().superTable(), child.tagIds());
                created.add(new MetaJson.NamedChild(child.table(), tags));
            }
        }
        return created;
    }

    private void dropped(Change.Dropped dropped, List<String> out) {
        List<Table> tables = dropped.tables().stream().filter(this::wants).toList();
        List<Table> plain = tables.stream()
                .filter(table -> !(table instanceof Table.SuperTable))
                .toList();
        tables.stream()
                .filter(Table.SuperTable.class::isInstance)
                .map(MetaJson::droppedSuper)
                .forEach(out::add);
        if (!plain.isEmpty()) {
            out.add(MetaJson.dropped(plain));
        }
    }

    private void deleted(Change.Deleted deleted, List<String> out) {
        for (Table table : deleted.tables()) {
            Table definer = table instanceof Table.ChildTable child ? database.table(child.superTable()) : table;
            if (definer != null && wants(table)) {
                String time = RowBlocks.columns(definer).get(0).name();
                out.add(MetaJson.deleted(table.name(), time, deleted.from(), deleted.to()));
            }
        }
    }
}
