package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.sql.Query;
import io.taosj.wire.ResultSchema;

/** Binds the query of a topic or stream without running it. */
public interface QueryDescriber {

    /**
     * Columns and nature of a query in the session's database.
     *
     * @throws io.taosj.engine.EngineException if the query is wrong
     */
    Description describe(Query query);

    /**
     * What a query is.
     *
     * @param schema labels and types of the result
     * @param aggregated whether its items have aggregate, selection or row-producing functions
     */
    record Description(ResultSchema schema, boolean aggregated) {}
}
