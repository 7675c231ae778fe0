package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.TableStatement;
import io.taosj.engine.internal.sql.TableStatement.AlterAction;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What ALTER does to a super table. */
final class SuperTableAlter {
    private static final String SMA = "SMA(";

    private final Table.SuperTable table;
    private final DdlSession session;

    SuperTableAlter(Table.SuperTable table, DdlSession session) {
        this.table = table;
        this.session = session;
    }

    Table apply(AlterAction action) {
        if (action instanceof TableStatement.AddColumn add) {
            return addColumn(add);
        } else if (action instanceof TableStatement.DropColumn drop) {
            return dropColumn(drop.name());
        } else if (action instanceof TableStatement.ModifyColumn modify) {
            return modifyColumn(modify);
        } else if (action instanceof TableStatement.ModifyStorage modify) {
            return modifyStorage(modify);
        } else if (action instanceof TableStatement.RenameColumn) {
            throw DdlErrors.alter("Rename column only available for normal table");
        } else if (action instanceof TableStatement.SetTags) {
            throw DdlErrors.alter("Set tag value only available for child table");
        } else if (action instanceof TableStatement.SetOptions set) {
            return setOptions(TableOptions.of(set.options()));
        }
        return tagAction(action);
    }

    private Table tagAction(AlterAction action) {
        if (action instanceof TableStatement.AddTag add) {
            return addTag(add);
        } else if (action instanceof TableStatement.DropTag drop) {
            return dropTag(drop.name());
        } else if (action instanceof TableStatement.ModifyTag modify) {
            int index = tag(modify.name());
            ColumnDef longer = ColumnRules.longer(table.tags().get(index), modify.type(), true);
            List<ColumnDef> tags = ColumnList.with(table.tags(), index, longer);
            ColumnRules.checkTags(tags);
            return changed(table.columns(), tags, table.nextColumnId());
        } else if (action instanceof TableStatement.RenameTag rename) {
            return renameTag(rename);
        }
        throw DdlErrors.alter();
    }

    private Table addColumn(TableStatement.AddColumn add) {
        AlterExecutor.checkNoKey(add.column().primaryKey());
        ColumnDef column = ColumnRules.column(table.nextColumnId(), add.column());
        checkFree(column.name());
        ColumnRules.checkCount(table.columns().size() + table.tags().size() + 1);
        List<ColumnDef> columns = ColumnList.plus(table.columns(), column);
        ColumnRules.checkRow(columns);
        return withSma(changed(columns, table.tags(), table.nextColumnId() + 1));
    }

    /** The columns that a table is made with are those of its SMA; an added one is not, and SHOW CREATE says so. */
    private Table withSma(Table.SuperTable changed) {
        if (table.options().stream().anyMatch(SuperTableAlter::isSma)) {
            return changed;
        }
        List<String> options = new ArrayList<>(table.options());
        options.add(sma(table.columns().stream().map(c -> "`" + c.name() + "`").toList()));
        return withOptions(changed, options);
    }

    /** A dropped column leaves the SMA too, and stays out when a column of its name is added. */
    private Table withoutInSma(Table.SuperTable changed, String column) {
        String quoted = "`" + column + "`";
        List<String> options = table.options().stream()
                .map(o -> isSma(o)
                        ? sma(smaColumns(o).filter(c -> !c.equals(quoted)).toList())
                        : o)
                .toList();
        return withOptions(changed, options);
    }

    private static boolean isSma(String option) {
        return option.startsWith(SMA);
    }

    private static Stream<String> smaColumns(String option) {
        return Arrays.stream(option.substring(SMA.length(), option.length() - 1).split(","));
    }

    private static String sma(List<String> quotedColumns) {
        return SMA + String.join(",", quotedColumns) + ")";
    }

    private static Table withOptions(Table.SuperTable changed, List<String> options) {
        return new Table.SuperTable(
                changed.database(),
                changed.name(),
                changed.uid(),
                changed.createdMillis(),
                changed.columns(),
                changed.tags(),
                changed.nextColumnId(),
                changed.version(),
                changed.comment(),
                options);
    }

    private void checkFree(String name) {
        if (AlterExecutor.indexOf(table.columns(), name) >= 0) {
            throw DdlErrors.columnExists();
        }
        if (AlterExecutor.indexOf(table.tags(), name) >= 0) {
            throw DdlErrors.tagExists();
        }
    }

