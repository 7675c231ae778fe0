package io.taosj.engine.internal.topic;

import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.storage.TableRows;
import java.util.Collection;
import java.util.List;

/** What topics ask the query layer for. */
public interface TopicQueries {

    /** Runs a topic's query as if its table held some rows only. */
    EngineResult rows(Query query, String database, List<TableRows> rows);

    /** Runs a topic's query on all that its table holds. */
    EngineResult all(Query query, String database);

    /** All rows of a child or normal table, all columns. */
    EngineResult all(Table table);

    /** The children of a super table for which a condition on tags holds. */
    Collection<Table.ChildTable> children(Table.SuperTable table, Expr condition);
}
