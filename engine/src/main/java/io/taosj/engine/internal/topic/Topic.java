package io.taosj.engine.internal.topic;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.ddl.SmallObjects;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Parser;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.Statement;
import io.taosj.engine.internal.sql.TableRef;
import io.taosj.engine.internal.sql.TopicStatement;
import io.taosj.engine.internal.storage.StorageEngine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic's definition.
 *
 * @param created when, to tell it from a later topic of the same name
 * @param meta whether changes of tables are wanted
 * @param data whether rows are wanted
 * @param table the table or super table; null for topics of databases
 * @param where the condition on tags of a topic of a super table
 * @param query the query of a topic of a query
 */
record Topic(
        String name,
        String database,
        String created,
        boolean meta,
        boolean data,
        @Nullable String table,
        @Nullable Expr where,
        @Nullable Query query) {

    /** The topic of a name, or null. */
    static @Nullable Topic find(StorageEngine storage, String name) {
        Map<String, String> fields = new SmallObjects(storage).get(SmallObjects.TOPIC, name);
        return fields == null ? null : of(name, fields);
    }

    private static Topic of(String name, Map<String, String> fields) {
        String database = fields.getOrDefault("db", "");
        String created = fields.getOrDefault("created", "");
        Statement statement = Parser.parse(SqlText.of(fields.getOrDefault("sql", "")));
        if (statement instanceof TopicStatement.CreateFromQuery create
                && create.query() instanceof Query.Select select
                && select.from() instanceof TableRef.Named from) {
            return new Topic(name, database, created, false, true, from.name(), null, select);
        }
        if (statement instanceof TopicStatement.CreateFromStable create) {
            boolean data = create.meta() != TopicStatement.Meta.ONLY;
            boolean meta = create.meta() != TopicStatement.Meta.NONE;
            return new Topic(name, database, created, meta, data, create.table().name(), create.where(), null);
        }
        if (statement instanceof TopicStatement.CreateFromDatabase create) {
            boolean data = create.meta() != TopicStatement.Meta.ONLY;
            boolean meta = create.meta() != TopicStatement.Meta.NONE;
            return new Topic(name, database, created, meta, data, null, null, null);
        }
        throw new EngineException(0x3E3, "Invalid topic");
    }

    /** The table or super table, or an empty text. */
    String tableName() {
        return table == null ? "" : table;
    }

    /** The database that it reads, or null if it is gone. */
    @Nullable Database database(Catalog catalog) {
        return catalog.database(database);
    }
}