    private Table dropColumn(String name) {
        int index = AlterExecutor.indexOf(table.columns(), name);
        if (index < 0) {
            throw AlterExecutor.indexOf(table.tags(), name) >= 0
                    ? DdlErrors.of(0x36C, "Column does not exist")
                    : DdlErrors.columnMissing(name);
        }
        if (index == 0) {
            throw DdlErrors.of(0x3C2, "Invalid stable alter options");
        }
        AlterExecutor.checkNoKey(table.columns().get(index).key());
        if (table.columns().size() == 2) {
            throw DdlErrors.of(0x2651, "No columns can be dropped");
        }
        new SmallObjects(session.storage()).checkColumnUnused(table.database(), table.name(), name);
        return withoutInSma(
                changed(ColumnList.without(table.columns(), index), table.tags(), table.nextColumnId()), name);
    }

    private int column(String name) {
        int index = AlterExecutor.indexOf(table.columns(), name);
        if (index < 0) {
            throw DdlErrors.columnMissing(name);
        }
        return index;
    }

    private Table modifyColumn(TableStatement.ModifyColumn modify) {
        int index = column(modify.name());
        ColumnDef before = table.columns().get(index);
        AlterExecutor.checkNoKey(before.key());
        List<ColumnDef> columns =
                ColumnList.with(table.columns(), index, ColumnRules.longer(before, modify.type(), false));
        ColumnRules.checkRow(columns);
        return changed(columns, table.tags(), table.nextColumnId());
    }

    private Table modifyStorage(TableStatement.ModifyStorage modify) {
        int index = column(modify.name());
        List<ColumnDef> columns = ColumnList.with(
                table.columns(), index, NormalTableAlter.stored(table.columns().get(index), modify.storage()));
        return changed(columns, table.tags(), table.nextColumnId());
    }

    private Table addTag(TableStatement.AddTag add) {
        ColumnDef tag = ColumnRules.tag(table.nextColumnId(), add.tag());
        if (table.tags().stream().anyMatch(t -> t.type() == DataType.JSON)) {
            throw ColumnRules.onlyJson();
        }
        checkFree(tag.name());
        ColumnRules.checkCount(table.columns().size() + table.tags().size() + 1);
        List<ColumnDef> tags = ColumnList.plus(table.tags(), tag);
        ColumnRules.checkTags(tags);
        return changed(table.columns(), tags, table.nextColumnId() + 1);
    }

    private int tag(String name) {
        int index = AlterExecutor.indexOf(table.tags(), name);
        if (index < 0) {
            throw DdlErrors.tagMissing(name);
        }
        return index;
    }

    private Table dropTag(String name) {
        int index = tag(name);
        if (table.tags().get(index).type() == DataType.JSON) {
            throw ColumnRules.onlyJson();
        }
        if (table.tags().size() == 1) {
            throw DdlErrors.alter("the only tag cannot be dropped");
        }
        return changed(table.columns(), ColumnList.without(table.tags(), index), table.nextColumnId());
    }

    private Table renameTag(TableStatement.RenameTag rename) {
        int index = AlterExecutor.indexOf(table.tags(), rename.name());
        if (index < 0) {
            throw DdlErrors.of(0x36A, "Tag does not exist");
        }
        checkFree(rename.newName());
        ColumnDef renamed = ColumnRules.renamed(table.tags().get(index), rename.newName());
        return changed(table.columns(), ColumnList.with(table.tags(), index, renamed), table.nextColumnId());
    }

    private Table setOptions(TableOptions options) {
        if (options.ttl() >= 0) {
            throw DdlErrors.alter();
        }
        return copy(table.columns(), table.tags(), table.nextColumnId(), table.version(), options.comment());
    }

    private Table.SuperTable changed(List<ColumnDef> columns, List<ColumnDef> tags, int nextColumnId) {
        return copy(columns, tags, nextColumnId, table.version() + 1, table.comment());
    }

    private Table.SuperTable copy(
            List<ColumnDef> columns, List<ColumnDef> tags, int nextColumnId, int version, @Nullable String comment) {
        return new Table.SuperTable(
                table.database(),
                table.name(),
                table.uid(),
                table.createdMillis(),
                columns,
                tags,
                nextColumnId,
                version,
                comment,
                table.options());
    }
}
