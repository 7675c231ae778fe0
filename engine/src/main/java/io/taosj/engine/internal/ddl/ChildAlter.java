package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.insert.TagReader;
import io.taosj.engine.internal.insert.TimeContext;
import io.taosj.engine.internal.sql.TableStatement;
import io.taosj.engine.internal.sql.TableStatement.AlterAction;
import io.taosj.engine.internal.sql.TableStatement.TagAssignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ALTER does to a child table: tag values, comment, time to live. */
final class ChildAlter {
    private final Table.ChildTable table;
    private final Database database;
    private final DdlSession session;

    ChildAlter(Table.ChildTable table, Database database, DdlSession session) {
        this.table = table;
        this.database = database;
        this.session = session;
    }

    Table apply(AlterAction action) {
        if (action instanceof TableStatement.SetTags set) {
            return setTags(set.assignments());
        } else if (action instanceof TableStatement.SetOptions set) {
            return setOptions(TableOptions.of(set.options()));
        } else if (action instanceof TableStatement.DropColumn
                || action instanceof TableStatement.ModifyColumn
                || action instanceof TableStatement.ModifyStorage) {
            throw DdlErrors.of(0x524, "Invalid table action");
        }
        throw DdlErrors.alter();
    }

    private Table setTags(List<TagAssignment> assignments) {
        List<ColumnDef> tags =
                database.table(table.superTable()) instanceof Table.SuperTable stable ? stable.tags() : List.of();
        TagReader reader = new TagReader(new TimeContext(
                database.precision(), session.zone(), session.clock().instant()));
        List<@Nullable Object> values = new ArrayList<>(table.tags());
        Set<String> seen = new HashSet<>();
        for (TagAssignment assignment : assignments) {
            int index = AlterExecutor.indexOf(tags, assignment.name());
            if (index < 0) {
                throw DdlErrors.alter("Invalid tag name: " + assignment.name());
            }
            if (!seen.add(assignment.name())) {
                throw DdlErrors.duplicatedColumns();
            }
            values.set(index, reader.read(tags.get(index), assignment.value().text()));
        }
        return copy(values, table.ttlDays(), table.comment());
    }

    private Table setOptions(TableOptions options) {
        return copy(
                table.tags(),
                options.ttl() < 0 ? table.ttlDays() : options.ttl(),
                options.comment() == null ? table.comment() : options.comment());
    }

    private Table copy(List<@Nullable Object> tags, int ttlDays, @Nullable String comment) {
        return new Table.ChildTable(
                table.database(),
                table.name(),
                table.uid(),
                table.createdMillis(),
                table.superTable(),
                tags,
                table.vgroup(),
                ttlDays,
                comment);
    }
}
