package io.taosj.engine.internal.schemaless;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.ddl.ColumnRules;
import io.taosj.engine.internal.sql.Span;
import io.taosj.engine.internal.sql.TableStatement.ColumnClause;
import io.taosj.engine.internal.sql.TableStatement.StorageClause;
import io.taosj.engine.internal.sql.TypeName;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out the super table that some points need: a new one, one with more or wider columns, or the one that there is. */
final class SchemaPlan {
    private static final String TIME_COLUMN = "_ts";
    private static final String TAG_FOR_NONE = "_tag_null";
    private static final StorageClause NO_STORAGE = StorageClause.NONE;
    private static final Span NOWHERE = new Span(0, 0);

    private final Database database;
    private final StorageEngine storage;
    private final long now;
    private final long id;

    /** @param id names the request in error texts */
    SchemaPlan(Database database, StorageEngine storage, long now, long id) {
        this.database = database;
        this.storage = storage;
        this.now = now;
        this.id = id;
    }

    /** The definition that the points need; the catalog's own object if nothing has to change. */
    Table.SuperTable plan(SuperRows rows) {
        Table existing = database.table(rows.name());
        checkNames(rows);
        if (existing == null) {
            return create(rows);
        }
        if (!(existing instanceof Table.SuperTable stable)) {
            throw SmlErrors.notSuperTable(rows.name());
        }
        if (stable.columns().size() > 1 && stable.columns().get(1).key()) {
            throw SmlErrors.compositeKey();
        }
        return extend(stable, rows);
    }

    private static void checkNames(SuperRows rows) {
        for (Slot tag : rows.tags()) {
            if (rows.hasColumn(tag.name())) {
                throw SmlErrors.duplicate(tag.name());
            }
        }
    }

    private Table.SuperTable create(SuperRows rows) {
        List<ColumnClause> columns = new ArrayList<>();
        columns.add(clause(TIME_COLUMN, DataType.TIMESTAMP, -1));
        for (Slot slot : rows.columns()) {
            checkUniform(slot);
            columns.add(clause(slot, Widths.COLUMN));
        }
        List<ColumnClause> tags = new ArrayList<>();
        for (Slot slot : rows.tags()) {
            checkUniform(slot);
            tags.add(clause(slot, Widths.TAG));
        }
        if (tags.isEmpty()) {
            tags.add(clause(TAG_FOR_NONE, DataType.NCHAR, 1));
        }
        List<ColumnDef> columnDefs = ColumnRules.columns(columns, tags);
        List<ColumnDef> tagDefs = ColumnRules.tags(tags, columnDefs.size() + 1);
        return new Table.SuperTable(
                database.name(),
                rows.name(),
                storage.nextUid(),
                now,
                columnDefs,
                tagDefs,
                columnDefs.size() + tagDefs.size() + 1,
                1,
                null,
                List.of());
    }

    private void checkUniform(Slot slot) {
        Slot.Conflict conflict = slot.conflict();
        if (conflict != null) {
            throw SmlErrors.notSameType(
                    id,
                    slot.type().sqlName(),
                    conflict.type().sqlName(),
                    conflict.place().text());
        }
    }

    private static ColumnClause clause(Slot slot, Widths widths) {
        int length = slot.type().isVariable() ? widths.of(slot) : -1;
        return clause(slot.name(), slot.type(), length);
    }

    private static ColumnClause clause(String name, DataType type, int length) {
        return new ColumnClause(name, new TypeName(type, length, 0, 0), false, NO_STORAGE, NOWHERE);
    }

    private Table.SuperTable extend(Table.SuperTable table, SuperRows rows) {
        List<ColumnDef> tags = new ArrayList<>(table.tags());
        List<ColumnDef> columns = new ArrayList<>(table.columns());
        int nextId = table.nextColumnId();
        for (Slot slot : rows.tags()) {
            if (!merge(tags, columns, slot, Widths.TAG)) {
                tags.add(ColumnRules.tag(nextId++, checkedClause(slot, Widths.TAG)));
            }
        }
        for (Slot slot : rows.columns()) {
            if (!merge(columns, tags, slot, Widths.COLUMN)) {
                columns.add(ColumnRules.column(nextId++, checkedClause(slot, Widths.COLUMN)));
            }
        }
        boolean changed = !columns.equals(table.columns()) || !tags.equals(table.tags());
        return changed ? changed(table, columns, tags, nextId) : table;
    }

    private ColumnClause checkedClause(Slot slot, Widths widths) {
        checkUniform(slot);
        return clause(slot, widths);
    }

    private static Table.SuperTable changed(
            Table.SuperTable table, List<ColumnDef> columns, List<ColumnDef> tags, int nextId) {
        ColumnRules.checkCount(columns.size() + tags.size());
        ColumnRules.checkRow(columns);
        ColumnRules.checkTags(tags);
        return new Table.SuperTable(
                table.database(),
                table.name(),
                table.uid(),
                table.createdMillis(),
                columns,
                tags,
                nextId,
                table.version() + 1,
                table.comment(),
                table.options());
    }

    /** Checks what exists against what is needed and widens it in its list; false if it doesn't exist. */
    private boolean merge(List<ColumnDef> own, List<ColumnDef> other, Slot slot, Widths widths) {
        ColumnDef known = find(own, slot.name());
        if (known == null) {
            if (find(other, slot.name()) != null) {
                throw SmlErrors.duplicate(slot.name());
            }
            return false;
        }
        checkType(known, slot);
        if (widths.isTooNarrow(known, slot)) {
            TypeName wider = new TypeName(known.type(), widths.of(slot), 0, 0);
            own.set(own.indexOf(known), ColumnRules.longer(known, wider, widths == Widths.TAG));
        }
        return true;
    }

    private void checkType(ColumnDef known, Slot slot) {
        Slot.Conflict conflict = slot.conflict();
        if (known.type() != slot.type()) {
            throw mismatch(known, slot.type(), slot.place());
        }
        if (conflict != null) {
            throw mismatch(known, conflict.type(), conflict.place());
        }
    }

    private RuntimeException mismatch(ColumnDef known, DataType given, Place place) {
        return SmlErrors.typeMismatch(id, known.type().sqlName(), given.sqlName(), place.text());
    }

    static @Nullable ColumnDef find(List<ColumnDef> columns, String name) {
        for (ColumnDef column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        return null;
    }
}
