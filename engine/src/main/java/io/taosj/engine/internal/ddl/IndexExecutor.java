package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.IndexStatement;
import io.taosj.engine.internal.sql.ObjectName;
import java.util.List;
import java.util.Map;

/**
 * Indexes on tags: kept and shown, without effect on queries. Every super table has one on its first tag, which is not
 * kept because its name follows from the table.
 */
final class IndexExecutor {
    private final DdlSession session;
    private final Names names;
    private final SmallObjects objects;

    IndexExecutor(DdlSession session) {
        this.session = session;
        this.names = new Names(session);
        this.objects = new SmallObjects(session.storage());
    }

    void execute(IndexStatement statement) {
        if (statement instanceof IndexStatement.Create create) {
            create(create);
        } else if (statement instanceof IndexStatement.CreateSma create) {
            createSma(create);
        } else if (statement instanceof IndexStatement.Drop drop) {
            drop(drop);
        }
    }

    /** Names of indexes are unique within a database. */
    private static String key(String database, String name) {
        return database + "." + name;
    }

    private void create(IndexStatement.Create create) {
        Database database = names.databaseOf(create.table());
        Table table = database.table(create.table().name());
        if (table == null) {
            throw DdlErrors.tableMissing();
        }
        if (create.columns().size() > 1) {
            throw DdlErrors.of(0x2643, "Only one tag is allowed");
        }
        String tag = create.columns().get(0);
        if (!(table instanceof Table.SuperTable stable)) {
            throw table instanceof Table.ChildTable ? DdlErrors.superTableMissing() : DdlErrors.tagMissing(tag);
        }
        int index = AlterExecutor.indexOf(stable.tags(), tag);
        if (index < 0) {
            throw DdlErrors.tagMissing(tag);
        }
        String key = key(database.name(), create.name().name());
        if (objects.exists(SmallObjects.INDEX, key) || index == 0 || isIndexed(stable, tag)) {
            if (create.ifNotExists()) {
                return;
            }
            throw DdlErrors.of(0x483, "index already exists in db");
        }
        put(key, create.name(), stable, tag, "tag_index");
    }

    private boolean isIndexed(Table.SuperTable table, String tag) {
        for (String key : objects.with(SmallObjects.INDEX, "table", table.name())) {
            Map<String, String> fields = objects.get(SmallObjects.INDEX, key);
            if (fields != null && table.database().equals(fields.get("db")) && tag.equals(fields.get("column"))) {
                return true;
            }
        }
        return false;
    }

    private void createSma(IndexStatement.CreateSma create) {
        Database database = names.databaseOf(create.table());
        Table table = database.table(create.table().name());
        if (table == null) {
            throw DdlErrors.tableMissing();
        }
        String key = key(database.name(), create.name().name());
        if (objects.exists(SmallObjects.INDEX, key)) {
            if (create.ifNotExists()) {
                return;
            }
            throw DdlErrors.of(0x480, "SMA already exists");
        }
        put(key, create.name(), table, "", "sma_index");
    }

    private void put(String key, ObjectName name, Table table, String column, String type) {
        Fields fields = new Fields(session)
                .put("name", name.name())
                .put("db", table.database())
                .put("table", table.name())
                .put("column", column)
                .put("type", type);
        session.storage().change(List.of(SmallObjects.put(SmallObjects.INDEX, key, fields.map())));
    }

    private void drop(IndexStatement.Drop drop) {
        String key = key(names.databaseOf(drop.name()).name(), drop.name().name());
        if (objects.exists(SmallObjects.INDEX, key)) {
            session.storage().change(List.of(SmallObjects.remove(SmallObjects.INDEX, key)));
        } else if (!drop.ifExists()) {
            throw DdlErrors.of(0x484, "index not exist");
        }
    }
}
