package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.StatementContext;
import java.time.ZoneId;

/**
 * What a query needs to know of the session and the statement that it stands in.
 *
 * @param context the statement's context; its precision counts only where no table gives one
 * @param windowZone the server's zone, in which INTERVAL windows of days and longer are aligned
 * @param systemTables the tables of the system databases
 * @param timeoutMillis how long the query may run, 0 without limit
 * @param stop stops the query
 */
public record QuerySession(
        StatementContext context, ZoneId windowZone, TableSource systemTables, long timeoutMillis, StopSwitch stop) {

    /** Of a query that nobody can stop. */
    public QuerySession(StatementContext context, ZoneId windowZone, TableSource systemTables, long timeoutMillis) {
        this(context, windowZone, systemTables, timeoutMillis, new StopSwitch());
    }
}
