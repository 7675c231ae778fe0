package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.ObjectName;
import io.taosj.engine.internal.sql.TableStatement;
import io.taosj.engine.internal.storage.CatalogChange;
import java.util.List;

/** ALTER TABLE and ALTER STABLE: finds the table and lets the rules of its kind make the new definition. */
final class AlterExecutor {
    private final DdlSession session;
    private final Names names;

    AlterExecutor(DdlSession session) {
        this.session = session;
        this.names = new Names(session);
    }

    void alter(TableStatement.Alter alter) {
        ObjectName name = alter.table();
        Database database = names.databaseOf(name, "alter");
        Table table = database.table(name.name());
        if (table == null) {
            throw DdlErrors.tableMissing();
        }
        if (alter.stable() && !(table instanceof Table.SuperTable)) {
            throw DdlErrors.superTableMissing();
        }
        Table changed;
        if (table instanceof Table.SuperTable stable) {
            changed = new SuperTableAlter(stable, session).apply(alter.action());
        } else if (table instanceof Table.ChildTable child) {
            changed = new ChildAlter(child, database, session).apply(alter.action());
        } else {
            changed = new NormalTableAlter((Table.NormalTable) table).apply(alter.action());
        }
        session.storage().change(List.of(new CatalogChange.ReplaceTable(changed)));
    }

    /** Position of a column or tag, or -1. */
    static int indexOf(List<ColumnDef> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    static void checkNoKey(boolean key) {
        if (key) {
            throw DdlErrors.of(0x267A, "primary key column can not be added, modified, and dropped");
        }
    }
}
