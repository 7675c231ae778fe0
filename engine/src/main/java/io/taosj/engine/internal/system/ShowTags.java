package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.ObjectName;
import io.taosj.engine.internal.sql.Query.SelectItem;
import io.taosj.engine.internal.sql.ShowStatement;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.ResultSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs SHOW TAGS FROM a child table and SHOW TABLE TAGS FROM a super table. */
final class ShowTags {
    private static final ResultSchema TAGS = ColumnSpecs.schemaOf(TableTables.TAG_COLUMNS);
    private static final String TBNAME = "tbname";
    private static final int TBNAME_LENGTH = 270;
    /** stands for the table's name among the positions of tags */
    private static final int NAME_POSITION = -1;

    private final SystemContext context;

    ShowTags(SystemContext context) {
        this.context = context;
    }

    /** SHOW TAGS: one row per tag of a child; a super table itself has no tag values. */
    EngineResult tags(ObjectName name, SystemSession session) {
        Database database = database(name, session);
        Table table = tagged(database, name);
        return Results.of(TAGS, sink -> {
            if (table instanceof Table.ChildTable child) {
                TableTables.tagsOf(database, child, sink);
            }
        });
    }

    /** SHOW TABLE TAGS: one row per child, one column per tag. */
    EngineResult tableTags(ShowStatement.TableTags statement, SystemSession session) {
        Database database = database(statement.table(), session);
        Table table = tagged(database, statement.table());
        Table.SuperTable superTable;
        Collection<Table.ChildTable> children;
        if (table instanceof Table.ChildTable child) {
            superTable = Names.superTable(database, child);
            children = List.of(child);
        } else {
            superTable = (Table.SuperTable) table;
            children = database.children(superTable.name());
        }
        List<Output> outputs = outputs(statement.items(), superTable.tags());
        ResultSchema schema =
                new ResultSchema(outputs.stream().map(Output::column).toList(), database.precision());
        return Results.of(schema, sink -> children.forEach(child -> sink.row(values(child, outputs))));
    }

    private static @Nullable Object[] values(Table.ChildTable child, List<Output> outputs) {
        @Nullable Object[] row = new @Nullable Object[outputs.size()];
        for (int i = 0; i < row.length; i++) {
            int position = outputs.get(i).position();
            row[i] = position == NAME_POSITION ? child.name() : TagText.value(child, position);
        }
        return row;
    }

    private static List<Output> outputs(List<SelectItem> items, List<ColumnDef> tags) {
        List<Output> out = new ArrayList<>();
        if (items.isEmpty()) {
            out.add(tableName(TBNAME));
            for (int i = 0; i < tags.size(); i++) {
                out.add(new Output(i, tags.get(i).info()));
            }
        }
        for (SelectItem item : items) {
            out.add(output(item, tags));
        }
        return out;
    }

    private static Output output(SelectItem item, List<ColumnDef> tags) {
        String alias = item.alias();
        String name = item.text();
        if (item.expr() instanceof Expr.ColumnRef ref) {
            name = ref.name();
            if (name.equals(TBNAME) && !ref.quoted()) {
                return tableName(alias == null ? TBNAME : alias);
            }
            for (int i = 0; i < tags.size(); i++) {
                if (tags.get(i).name().equals(name)) {
                    ColumnInfo column = tags.get(i).info();
                    return new Output(i, alias == null ? column : column.withName(alias));
                }
            }
        }
        throw new EngineException(0x2602, "Invalid column name: " + name);
    }

    private static Output tableName(String label) {
        return new Output(NAME_POSITION, ColumnInfo.of(label, DataType.VARCHAR, TBNAME_LENGTH));
    }

    private Database database(ObjectName name, SystemSession session) {
        String database = Names.listedDatabase(name.database(), session);
        if (SystemDatabase.find(database) != null) {
            throw noTags();
        }
        return context.database(database);
    }

    private static Table tagged(Database database, ObjectName name) {
        Table table = database.table(name.name());
        if (table == null) {
            throw new EngineException(0x2662, "Fail to get table info, error: Table does not exist");
        }
        if (table instanceof Table.NormalTable) {
            throw noTags();
        }
        return table;
    }

    private static EngineException noTags() {
        return new EngineException(0x2665, "Tags can only applied to super table and child table");
    }

    /** A result column: the table's name or the tag at a position. */
    private record Output(int position, ColumnInfo column) {}
}
