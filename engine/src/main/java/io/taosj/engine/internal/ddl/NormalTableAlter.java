package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.TableStatement;
import io.taosj.engine.internal.sql.TableStatement.AlterAction;
import io.taosj.engine.internal.sql.TableStatement.StorageClause;
import java.util.List;

/** What ALTER does to a normal table. */
final class NormalTableAlter {
    private final Table.NormalTable table;

    NormalTableAlter(Table.NormalTable table) {
        this.table = table;
    }

    Table apply(AlterAction action) {
        if (action instanceof TableStatement.AddColumn add) {
            return addColumn(add);
        } else if (action instanceof TableStatement.DropColumn drop) {
            return dropColumn(drop.name());
        } else if (action instanceof TableStatement.ModifyColumn modify) {
            return modifyColumn(modify);
        } else if (action instanceof TableStatement.ModifyStorage modify) {
            int index = column(modify.name());
            ColumnDef stored = stored(table.columns().get(index), modify.storage());
            return changed(ColumnList.with(table.columns(), index, stored), table.nextColumnId());
        } else if (action instanceof TableStatement.RenameColumn rename) {
            return renameColumn(rename);
        } else if (action instanceof TableStatement.SetTags set) {
            throw DdlErrors.alter(
                    "Invalid tag name: " + set.assignments().get(0).name());
        } else if (action instanceof TableStatement.SetOptions set) {
            return setOptions(TableOptions.of(set.options()));
        }
        throw DdlErrors.alter();
    }

    static ColumnDef stored(ColumnDef column, StorageClause clause) {
        ColumnStorage before = new ColumnStorage(column.encode(), column.compress(), column.level());
        return ColumnRules.stored(column, before.alter(column.type(), clause));
    }

    private int column(String name) {
        int index = AlterExecutor.indexOf(table.columns(), name);
        if (index < 0) {
            throw DdlErrors.columnMissing(name);
        }
        return index;
    }

    private Table addColumn(TableStatement.AddColumn add) {
        AlterExecutor.checkNoKey(add.column().primaryKey());
        if (AlterExecutor.indexOf(table.columns(), add.column().name()) >= 0) {
            throw DdlErrors.duplicatedColumns();
        }
        ColumnDef column = ColumnRules.column(table.nextColumnId(), add.column());
        List<ColumnDef> columns = ColumnList.plus(table.columns(), column);
        ColumnRules.checkCount(columns.size());
        ColumnRules.checkRow(columns);
        return changed(columns, table.nextColumnId() + 1);
    }

    private Table dropColumn(String name) {
        int index = column(name);
        if (index == 0) {
            throw DdlErrors.of(0x264A, "Primary timestamp column cannot be dropped");
        }
        AlterExecutor.checkNoKey(table.columns().get(index).key());
        if (table.columns().size() == 2) {
            throw DdlErrors.of(0x2651, "No columns can be dropped");
        }
        return changed(ColumnList.without(table.columns(), index), table.nextColumnId());
    }

    private Table modifyColumn(TableStatement.ModifyColumn modify) {
        int index = column(modify.name());
        ColumnDef before = table.columns().get(index);
        AlterExecutor.checkNoKey(before.key());
        List<ColumnDef> columns =
                ColumnList.with(table.columns(), index, ColumnRules.longer(before, modify.type(), false));
        ColumnRules.checkRow(columns);
        return changed(columns, table.nextColumnId());
    }

    private Table renameColumn(TableStatement.RenameColumn rename) {
        int index = column(rename.name());
        if (AlterExecutor.indexOf(table.columns(), rename.newName()) >= 0) {
            throw DdlErrors.duplicatedColumns();
        }
        ColumnDef renamed = ColumnRules.renamed(table.columns().get(index), rename.newName());
        return changed(ColumnList.with(table.columns(), index, renamed), table.nextColumnId());
    }

    private Table changed(List<ColumnDef> columns, int nextColumnId) {
        return new Table.NormalTable(
                table.database(),
                table.name(),
                table.uid(),
                table.createdMillis(),
                columns,
                nextColumnId,
                table.version() + 1,
                table.vgroup(),
                table.ttlDays(),
                table.comment(),
                table.options());
    }

    private Table setOptions(TableOptions options) {
        return new Table.NormalTable(
                table.database(),
                table.name(),
                table.uid(),
                table.createdMillis(),
                table.columns(),
                table.nextColumnId(),
                table.version(),
                table.vgroup(),
                options.ttl() < 0 ? table.ttlDays() : options.ttl(),
                options.comment() == null ? table.comment() : options.comment(),
                table.options());
    }
}
