package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.DeleteStatement;
import io.taosj.engine.internal.sql.Expr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DELETE: a range of time, and for super tables a condition on tags, joined by AND. */
public final class DeleteExecutor {
    private static final int DATABASE_NOT_SPECIFIED = 0x2616;
    private static final int NO_RANGE = 0x2655;
    private static final int TABLE_NAME = 0x264C;
    private static final Set<String> TIME_NAMES = Set.of("_rowts", "_c0");
    private static final String NO_INFO = "Fail to get table info, error: ";

    private final InsertSession session;
    private final TagFilter filter;

    public DeleteExecutor(InsertSession session, TagFilter filter) {
        this.session = session;
        this.filter = filter;
    }

    /**
     * Runs the statement.
     *
     * @return number of deleted rows
     * @throws EngineException 0x2655 if the condition is no range of time, 0x264C if it is about {@code tbname}, and others
     */
    public long execute(DeleteStatement statement) {
        Database database = database(statement.table().database());
        Table table = database.table(statement.table().name());
        if (table == null) {
            throw withInfo(InsertErrors.noTable());
        }
        Split split = new Split(database, table);
        if (statement.where() != null) {
            split.add(statement.where());
        }
        List<Table> tables = split.tables(database);
        if (split.range.isEmpty() || tables.isEmpty()) {
            return 0;
        }
        return session.storage().delete(tables, split.range.from(), split.range.to());
    }

    private Database database(@Nullable String name) {
        String wanted = name == null ? session.database() : name;
        if (wanted == null) {
            throw new EngineException(DATABASE_NOT_SPECIFIED, "Database not specified");
        }
        if (SystemDatabases.contains(wanted)) {
            throw InsertErrors.invalid("Cannot delete from system database: `" + wanted + "`");
        }
        Database database = session.storage().catalog().database(wanted);
        if (database == null) {
            throw withInfo(InsertErrors.noDatabase());
        }
        return database;
    }

    private static EngineException withInfo(EngineException cause) {
        return new EngineException(cause.code(), NO_INFO + cause.getMessage());
    }

    /** The condition, taken apart at its ANDs. */
    private final class Split {
        private final Table table;
        private final TimeConstant constants;
        private final Set<String> columns = new HashSet<>();
        private final Set<String> tags = new HashSet<>();
        private final String time;
        private DeleteRange range = DeleteRange.ALL;
        private final List<Expr> tagConditions = new ArrayList<>();

        Split(Database database, Table table) {
            this.table = table;
            constants = new TimeConstant(new TimeContext(
                    database.precision(), session.zone(), session.clock().instant()));
            List<ColumnDef> all;
            if (table instanceof Table.NormalTable normal) {
                all = normal.columns();
            } else {
                Table.SuperTable stable = table instanceof Table.ChildTable child
                        ? InsertWork.superTable(database, child.superTable())
                        : (Table.SuperTable) table;
                all = stable.columns();
                stable.tags().forEach(tag -> tags.add(tag.name()));
            }
            all.forEach(column -> columns.add(column.name()));
            time = all.get(0).name();
        }

        void add(Expr condition) {
            if (condition instanceof Expr.Logical and && and.and()) {
                add(and.left());
                add(and.right());
                return;
            }
            boolean aboutTime = false;
            boolean aboutTags = false;
            for (Expr.ColumnRef ref : ColumnRefs.in(condition)) {
                if (isTime(ref)) {
                    aboutTime = true;
                } else if (isTag(ref)) {
                    aboutTags = true;
                } else {
                    throw noRange();
                }
            }
            if (aboutTime && aboutTags) {
                throw noRange();
            }
            if (aboutTime) {
                narrow(condition);
            } else if (aboutTags) {
                tagConditions.add(condition);
            } else if (!filter.holds(condition)) {
                range = new DeleteRange(0, -1);
            }
        }

        private boolean isTime(Expr.ColumnRef ref) {
            return ref.name().equals(time) || !ref.quoted() && TIME_NAMES.contains(ref.name());
        }

        private boolean isTag(Expr.ColumnRef ref) {
            if (ref.name().equals("tbname") && !ref.quoted()) {
                throw new EngineException(TABLE_NAME, "Invalid tbname pseudo column");
            }
            if (!columns.contains(ref.name()) && !tags.contains(ref.name())) {
                throw InsertErrors.noColumn(ref.name());
            }
            return tags.contains(ref.name());
        }

        private void narrow(Expr condition) {
            DeleteRange narrowed = range.narrow(condition, constants);
            if (narrowed == null) {
                throw noRange();
            }
            range = narrowed;
        }

        /** The tables whose rows go. */
        List<Table> tables(Database database) {
            if (table instanceof Table.NormalTable || tagConditions.isEmpty() && table instanceof Table.ChildTable) {
                return List.of(table);
            }
            String parent = table instanceof Table.ChildTable child ? child.superTable() : table.name();
            Table.SuperTable stable = InsertWork.superTable(database, parent);
            Collection<Table.ChildTable> left = database.children(parent);
            for (Expr condition : tagConditions) {
                Set<Long> matching = new HashSet<>();
                filter.children(stable, condition).forEach(child -> matching.add(child.uid()));
                left = left.stream().filter(c -> matching.contains(c.uid())).toList();
            }
            boolean all = table instanceof Table.SuperTable;
            return left.stream()
                    .filter(c -> all || c.uid() == table.uid())
                    .map(Table.class::cast)
                    .toList();
        }
    }

    private static EngineException noRange() {
        return new EngineException(NO_RANGE, "The DELETE statement must only have a definite time window range");
    }
}
